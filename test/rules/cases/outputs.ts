import { as, association, dips, group, outputs, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, day, groups, leaves, proposals, works } from './worlds.ts';

const owners = (owners: Readonly<Record<string, readonly string[]>>) =>
  leaves('output', 'o1', { owners });

const BOB = { drafting: ['bob'], editing: ['bob'], feedback: ['bob'], finalizing: ['bob'] };
const abandoned = () => play(works.drafting(), outputs.abandon());

const notAbandoned = {
  code: 'wrong-stage',
  stage: 'abandoned',
  expected: ['drafting', 'twg-vote', 'tsc-review', 'tsc-vote', 'approved', 'circulated'],
} as const;

/** The charter without recommendations. */
const narrow = () =>
  play(
    groups.formed(),
    group.charter({ outputs: [{ kind: 'dip', title: 'One' }] }, { ballot: 'revision-1' }),
  )
    .votes(['tess', 'tim', 'tom'], 'revision-1', 'yes')
    .until(day(15));

const starting: readonly Case[] = [
  {
    clause: 'DIP-7: "proceed in its stated work": an output of a kind in the charter',
    world: groups.formed,
    ...outputs.start('recommendation'),
    expect: both(
      leaves('output', 'o2', {
        twg: 'ops',
        kind: 'recommendation',
        title: 'Another output',
        stage: 'drafting',
        owners: { drafting: [], editing: [], feedback: [], finalizing: [] },
      }),
      leaves('twg', 'ops', { outputs: ['o2'] }),
    ),
  },
  {
    clause: 'several outputs of one kind',
    world: works.drafting,
    ...outputs.start('dip'),
    expect: leaves('twg', 'ops', { outputs: ['o1', 'o2'] }),
  },
  {
    clause: 'output-not-in-charter: a kind that the charter in force does not name',
    world: narrow,
    ...outputs.start('report'),
    expect: { code: 'output-not-in-charter', kinds: ['dip'] },
  },
  {
    clause: 'a kind that the charter in force names',
    world: narrow,
    ...outputs.start('dip'),
    expect: leaves('output', 'o2', { kind: 'dip' }),
  },
  {
    clause: 'charter-expired comes before output-not-in-charter',
    world: () => narrow().until(day(14 + 180)),
    ...outputs.start('report'),
    expect: { code: 'charter-expired', endedAt: '2026-07-18T10:00:00Z' },
  },
  {
    clause: 'duplicate-id: outputs have one id space',
    world: works.drafting,
    ...outputs.start('report', 'o1'),
    expect: { code: 'duplicate-id', kind: 'output', id: 'o1' },
  },
];

/** DIP-7: "clear ownership among TWG members for drafting, editing, obtaining feedback, and finalizing". */
const owning: readonly Case[] = [
  {
    clause: 'a facilitator gives a duty the whole list of its owners',
    world: works.drafting,
    ...outputs.assign('editing', ['carol', 'alice']),
    expect: owners({ ...BOB, editing: ['alice', 'carol'] }),
  },
  {
    clause: 'the list may be empty',
    world: works.drafting,
    ...outputs.assign('editing', []),
    expect: owners({ ...BOB, editing: [] }),
  },
  {
    clause: 'not-a-twg-member: an observer is no member',
    world: works.drafting,
    ...outputs.assign('editing', ['bob', 'dave']),
    expect: { code: 'not-a-twg-member', person: 'dave' },
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: works.drafting,
    ...outputs.assign('finalizing', ['adam']),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'a list that names someone twice is malformed',
    world: works.drafting,
    ...outputs.assign('editing', ['bob', 'bob']),
    expect: { code: 'malformed', path: 'data.persons' },
  },
  {
    clause: 'ownership may change while the TSC reviews',
    world: works.tscReview,
    ...outputs.assign('finalizing', ['carol']),
    expect: owners({ ...BOB, finalizing: ['carol'] }),
  },
  {
    clause: 'nobody owns an output that was abandoned',
    world: abandoned,
    ...outputs.assign('editing', ['carol']),
    expect: notAbandoned,
  },
  {
    clause: 'a member puts their own name to a duty',
    world: works.drafting,
    ...outputs.volunteer('alice', 'feedback'),
    expect: owners({ ...BOB, feedback: ['alice', 'bob'] }),
  },
  {
    clause: 'once is enough',
    world: works.drafting,
    ...outputs.volunteer('bob', 'feedback'),
    expect: owners(BOB),
  },
  {
    clause: 'nobody volunteers for an output that was abandoned',
    world: abandoned,
    ...outputs.volunteer('alice', 'feedback'),
    expect: notAbandoned,
  },
  {
    clause: 'a member takes their own name off a duty, and off no other',
    world: () => play(works.drafting(), outputs.volunteer('carol', 'feedback')),
    ...outputs.stepBack('bob', 'feedback'),
    expect: owners({ ...BOB, feedback: ['carol'] }),
  },
  {
    clause: 'who owns nothing takes nothing off',
    world: works.drafting,
    ...outputs.stepBack('carol', 'feedback'),
    expect: owners(BOB),
  },
  {
    clause: 'nobody steps back from an output that was abandoned',
    world: abandoned,
    ...outputs.stepBack('bob', 'feedback'),
    expect: notAbandoned,
  },
];

const beside: readonly Case[] = [
  {
    clause: 'a facilitator returns to the group what it should vote on again',
    world: works.tscReview,
    ...outputs.giveBack(),
    expect: leaves('output', 'o1', { stage: 'drafting' }),
  },
  {
    clause: 'abandoned from drafting',
    world: works.drafting,
    ...outputs.abandon(),
    expect: leaves('output', 'o1', { stage: 'abandoned' }),
  },
  {
    clause: 'abandoned from the TSC’s review',
    world: works.tscReview,
    ...outputs.abandon(),
    expect: leaves('output', 'o1', { stage: 'abandoned' }),
  },
  {
    clause: 'abandoned though approved',
    world: works.approved,
    ...outputs.abandon(),
    expect: leaves('output', 'o1', { stage: 'abandoned' }),
  },
  {
    clause: 'the secretariat abandons where no facilitator is left',
    world: () => play(works.drafting(), association.depart('alice')),
    ...as('sue', outputs.abandon()),
    expect: leaves('output', 'o1', { stage: 'abandoned' }),
  },
  {
    clause: 'and only there',
    world: works.drafting,
    ...as('sue', outputs.abandon()),
    expect: { code: 'not-permitted', needs: 'facilitator-or-secretariat-where-none-is-left' },
  },
  {
    clause: 'dip-alive: its DIP goes on',
    world: proposals.submitted,
    ...outputs.abandon(),
    expect: { code: 'dip-alive', status: 'submitted' },
  },
  {
    clause: 'a denied DIP is not alive',
    world: () => play(proposals.submitted(), dips.deny()),
    ...outputs.abandon(),
    expect: leaves('output', 'o1', { stage: 'abandoned' }),
  },
];

export const OUTPUT_CASES: readonly Case[] = [...starting, ...owning, ...beside];
