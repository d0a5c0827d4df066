/** Ballots: the relay closes them at their closing instant, and counts. */

import { known, type State } from '../../../shared/rules/index.ts';
import { outputs, play } from '../moves.ts';
import { CAST, DAY, HOUR, stages, type World } from '../world.ts';
import { BALLOT_OUTCOME_CASES } from './ballot-outcomes.ts';
import type { Case } from './case.ts';
import { LATE_CASES } from './late-acts.ts';
import { equal } from './look.ts';
import { variations, type Base } from './variations.ts';
import { atClosing, both, day, groups, leaves, once, voted, works, written } from './worlds.ts';

/** The TSC votes on a group from day 7 to day 14: tess, tim and tom. */
const { voting } = groups;
const close: Base = {
  act: 'ballot.close',
  world: () => atClosing(voting()),
  by: 'relay',
  data: { ballot: 'formation-1' },
};

const WHEN = variations(close, [
  {
    clause: 'at its closing instant',
    expect: leaves('ballot', 'formation-1', { status: 'closed', closedAt: day(14) }),
  },
  {
    clause: 'a millisecond before it is too early',
    world: () => voting().clock(day(14) - 1),
    expect: { code: 'too-early', closesAt: written(14) },
  },
  {
    clause: 'after it, as of it',
    world: () => voting().clock(day(14) + HOUR),
    expect: leaves('ballot', 'formation-1', { closedAt: day(14) }),
  },
  {
    clause: 'not everyone has voted: not before its end',
    world: () => voting().votes(['tess', 'tim'], 'formation-1', 'yes').clock(day(13)),
    expect: { code: 'too-early', closesAt: written(14) },
  },
  {
    clause: 'everyone has voted within 24 hours: too early a millisecond before they are over',
    world: () =>
      voting()
        .later(HOUR)
        .votes(CAST.tsc, 'formation-1', 'yes')
        .clock(day(8) - 1),
    expect: { code: 'too-early', closesAt: written(8) },
  },
  {
    clause: 'everyone has voted within 24 hours: exactly 24 hours after opening',
    world: () => voting().later(HOUR).votes(CAST.tsc, 'formation-1', 'yes').clock(day(8)),
    expect: both(
      leaves('ballot', 'formation-1', { closedAt: day(8), outcome: 'passed' }),
      leaves('twg', 'ops', { formedAt: day(8) }),
    ),
  },
  {
    clause: 'everyone has voted at the end of 24 hours',
    world: () => voting().until(day(8)).votes(CAST.tsc, 'formation-1', 'yes'),
    expect: leaves('ballot', 'formation-1', { closedAt: day(8) }),
  },
  {
    clause: 'everyone has voted after 24 hours: at the completing act',
    world: () =>
      voting()
        .until(day(9))
        .votes(['tess', 'tim'], 'formation-1', 'no')
        .until(day(10) + HOUR)
        .vote('tom', 'formation-1', 'no'),
    expect: leaves('ballot', 'formation-1', { closedAt: day(10) + HOUR }),
  },
  {
    clause: 'everyone has voted or recused: at the completing recusal',
    world: () =>
      voting()
        .votes(['tess', 'tim'], 'formation-1', 'no')
        .until(day(10))
        .do('tom', 'ballot.recuse', { ballot: 'formation-1', reason: 'My employer.' }),
    expect: leaves('ballot', 'formation-1', { closedAt: day(10) }),
  },
  {
    clause: 'a ballot of one day ends with its 24 hours, whoever has voted',
    world: () =>
      stages
        .chosen(groups.founded())
        .later(7 * DAY)
        .do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1', days: 1 })
        .votes(CAST.tsc, 'formation-1', 'yes')
        .clock(day(8)),
    expect: leaves('ballot', 'formation-1', { closedAt: day(8) }),
  },
  {
    clause: 'a closed ballot is never closed again',
    world: groups.formed,
    expect: { code: 'ballot-closed', closedAt: written(14) },
  },
  {
    clause: 'ballot-closed before too-early',
    world: () =>
      voting()
        .later(DAY)
        .do('alice', 'ballot.withdraw', { ballot: 'formation-1', reason: 'Early.' }),
    expect: { code: 'ballot-closed', closedAt: written(8) },
  },
  ...['alice', 'tess', 'sam'].map((by) => ({
    clause: `only the relay closes: not ${by}`,
    by,
    expect: { code: 'not-permitted', needs: 'relay' } as const,
  })),
  {
    clause: 'not-permitted before ballot-closed',
    world: groups.formed,
    by: 'alice',
    expect: { code: 'not-permitted', needs: 'relay' },
  },
  {
    clause: 'a ballot that is not there',
    with: { ballot: 'nothing' },
    expect: { code: 'unknown', kind: 'ballot', id: 'nothing' },
  },
]);

