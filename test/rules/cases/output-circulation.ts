import { as, dips, members, outputs, play } from '../moves.ts';
import { sha256, TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { day, leaves, proposals, works } from './worlds.ts';

/** DIP-7: "the TSC must approve the output before it can be circulated within the Association". */
const circulating: readonly Case[] = [
  {
    clause: 'circulated once the TSC has approved it',
    world: works.approvedReport,
    ...outputs.circulate(),
    expect: leaves('output', 'o1', {
      stage: 'circulated',
      channels: [{ kind: 'email', name: 'all' }],
    }),
  },
  {
    clause: 'any one channel will do',
    world: works.approved,
    ...outputs.circulate({ channels: [{ kind: 'other', name: 'The notice board' }] }),
    expect: leaves('output', 'o1', { stage: 'circulated' }),
  },
  {
    clause: 'no-channel: at least one',
    world: works.approved,
    ...outputs.circulate({ channels: [] }),
    expect: { code: 'no-channel', kinds: ['slack', 'email', 'portal', 'other'] },
  },
  ...(['drafting', 'twgVote', 'tscReview', 'tscVote', 'circulated'] as const).map((name): Case => ({
    clause: `not-approved stands in place of wrong-stage: ${name}`,
    world: works[name],
    ...outputs.circulate(),
    expect: {
      code: 'not-approved',
      stage: works[name]().state.output.get('o1')?.stage ?? 'none',
    },
  })),
  {
    clause: 'not-approved comes before no-channel',
    world: works.tscReview,
    ...outputs.circulate({ channels: [] }),
    expect: { code: 'not-approved', stage: 'tsc-review' },
  },
];

const reopening: readonly Case[] = [
  {
    clause: 'reopened from approved, to be approved anew: the TSC has its review again',
    world: () => works.approvedReport().until(day(30)),
    ...outputs.reopen(),
    expect: leaves('output', 'o1', { stage: 'tsc-review', reviewEndsAt: day(32) }),
  },
  {
    clause: 'reopened from circulated',
    world: works.circulatedReport,
    ...outputs.reopen(),
    expect: leaves('output', 'o1', { stage: 'tsc-review' }),
  },
  ...(['submitted', 'draft', 'lastCall', 'accepted', 'final'] as const).map((name): Case => ({
    clause: `dip-alive: its DIP is not denied, rejected or withdrawn (${name})`,
    world: proposals[name],
    ...outputs.reopen(),
    expect: {
      code: 'dip-alive',
      status: proposals[name]().state.dip.get('o1')?.status ?? 'none',
    },
  })),
  {
    clause: 'dip-alive: deprecated is not among them',
    world: () => play(proposals.accepted(), as('mona', dips.deprecate())),
    ...outputs.reopen(),
    expect: { code: 'dip-alive', status: 'deprecated' },
  },
  {
    clause: 'improved after its DIP was denied',
    world: () => play(proposals.submitted(), dips.deny()),
    ...outputs.reopen(),
    expect: leaves('output', 'o1', { stage: 'tsc-review' }),
  },
  {
    clause: 'improved after its DIP was rejected',
    world: proposals.rejected,
    ...outputs.reopen(),
    expect: leaves('output', 'o1', { stage: 'tsc-review' }),
  },
  {
    clause: 'improved after its DIP was withdrawn',
    world: () => play(proposals.draft(), dips.withdraw()),
    ...outputs.reopen(),
    expect: leaves('output', 'o1', { stage: 'tsc-review' }),
  },
];

/** DIP-7: "There does not need to be total agreement in the TWG on the final output". */
const dissenting: readonly Case[] = [
  ...(['twgVote', 'tscReview', 'tscVote', 'approved', 'circulated'] as const).map((name): Case => ({
    clause: `a minority opinion travels with the output: ${name}`,
    world: works[name],
    ...outputs.dissent('carol'),
    expect: leaves('output', 'o1', { dissents: [{ person: 'carol', textSha256: TEXT_SHA256 }] }),
  })),
  {
    clause: 'each member has one, which is the last one',
    world: () =>
      play(
        works.tscReview().text('Not so fast.\n'),
        outputs.dissent('bob'),
        outputs.dissent('carol'),
        {
          by: 'carol',
          act: 'output.dissent',
          data: {
            output: 'o1',
            textSha256: sha256('Not so fast.\n'),
          },
        },
      ),
    ...outputs.dissent('carol'),
    expect: leaves('output', 'o1', {
      dissents: [
        { person: 'bob', textSha256: TEXT_SHA256 },
        { person: 'carol', textSha256: TEXT_SHA256 },
      ],
    }),
  },
  {
    clause: 'from the group’s vote on: not while it is drafted',
    world: works.drafting,
    ...outputs.dissent('carol'),
    expect: {
      code: 'wrong-stage',
      stage: 'drafting',
      expected: ['twg-vote', 'tsc-review', 'tsc-vote', 'approved', 'circulated'],
    },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => works.tscReview().withoutTexts(),
    ...outputs.dissent('carol'),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  {
    clause: 'who has left the group dissents no more',
    world: () => play(works.tscReview(), members.leave('carol')),
    ...outputs.dissent('carol'),
    expect: { code: 'not-permitted', needs: 'member' },
  },
];

export const OUTPUT_CIRCULATION_CASES: readonly Case[] = [
  ...circulating,
  ...reopening,
  ...dissenting,
];
