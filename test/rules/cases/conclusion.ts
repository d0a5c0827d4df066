import { as, association, dips, group, outputs, play } from '../moves.ts';
import type { Case } from './case.ts';
import { leaves, proposals, works } from './worlds.ts';

/** `ballot-open`, then `outputs-open`. */
export const CONCLUSION_CASES: readonly Case[] = [
  {
    clause: 'a group concludes when each output is circulated or abandoned',
    world: () =>
      play(works.circulatedReport(), outputs.start('report'), {
        ...outputs.abandon(),
        data: { output: 'o2', reason: 'Overtaken.' },
      }),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
  {
    clause: 'the secretariat concludes where no facilitator is left',
    world: () => play(works.circulatedReport(), association.depart('alice')),
    ...as('sam', group.conclude()),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
  {
    clause: 'and only there',
    world: works.circulatedReport,
    ...as('sam', group.conclude()),
    expect: { code: 'not-permitted', needs: 'facilitator-or-secretariat-where-none-is-left' },
  },
  ...(['drafting', 'tscReview', 'approvedReport'] as const).map((name): Case => ({
    clause: `outputs-open: ${name}`,
    world: works[name],
    ...group.conclude(),
    expect: { code: 'outputs-open', outputs: ['o1'] },
  })),
  {
    clause: 'outputs-open: all that are',
    world: () => play(works.drafting(), outputs.start('report')),
    ...group.conclude(),
    expect: { code: 'outputs-open', outputs: ['o1', 'o2'] },
  },
  {
    clause: 'ballot-open comes before outputs-open: the vote to proceed',
    world: works.twgVote,
    ...group.conclude(),
    expect: { code: 'ballot-open', ballots: ['proceed-1'] },
  },
  {
    clause: 'ballot-open: the vote to approve',
    world: works.tscVote,
    ...group.conclude(),
    expect: { code: 'ballot-open', ballots: ['approval-1'] },
  },
  {
    clause: 'ballot-open: a charter revision',
    world: () =>
      play(works.circulatedReport(), group.charter({ limits: 'None.' }, { ballot: 'revision-1' })),
    ...group.conclude(),
    expect: { code: 'ballot-open', ballots: ['revision-1'] },
  },
  {
    clause: 'ballot-open: all of the group’s',
    world: () =>
      play(works.twgVote(), group.charter({ limits: 'None.' }, { ballot: 'revision-1' })),
    ...group.conclude(),
    expect: { code: 'ballot-open', ballots: ['proceed-1', 'revision-1'] },
  },
  {
    clause: 'a ballot on the rulebook is not the group’s',
    world: () => play(works.circulatedReport(), association.rulebook({ reviewDays: 3 })),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
  {
    clause: 'the acceptance of its DIP does not count',
    world: () => play(proposals.acceptanceVote(), outputs.circulate()),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
  {
    clause: 'outputs-open: its DIP is submitted',
    world: () => play(proposals.submitted(), outputs.circulate()),
    ...group.conclude(),
    expect: { code: 'outputs-open', outputs: ['o1'] },
  },
  {
    clause: 'outputs-open: its DIP is denied',
    world: () => play(proposals.submitted(), outputs.circulate(), dips.deny()),
    ...group.conclude(),
    expect: { code: 'outputs-open', outputs: ['o1'] },
  },
  {
    clause: 'a denied DIP whose output is abandoned holds nobody up',
    world: () => play(proposals.submitted(), dips.deny(), outputs.abandon()),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
  {
    clause: 'a DIP that was merged goes on by itself',
    world: () => play(proposals.draft(), outputs.circulate()),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
];
