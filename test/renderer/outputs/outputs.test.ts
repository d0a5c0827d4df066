import { unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { comparisonsOf } from '../../../renderer/features/ballots/comparisons.ts';
import { lastVotedText } from '../../../renderer/features/outputs/last-voted-text.ts';
import { nextOnOutput } from '../../../renderer/features/outputs/next-on-output.ts';
import { archiveOf } from '../../../renderer/features/outputs/output-archive.ts';
import { outputSteps, stepClauses } from '../../../renderer/features/outputs/output-steps.ts';
import { turnedBack } from '../../../renderer/features/outputs/turned-back.ts';
import {
  reasonAgainst,
  type Readiness,
} from '../../../renderer/features/outputs/vote-readiness.ts';
import {
  EMPTY_STATE,
  type Ballot,
  type Output,
  type OutputStage,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { MOST_KEPT } from '../../../renderer/features/documents/versions/kept-text.ts';
import { aBallot, OPENED } from '../ballots/a-ballot.ts';

const hash = (letter: string): string => letter.repeat(64);

const OWNERS = { drafting: ['ann'], editing: ['ann'], feedback: ['ben'], finalizing: ['ben'] };

const anOutput = (change: Partial<Output> = {}): Output => ({
  id: 'report',
  twg: 'ops',
  kind: 'report',
  title: 'A report',
  stage: 'drafting',
  owners: OWNERS,
  groupText: null,
  approvedText: null,
  reviewEndsAt: null,
  channels: [],
  dissents: [],
  ...change,
});

const OPS = {
  id: 'ops',
  name: 'Operations',
  stage: 'formed',
  creator: 'ann',
  facilitators: ['ann'],
  charter: { scope: '', limits: '', outputs: [], durationDays: 90, profiles: '' },
  roster: [
    { person: 'ann', role: 'facilitator' },
    { person: 'ben', role: 'contributor' },
  ],
  formedAt: OPENED,
} as unknown as Twg;

function stateWith(...ballots: readonly Ballot[]): State {
  return {
    ...EMPTY_STATE,
    twg: EMPTY_STATE.twg.set('ops', OPS),
    ballot: ballots.reduce((table, ballot) => table.set(ballot.id, ballot), EMPTY_STATE.ballot),
    latestBallots: ballots.reduce(
      (table, { id, kind, subject }) => table.set(`${kind}/${subject}`, id),
      EMPTY_STATE.latestBallots,
    ),
  };
}

const proceed = (change: Partial<Ballot> = {}): Ballot =>
  aBallot({
    id: 'proceed',
    kind: 'output-proceed',
    subject: 'report',
    body: 'twg',
    textSha256: hash('a'),
    ...change,
  });
const approval = (change: Partial<Ballot> = {}): Ballot =>
  aBallot({
    id: 'approve',
    kind: 'output-approval',
    subject: 'report',
    openedAt: OPENED + 10,
    textSha256: hash('b'),
    ...change,
  });

const item = (type: string, data: object): HistoryItem => ({
  seq: 1,
  at: OPENED,
  id: 'an-act',
  type,
  data,
  by: 'ann',
  device: 'device',
  actHash: hash('a'),
  head: hash('b'),
});

describe('the way of an output', () => {
  it('is shown at every stage', () => {
    const at = (stage: OutputStage) =>
      outputSteps(stateWith(), anOutput({ stage }), [])
        .map(({ state }) => state[0])
        .join('');
    expect(at('drafting')).toBe('cttttt');
    expect(at('twg-vote')).toBe('dctttt');
    expect(at('tsc-vote')).toBe('dddctt');
    expect(at('circulated')).toBe('dddddd');
  });

  const wayOf = (
    state: State,
    change: Partial<Output>,
    acts: readonly HistoryItem[] = [],
  ): readonly string[] =>
    outputSteps(state, anOutput({ stage: 'abandoned', ...change }), acts).map(
      ({ label, state }) => `${label}: ${state}`,
    );
  const passed = { status: 'closed', outcome: 'passed' } as const;
  const failed = { status: 'closed', outcome: 'failed' } as const;
  const about = (type: string) => item(type, { output: 'report', reason: 'So.' });
  const abandoned = about('output.abandon');

  it('says a clause that several of its steps have once', () => {
    const said = (stage: OutputStage) =>
      stepClauses(outputSteps(stateWith(), anOutput({ stage }), [])).map((each) => each !== null);
    expect(said('drafting')).toEqual([true, true, true, true, false, false]);
    expect(said('approved')).toEqual([true, true, true, false, true, false]);
    expect(said('circulated')).toEqual([true, true, true, true, false, false]);
  });

  it('ends with what an abandoned one was at, and nothing is to come', () => {
    expect(wayOf(stateWith(), {}, [abandoned])).toEqual(['Drafting: left', 'Abandoned: ended']);
    expect(wayOf(stateWith(), {})).toEqual(['Abandoned: ended']);
    expect(wayOf(stateWith(proceed(passed)), { groupText: hash('a') }, [abandoned])).toEqual([
      'Drafting: done',
      'Group vote: done',
      'TSC review: left',
      'Abandoned: ended',
    ]);
    const approved = { groupText: hash('a'), approvedText: hash('b') };
    expect(wayOf(stateWith(proceed(passed), approval(passed)), approved, [abandoned])).toEqual([
      'Drafting: done',
      'Group vote: done',
      'TSC review: done',
      'TSC vote: done',
      'Approved: done',
      'Abandoned: ended',
    ]);
  });

  it('does not say approved of one that was reopened before it was abandoned', () => {
    const state = stateWith(proceed(passed), approval(passed));
    const approved = { groupText: hash('a'), approvedText: hash('b') };
    const reopened = about('output.reopen');
    expect(wayOf(state, approved, [abandoned, reopened])).toEqual([
      'Drafting: done',
      'Group vote: done',
      'TSC review: left',
      'Abandoned: ended',
    ]);
    const returned = about('output.return');
    expect(wayOf(state, approved, [abandoned, returned, reopened])).toEqual([
      'Drafting: left',
      'Abandoned: ended',
    ]);
  });

  it('does not say that a vote was passed which was not, of one abandoned after it', () => {
    const drafted = ['Drafting: left', 'Abandoned: ended'];
    expect(wayOf(stateWith(proceed(failed)), {}, [abandoned])).toEqual(drafted);
    const approved = { groupText: hash('a'), approvedText: hash('b') };
    expect(wayOf(stateWith(proceed(passed), approval(failed)), approved, [abandoned])).toEqual(
      drafted,
    );
    const again = proceed({ ...failed, openedAt: OPENED + 20 });
    expect(wayOf(stateWith(again, approval(passed)), approved, [abandoned])).toEqual(drafted);
    const nobody = approval({ status: 'closed', outcome: 'no-quorum' });
    expect(
      wayOf(stateWith(proceed(passed), nobody), { groupText: hash('a') }, [abandoned]).at(-2),
    ).toBe('TSC review: left');
  });
});

describe('what happens next', () => {
  const now = OPENED + 1000;

  it('names the duties that nobody owns', () => {
    const output = anOutput({ owners: { ...OWNERS, feedback: [], finalizing: ['gone'] } });
    const { title, text } = nextOnOutput(stateWith(), output, now);
    expect(title).toBe('Some of the work has no owner');
    expect(text).toContain('obtaining feedback and finalizing');
  });

  it('says that the charter has run out, before anything else', () => {
    const { title } = nextOnOutput(stateWith(), anOutput(), OPENED + 91 * 86_400_000);
    expect(title).toBe('The charter has run out');
  });

  it.each([
    [[proceed({ status: 'closed', outcome: 'failed' })], 'did not reach 67 %'],
    [[proceed({ status: 'closed', outcome: 'no-quorum' })], 'Too few members'],
    [
      [
        proceed({ status: 'closed', outcome: 'passed' }),
        approval({ status: 'closed', outcome: 'failed' }),
      ],
      'The TSC did not approve it',
    ],
    [[proceed({ status: 'closed', outcome: 'passed' })], 'returned to the group'],
  ])('says why it is drafted again (%#)', (ballots, words) => {
    expect(nextOnOutput(stateWith(...ballots), anOutput(), now).before).toContain(words);
  });

  it('says until when the TSC reviews, and who asks it then', () => {
    const output = anOutput({ stage: 'tsc-review', reviewEndsAt: now + 5, groupText: hash('a') });
    expect(nextOnOutput(stateWith(), output, now).clock).toEqual({ at: now + 5, words: 'Until' });
    expect(nextOnOutput(stateWith(), output, now + 5).clock?.words).toBe('Since');
  });
});

describe('a text that is to be voted on', () => {
  const ready: Readiness = {
    text: 'A text.',
    bytes: 7,
    changed: 'no',
    status: { saved: 'saved', relay: 'acknowledged' },
    isOffline: false,
  };

  it('is one that the relay has', () => {
    expect(reasonAgainst(ready)).toBeUndefined();
    expect(
      reasonAgainst({ ...ready, status: { saved: 'saving', relay: 'acknowledged' } }),
    ).toContain('saved');
    expect(reasonAgainst({ ...ready, status: { saved: 'saved', relay: 'waiting' } })).toContain(
      'acknowledged',
    );
    expect(reasonAgainst({ ...ready, status: { saved: 'saved', relay: 'refused' } })).toContain(
      'does not take',
    );
  });

  it('may be put to the vote without a line, where it is saved', () => {
    expect(
      reasonAgainst({ ...ready, isOffline: true, status: { saved: 'saved', relay: 'offline' } }),
    ).toBeUndefined();
  });

  it('is looked at again where it has changed, is not empty, and not larger than is kept', () => {
    expect(reasonAgainst({ ...ready, changed: 'yes' })).toContain('changed since');
    expect(reasonAgainst({ ...ready, text: ' \n' })).toBe('Nothing is written yet.');
    expect(reasonAgainst({ ...ready, bytes: MOST_KEPT + 1 })).toContain('2 MiB');
  });
});

test('a text is compared with the one that was voted on last, whoever voted', () => {
  const first = proceed({ status: 'closed', outcome: 'passed', closedAt: OPENED + 5 });
  const failed = approval({ status: 'closed', outcome: 'failed', closedAt: OPENED + 20 });
  const again = proceed({
    id: 'again',
    openedAt: OPENED + 30,
    previous: 'proceed',
    textSha256: hash('c'),
  });
  const state = stateWith(first, failed, again);
  expect(comparisonsOf(again, state).map(({ ballot }) => ballot)).toEqual(['approve', 'proceed']);
  expect(comparisonsOf(failed, state).map(({ ballot }) => ballot)).toEqual(['proceed']);
  expect(lastVotedText(stateWith(first, failed), anOutput())).toEqual({
    sha256: hash('b'),
    label: 'the text of the TSC’s last vote',
  });
  expect(lastVotedText(stateWith(), anOutput())).toBeNull();
});

test('an output is saved with its opinions, to the byte, and the same each time', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const texts = [
    { name: 'report.md', bytes: bytes('\uFEFF# Report\r\n') },
    { name: 'minority-opinion-ann.md', bytes: bytes('No.\n') },
  ];
  const archive = archiveOf(texts);
  expect(unzipSync(archive)).toEqual({
    'report.md': texts[0]?.bytes,
    'minority-opinion-ann.md': texts[1]?.bytes,
  });
  expect(archiveOf(texts)).toEqual(archive);
});

describe('why an output was sent back', () => {
  const returned = item('output.return', { output: 'report', reason: 'It says less.' });

  test('is told while it stands where that act left it', () => {
    expect(turnedBack(anOutput(), [returned])).toEqual({ by: 'ann', reason: 'It says less.' });
    expect(turnedBack(anOutput(), [])).toBeNull();
  });

  test('is not told any more once something else has moved it', () => {
    const called = item('output.call-vote', { output: 'report', ballot: 'proceed' });
    expect(turnedBack(anOutput(), [called, returned])).toBeNull();
    expect(turnedBack(anOutput({ stage: 'tsc-review' }), [returned])).toBeNull();
  });
});
