import { dips, play } from '../moves.ts';
import { sha256, TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { both, day, leaves, proposals, written } from './worlds.ts';

const REVISED = 'The text of the DIP, revised.\n';
const REVISED_SHA256 = sha256(REVISED);

const insufficient = (...workstreams: readonly string[]) =>
  ({ code: 'engineering-insufficient', workstreams }) as const;

const over = { code: 'last-call-over', endedAt: written(32) } as const;

const withWorkstream = (status: string) => () =>
  play(proposals.draft(), dips.openWorkstream(), dips.progress(status));

const sufficient = withWorkstream('sufficient');

/** A concern was raised, and a material revision has started a second round. */
const secondRound = () =>
  play(
    proposals.lastCall().text(REVISED),
    dips.raiseConcern('cy'),
    dips.revise('material', { textSha256: REVISED_SHA256 }),
  );

/** DIP-7: "After a DIP has sufficient engineering work …, it enters the last call period." */
const calling: readonly Case[] = [
  {
    clause: 'with sufficient engineering work',
    world: sufficient,
    ...dips.lastCall(),
    expect: leaves('dip', 'o1', {
      status: 'last-call',
      lastCall: { startedAt: day(18), endsAt: day(32), days: 14 },
    }),
  },
  {
    clause: 'with a full implementation',
    world: withWorkstream('complete'),
    ...dips.lastCall({ days: 28 }),
    expect: leaves('dip', 'o1', { lastCall: { endsAt: day(46), days: 28 } }),
  },
  {
    clause: 'with none, and a reason why',
    world: proposals.draft,
    ...dips.lastCall({ noEngineering: 'A process only.' }),
    expect: leaves('dip', 'o1', {
      status: 'last-call',
      lastCall: { noEngineering: 'A process only.' },
    }),
  },
  {
    clause: 'engineering-insufficient: none, and no reason why',
    world: proposals.draft,
    ...dips.lastCall(),
    expect: insufficient(),
  },
  {
    clause: 'engineering-insufficient: none, and a blank reason',
    world: proposals.draft,
    ...dips.lastCall({ noEngineering: ' \n' }),
    expect: insufficient(),
  },
  ...(['planned', 'in-progress'] as const).map((status): Case => ({
    clause: `engineering-insufficient: ${status}, and no reason changes that`,
    world: withWorkstream(status),
    ...dips.lastCall({ noEngineering: 'A process only.' }),
    expect: insufficient('w1'),
  })),
  {
    clause: 'engineering-insufficient: every workstream is to be sufficient or complete',
    world: () => play(sufficient(), dips.openWorkstream({ workstream: 'w2' })),
    ...dips.lastCall(),
    expect: insufficient('w2'),
  },
  {
    clause: 'wrong-text: the approved one, where none was revised',
    world: () => sufficient().text(REVISED),
    ...dips.lastCall({ textSha256: REVISED_SHA256 }),
    expect: { code: 'wrong-text', expected: TEXT_SHA256 },
  },
  {
    clause: 'wrong-text: the latest revised one',
    world: () =>
      play(sufficient().text(REVISED), dips.revise('editorial', { textSha256: REVISED_SHA256 })),
    ...dips.lastCall(),
    expect: { code: 'wrong-text', expected: REVISED_SHA256 },
  },
  {
    clause: 'called on the latest revised text',
    world: () =>
      play(sufficient().text(REVISED), dips.revise('material', { textSha256: REVISED_SHA256 })),
    ...dips.lastCall({ textSha256: REVISED_SHA256 }),
    expect: leaves('dip', 'o1', { status: 'last-call', textSha256: REVISED_SHA256 }),
  },
  {
    clause: 'wrong-text comes before engineering-insufficient',
    world: proposals.draft,
    ...dips.lastCall({ textSha256: REVISED_SHA256 }),
    expect: { code: 'wrong-text', expected: TEXT_SHA256 },
  },
  {
    clause: 'engineering-insufficient comes before last-call-length',
    world: proposals.draft,
    ...dips.lastCall({ days: 1 }),
    expect: insufficient(),
  },
  {
    clause: 'last-call-length: DIP-0: "usually 2-4 weeks": not 13 days',
    world: sufficient,
    ...dips.lastCall({ days: 13 }),
    expect: { code: 'last-call-length', min: 14, max: 28 },
  },
  {
    clause: 'last-call-length: not 29 days',
    world: sufficient,
    ...dips.lastCall({ days: 29 }),
    expect: { code: 'last-call-length', min: 14, max: 28 },
  },
  {
    clause: 'last-call-length comes before text-missing',
    world: () => sufficient().withoutTexts(),
    ...dips.lastCall({ days: 13 }),
    expect: { code: 'last-call-length', min: 14, max: 28 },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => sufficient().withoutTexts(),
    ...dips.lastCall(),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  {
    clause: 'already-called stands in place of wrong-stage: in `last-call`',
    world: proposals.lastCall,
    ...dips.lastCall(),
    expect: { code: 'already-called', status: 'last-call' },
  },
  {
    clause: 'already-called: in `accepted`',
    world: proposals.accepted,
    ...dips.lastCall(),
    expect: { code: 'already-called', status: 'accepted' },
  },
  {
    clause: 'already-called, in place of the stage, comes before wrong-text',
    world: proposals.lastCall,
    ...dips.lastCall({ textSha256: REVISED_SHA256 }),
    expect: { code: 'already-called', status: 'last-call' },
  },
  ...(['submitted', 'rejected', 'final'] as const).map((name): Case => ({
    clause: `from draft: not ${name}`,
    world: proposals[name],
    ...dips.lastCall(),
    expect: { code: 'wrong-stage', stage: name, expected: ['draft'] },
  })),
  {
    clause: 'each round has its last call',
    world: secondRound,
    ...dips.lastCall({ textSha256: REVISED_SHA256 }),
    expect: leaves('dip', 'o1', { status: 'last-call', round: 2 }),
  },
  {
    clause: 'also the round after an accepted one was reopened',
    world: () => play(proposals.accepted(), dips.reopen()),
    ...dips.lastCall(),
    expect: leaves('dip', 'o1', { status: 'last-call', round: 2 }),
  },
];

/** DIP-0, Draft: "Additional time can be granted by the DIP Manager if requested." */
const extending: readonly Case[] = [
  {
    clause: 'the days are in total, from its beginning',
    world: () => proposals.lastCall().until(day(20)),
    ...dips.extend(21),
    expect: leaves('dip', 'o1', {
      lastCall: { startedAt: day(18), endsAt: day(39), days: 21, noEngineering: null },
    }),
  },
  {
    clause: 'to 56 days, a millisecond before it ends',
    world: () => proposals.lastCall().until(day(32) - 1),
    ...dips.extend(56),
    expect: leaves('dip', 'o1', { lastCall: { endsAt: day(74), days: 56 } }),
  },
  {
    clause: 'last-call-length: past 56 days',
    world: proposals.lastCall,
    ...dips.extend(57),
    expect: { code: 'last-call-length', min: 15, max: 56 },
  },
  {
    clause: 'last-call-length: not longer than now',
    world: proposals.lastCall,
    ...dips.extend(14),
    expect: { code: 'last-call-length', min: 15, max: 56 },
  },
  {
    clause: 'last-call-length: nothing is longer than the longest',
    world: () => play(proposals.lastCall(), dips.extend(56)),
    ...dips.extend(56),
    expect: { code: 'last-call-length', min: 57, max: 56 },
  },
  {
    clause: 'last-call-over: at the very instant it ends',
    world: proposals.lastCallOver,
    ...dips.extend(21),
    expect: over,
  },
  {
    clause: 'last-call-over comes before last-call-length',
    world: proposals.lastCallOver,
    ...dips.extend(57),
    expect: over,
  },
  {
    clause: 'an extended one ends when the extension does',
    world: () => play(proposals.lastCall(), dips.extend(21)).until(day(39) - 1),
    ...dips.extend(22),
    expect: leaves('dip', 'o1', { lastCall: { days: 22 } }),
  },
  {
    clause: 'a draft has no last call to extend',
    world: proposals.draft,
    ...dips.extend(21),
    expect: { code: 'wrong-stage', stage: 'draft', expected: ['last-call'] },
  },
];

const concerns: readonly Case[] = [
  {
    clause: 'any person raises a concern',
    world: proposals.lastCall,
    ...dips.raiseConcern('cy'),
    expect: both(
      leaves('concern', 'c1', {
        output: 'o1',
        by: 'cy',
        text: 'It may deadlock.',
        at: day(18),
        resolution: null,
      }),
      leaves('dip', 'o1', { concerns: ['c1'] }),
    ),
  },
  {
    clause: 'a millisecond before it ends',
    world: () => proposals.lastCall().until(day(32) - 1),
    ...dips.raiseConcern('cy'),
    expect: leaves('dip', 'o1', { concerns: ['c1'] }),
  },
  {
    clause: 'last-call-over: at the very instant it ends',
    world: proposals.lastCallOver,
    ...dips.raiseConcern('cy'),
    expect: over,
  },
  {
    clause: 'duplicate-id: concerns have one id space',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy')),
    ...dips.raiseConcern('amy'),
    expect: { code: 'duplicate-id', kind: 'concern', id: 'c1' },
  },
  {
    clause: 'concerns are raised in last call, not before',
    world: proposals.draft,
    ...dips.raiseConcern('cy'),
    expect: { code: 'wrong-stage', stage: 'draft', expected: ['last-call'] },
  },
  {
    clause: 'the raiser resolves it, and is shown',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy')),
    ...dips.resolveConcern('cy'),
    expect: leaves('concern', 'c1', { resolution: { by: 'cy', text: 'Shown not to.' } }),
  },
  {
    clause: 'the manager resolves it, and is shown',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy')),
    ...dips.resolveConcern('mona'),
    expect: leaves('concern', 'c1', { resolution: { by: 'mona', text: 'Shown not to.' } }),
  },
  {
    clause: 'after the last call has ended it may be resolved still',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy')).until(day(40)),
    ...dips.resolveConcern('cy'),
    expect: leaves('concern', 'c1', { resolution: { by: 'cy', text: 'Shown not to.' } }),
  },
  {
    clause: 'in the draft of a new round it may be resolved',
    world: secondRound,
    ...dips.resolveConcern('cy'),
    expect: leaves('concern', 'c1', { resolution: { by: 'cy', text: 'Shown not to.' } }),
  },
  {
    clause: 'a concern is resolved once',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy'), dips.resolveConcern('cy')),
    ...dips.resolveConcern('mona'),
    expect: { code: 'wrong-stage', stage: 'resolved', expected: ['open'] },
  },
];

export const LAST_CALL_CASES: readonly Case[] = [...calling, ...extending, ...concerns];