/** A second group, `zoo`, whose proposal is presented at the same instant. */
const twoVotes = once(() => {
  const second = (world: World): World =>
    ['alice', 'carol'].reduce<World>(
      (at, person) => at.do(person, 'interest.express', { twg: 'zoo' }),
      world
        .do('bob', 'proposal.create', {
          twg: 'zoo',
          name: 'Zoo',
          charter: known(stages.draft(world).state, 'twg', 'ops').charter,
          facilitators: ['bob'],
        })
        .do('bob', 'proposal.circulate', {
          twg: 'zoo',
          channels: [{ kind: 'slack', name: '#zoo' }],
          days: 7,
        }),
    );
  const roster = ['alice', 'bob', 'carol'].map((person) => ({
    person,
    role: person === 'bob' ? 'facilitator' : 'contributor',
  }));
  return stages
    .chosen(second(groups.founded()))
    .do('bob', 'members.choose', { twg: 'zoo', roster })
    .later(7 * DAY)
    .do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1' })
    .do('bob', 'proposal.present', { twg: 'zoo', ballot: 'formation-2' })
    .votes(['tess', 'tim'], 'formation-1', 'yes')
    .votes(['tess', 'tim'], 'formation-2', 'no');
});
const records = ({ ballot, twg, openBallots }: State) => ({
  ballots: [...ballot.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  groups: [...twg.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  openBallots,
});

const TWO_AT_ONCE = variations({ ...close, world: () => atClosing(twoVotes()) }, [
  {
    clause: 'of two ballots closing at once, one leaves the other as it was',
    expect: both(
      leaves('ballot', 'formation-1', { closedAt: day(14), outcome: 'passed' }),
      leaves('ballot', 'formation-2', { status: 'open', closedAt: null }),
      leaves('twg', 'zoo', { stage: 'voting' }),
    ),
  },
  {
    clause: 'of two ballots closing at once, it does not matter which comes first',
    expect: (after) => {
      const other = atClosing(twoVotes())
        .do('relay', 'ballot.close', { ballot: 'formation-2' })
        .do('relay', 'ballot.close', { ballot: 'formation-1' });
      const one = after.do('relay', 'ballot.close', { ballot: 'formation-2' });
      equal(records(one.state), records(other.state));
      leaves('twg', 'zoo', { stage: 'declined' })(one);
      leaves('twg', 'ops', { stage: 'formed', formedAt: day(14) })(one);
    },
  },
]);

const again = once(() => voted(works.twgVote(), 'proceed-1', 'all no').later(0));
const PREVIOUS = [
  ...variations(
    { act: 'output.call-vote', world: again, by: 'alice', data: outputs.callVote().data },
    [
      {
        clause: 'a new ballot on the same subject links to the one before it',
        expect: leaves('ballot', 'proceed-2', { previous: 'proceed-1' }),
      },
      {
        clause: 'and the next one to that',
        world: () => voted(play(again(), outputs.callVote()), 'proceed-2', 'all no').later(0),
        with: { ballot: 'proceed-3' },
        expect: leaves('ballot', 'proceed-3', { previous: 'proceed-2' }),
      },
      {
        clause: 'a withdrawn one too',
        world: () =>
          play(again(), outputs.callVote()).do('alice', 'ballot.withdraw', {
            ballot: 'proceed-2',
            reason: 'A typo.',
          }),
        with: { ballot: 'proceed-3' },
        expect: leaves('ballot', 'proceed-3', { previous: 'proceed-2' }),
      },
    ],
  ),
  ...variations(
    {
      act: 'output.request-approval',
      world: () => works.tscReview().later(2 * DAY),
      by: 'alice',
      data: outputs.requestApproval().data,
    },
    [
      {
        clause: 'a ballot about something else is another subject',
        expect: leaves('ballot', 'approval-2', { previous: null }),
      },
    ],
  ),
];

export const BALLOT_CLOSING_CASES: readonly Case[] = [
  ...WHEN,
  ...LATE_CASES,
  ...BALLOT_OUTCOME_CASES,
  ...TWO_AT_ONCE,
  ...PREVIOUS,
];
