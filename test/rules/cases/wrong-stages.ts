/** The stages at which an act cannot be done: "All of these need stage `formed`", and its own. */

import type { Case } from './case.ts';
import { as, association, dips, group, members, outputs, play, topics } from '../moves.ts';
import type { World } from '../world.ts';
import { sampleOf, withFreeId } from './samples.ts';
import { groups, once, proposals, works } from './worlds.ts';

/** In a group that is not formed yet, by its facilitator, or by whom the sample has. */
const beforeForming = {
  draft: groups.draft,
  circulating: groups.circulating,
  voting: groups.voting,
  declined: groups.declined,
} as const;

/** Acts that name the group, and so can be tried in one that is not formed, by its facilitator. */
const NAMING_THE_GROUP = [
  'member.add',
  'member.role',
  'member.remove',
  'facilitator.invite',
  'facilitator.hand-over',
  'update.post',
  'charter.revise',
  'meeting.schedule',
  'output.start',
  'twg.conclude',
] as const;

const notFormed: readonly Case[] = [
  ...NAMING_THE_GROUP.flatMap((act) =>
    Object.entries(beforeForming).map(([stage, world]): Case => ({
      clause: `needs stage formed, not ${stage}`,
      ...sampleOf(act),
      world,
      expect: { code: 'wrong-stage', stage, expected: ['formed'] },
    })),
  ),
  {
    clause: 'needs stage formed, not withdrawn',
    world: () =>
      groups.draft().do('alice', 'proposal.withdraw', { twg: 'ops', reason: 'No interest.' }),
    ...group.update(),
    expect: { code: 'wrong-stage', stage: 'withdrawn', expected: ['formed'] },
  },
  {
    clause: 'needs stage formed, not voting',
    world: groups.voting,
    ...members.appoint('bob'),
    expect: { code: 'wrong-stage', stage: 'voting', expected: ['formed'] },
  },
  {
    clause: 'needs stage formed: the roster of a proposal has no members to leave it yet',
    world: groups.voting,
    ...members.leave('bob'),
    expect: { code: 'wrong-stage', stage: 'voting', expected: ['formed'] },
  },
  {
    clause: 'needs stage formed: nor to raise topics',
    world: groups.voting,
    ...topics.raise('bob'),
    expect: { code: 'wrong-stage', stage: 'voting', expected: ['formed'] },
  },
];

/**
 * A group concluded with all that its acts are about: a topic of bob with an objection of carol, one
 * that was dropped, a meeting, an output that was circulated.
 */
const concluded = once(() =>
  play(
    works.circulatedReport(),
    topics.raise('bob'),
    topics.object('carol'),
    members.interest('dora'),
    group.schedule(),
    group.conclude(),
  ),
);
const concludedNominating = once(() =>
  play(groups.formed(), members.invite('bob'), group.conclude()),
);
const concludedLeaderless = once(() =>
  play(groups.formed(), group.conclude(), association.depart('alice')),
);

const afterConcluding: readonly Case[] = [
  'member.add',
  'member.role',
  'member.remove',
  'member.leave',
  'facilitator.invite',
  'facilitator.hand-over',
  'update.post',
  'charter.revise',
  'topic.raise',
  'topic.drop',
  'topic.reopen',
  'topic.object',
  'topic.settle',
  'topic.agree',
  'topic.call-vote',
  'meeting.schedule',
  'meeting.change',
  'meeting.cancel',
  'output.start',
  'output.assign',
  'output.volunteer',
  'output.step-back',
  'output.call-vote',
  'output.request-approval',
  'output.return',
  'output.abandon',
  'output.circulate',
  'output.reopen',
  'output.dissent',
  'twg.conclude',
].map((act): Case => ({
  clause: 'needs stage formed, not concluded',
  ...withFreeId(sampleOf(act)),
  world: concluded,
  expect: { code: 'wrong-stage', stage: 'concluded', expected: ['formed'] },
}));

const concludedOtherwise: readonly Case[] = [
  {
    clause: 'a nomination is not accepted after concluding',
    world: concludedNominating,
    ...members.accept('bob'),
    expect: { code: 'wrong-stage', stage: 'concluded', expected: ['formed'] },
  },
  {
    clause: 'nobody is appointed after concluding',
    world: concludedLeaderless,
    ...members.appoint('bob'),
    expect: { code: 'wrong-stage', stage: 'concluded', expected: ['formed'] },
  },
];

const OUTPUTS: Readonly<Record<string, () => World>> = {
  drafting: works.drafting,
  'twg-vote': works.twgVote,
  'tsc-review': works.tscReview,
  'tsc-vote': works.tscVote,
  approved: works.approved,
  circulated: works.circulated,
  abandoned: once(() => play(works.drafting(), outputs.abandon())),
};

/** By act: the stages of an output at which it may be done. */
const OUTPUT_ACTS: Readonly<Record<string, readonly string[]>> = {
  'output.call-vote': ['drafting'],
  'output.request-approval': ['tsc-review'],
  'output.return': ['tsc-review'],
  'output.abandon': ['drafting', 'tsc-review', 'approved'],
  'output.reopen': ['approved', 'circulated'],
  'output.dissent': ['twg-vote', 'tsc-review', 'tsc-vote', 'approved', 'circulated'],
};

const DIPS: Readonly<Record<string, () => World>> = {
  submitted: proposals.submitted,
  draft: proposals.draft,
  'last-call': proposals.lastCallOver,
  accepted: proposals.accepted,
  final: proposals.final,
  denied: once(() => play(proposals.submitted(), dips.deny())),
  rejected: proposals.rejected,
  withdrawn: once(() => play(proposals.draft(), dips.withdraw())),
  deprecated: once(() => play(proposals.accepted(), as('mona', dips.deprecate()))),
};

/** By act: the statuses of a DIP at which it may be done. */
const DIP_ACTS: Readonly<Record<string, readonly string[]>> = {
  'dip.assign-manager': ['submitted', 'draft', 'last-call', 'accepted', 'denied'],
  'dip.merge': ['submitted'],
  'dip.deny': ['submitted'],
  'workstream.open': ['draft', 'last-call', 'accepted'],
  'dip.revise': ['draft', 'last-call'],
  'dip.extend-last-call': ['last-call'],
  'concern.raise': ['last-call'],
  'dip.request-acceptance': ['last-call'],
  'dip.reject': ['last-call'],
  'dip.withdraw': ['submitted', 'draft', 'last-call'],
  'dip.finalize': ['accepted'],
  'dip.reopen': ['accepted'],
  'dip.deprecate': ['accepted', 'final'],
};

/** The author of the sample, or the manager where that is a maintainer of the sample only. */
const author = (act: string): string => (act === 'dip.deprecate' ? 'mona' : sampleOf(act).by);

const elsewhere = (
  acts: Readonly<Record<string, readonly string[]>>,
  worlds: Readonly<Record<string, () => World>>,
): readonly Case[] =>
  Object.entries(acts).flatMap(([act, expected]) =>
    Object.entries(worlds)
      .filter(([stage]) => !expected.includes(stage))
      .map(([stage, world]): Case => ({
        clause: `at ${expected.join(', ')}: not at ${stage}`,
        ...withFreeId(sampleOf(act)),
        by: author(act),
        world,
        expect: { code: 'wrong-stage', stage, expected },
      })),
  );

export const WRONG_STAGE_CASES: readonly Case[] = [
  ...notFormed,
  ...afterConcluding,
  ...concludedOtherwise,
  ...elsewhere(OUTPUT_ACTS, OUTPUTS),
  ...elsewhere(DIP_ACTS, DIPS),
];
