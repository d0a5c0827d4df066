import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../shared/commands/duty-place.ts';
import { datedDuties } from '../../../shared/commands/duty-urgency.ts';
import { upcomingFor } from '../../../renderer/features/inbox/upcoming.ts';
import {
  DAY,
  dutiesOf,
  EMPTY_STATE,
  writeInstant,
  type Duty,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import { aBallot, OPENED } from '../ballots/a-ballot.ts';

const twg = (change: Partial<Twg>): Twg => ({
  id: 'ops',
  name: 'Mainnet Operations',
  stage: 'formed',
  creator: 'cai',
  facilitators: ['cai'],
  charter: { scope: '', limits: '', outputs: [], durationDays: 90, profiles: '' },
  circulation: null,
  roster: [{ person: 'ada', role: 'contributor' }],
  presented: null,
  formedAt: OPENED,
  nomination: null,
  revision: null,
  updates: { since: OPENED, days: 14 },
  outputs: [],
  ...change,
});

const STATE: State = {
  ...EMPTY_STATE,
  twg: EMPTY_STATE.twg
    .set('ops', twg({}))
    .set(
      'other',
      twg({ id: 'other', name: 'Other', roster: [], creator: 'x', facilitators: ['x'] }),
    )
    .set(
      'new',
      twg({
        id: 'new',
        name: 'New',
        stage: 'circulating',
        creator: 'ada',
        roster: [],
        circulation: {
          startedAt: OPENED,
          endsAt: OPENED + 7 * DAY,
          days: 7,
          max: 14,
          channels: [],
        },
      }),
    ),
  ballot: EMPTY_STATE.ballot.set('vote-1', aBallot()),
  openBallots: ['vote-1'],
  output: EMPTY_STATE.output.set('report', { id: 'report', twg: 'ops' } as never),
  concern: EMPTY_STATE.concern.set('worry', { id: 'worry', output: 'report' } as never),
};

describe('where a duty is done', () => {
  it.each([
    ['ballot.cast', 'ballot', 'vote-1', '#/ballots/vote-1'],
    ['members.choose', 'twg', 'new', '#/groups/new/proposal'],
    ['proposal.present', 'twg', 'new', '#/groups/new/proposal'],
    ['update.post', 'twg', 'ops', '#/groups/ops'],
    ['output.assign', 'output', 'report', '#/outputs/report'],
    ['dip.merge', 'dip', 'report', '#/dips/report'],
    ['concern.resolve', 'concern', 'worry', '#/dips/report'],
    ['dip.submit', 'output', 'report', '#/dips/report'],
    ['concern.resolve', 'concern', 'gone', '#/dips'],
    ['output.assign', 'output', 'gone', '#/groups'],
  ])('%s of the %s %s is done at %s', (duty, kind, id, place) => {
    expect(placeOf({ duty, subject: { kind, id } }, STATE)).toBe(place);
  });
});

describe('how pressing a duty is', () => {
  const duty = (due?: number): Duty => ({
    duty: 'ballot.cast',
    subject: { kind: 'ballot', id: 'x' },
    consequence: 'ballot-closes-without-your-vote',
    ...(due === undefined ? {} : { due: writeInstant(due) }),
  });

  it('is overdue at the very instant, soon within two days, later, or without a date', () => {
    const now = OPENED;
    const dues = [now, now + 1, now + 2 * DAY, now + 2 * DAY + 1, undefined];
    expect(datedDuties(dues.map(duty), now).map(({ urgency }) => urgency)).toEqual([
      'overdue',
      'soon',
      'soon',
      'later',
      'undated',
    ]);
  });
});

describe('what comes next', () => {
  it('lists the deadlines of the groups and ballots of a person, the nearest first', () => {
    expect(upcomingFor(STATE, 'ada', OPENED)).toEqual([
      {
        at: OPENED + 7 * DAY,
        what: 'Ballot closes. Forming a group: Mainnet Operations',
        to: '#/ballots/vote-1',
      },
      { at: OPENED + 7 * DAY, what: 'The circulation of New ends', to: '#/groups/new/proposal' },
      {
        at: OPENED + 14 * DAY,
        what: 'The next update of Mainnet Operations is due',
        to: '#/groups/ops',
      },
      { at: OPENED + 90 * DAY, what: 'The charter of Mainnet Operations ends', to: '#/groups/ops' },
    ]);
  });

  it('leaves out what is over, and of groups of others all but those that look for members', () => {
    expect(upcomingFor(STATE, 'ada', OPENED + 14 * DAY).map(({ what }) => what)).toEqual([
      'The charter of Mainnet Operations ends',
    ]);
    expect(upcomingFor(STATE, 'zed', OPENED)).toEqual([
      {
        at: OPENED + 7 * DAY,
        what: 'New looks for members: its circulation ends',
        to: '#/groups/new',
      },
    ]);
    expect(upcomingFor(STATE, 'zed', OPENED + 7 * DAY)).toEqual([]);
  });

  it('has nothing to say of an association that is not founded', () => {
    expect(dutiesOf(EMPTY_STATE, 'ada', OPENED)).toEqual([]);
  });
});
