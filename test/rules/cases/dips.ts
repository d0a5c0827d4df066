import { as, dips, group, members, outputs, play } from '../moves.ts';
import { DAY, sha256, TEXT_SHA256, type World } from '../world.ts';
import type { Case } from './case.ts';
import { leaves, proposals, voted, works } from './worlds.ts';

const EDITED = 'The text of the output, edited.\n';
const EDITED_SHA256 = sha256(EDITED);
const statusIs = (status: string) => leaves('dip', 'o1', { status });

const wrongStage = (stage: string, ...expected: readonly string[]) =>
  ({ code: 'wrong-stage', stage, expected }) as const;

const denied = () => play(proposals.submitted(), dips.deny());
const withdrawn = () => play(proposals.draft(), dips.withdraw());

/** Approved with an editorial change. */
const approvedEdited = (from = works.tscReview): World =>
  voted(
    play(
      from()
        .text(EDITED)
        .later(2 * DAY),
      outputs.requestApproval({ textSha256: EDITED_SHA256, changes: 'editorial' }),
    ),
    'approval-2',
    'all yes',
  ).later(0);

/** The DIP was denied, and its output reopened and approved with a change. */
const improved = () => approvedEdited(() => play(denied(), outputs.reopen()));

/** The group concluded with its DIP never submitted. */
const concludedBefore = () => play(works.circulated(), group.conclude());

/** DIP-7: "the TWG will submit the draft DIP as a pull-request to the diem/dip folder". */
const submitting: readonly Case[] = [
  {
    clause: 'a facilitator submits the approved text',
    world: works.approved,
    ...dips.submit(),
    expect: leaves('dip', 'o1', {
      status: 'submitted',
      repository: 'diem/dip',
      pullRequest: 201,
      commit: 'c0ffee1',
      textSha256: TEXT_SHA256,
      number: null,
      manager: null,
      round: 1,
      lastCall: null,
      workstreams: [],
      concerns: [],
    }),
  },
  {
    clause: 'an owner of `finalizing` submits',
    world: works.approved,
    ...as('bob', dips.submit()),
    expect: statusIs('submitted'),
  },
  {
    clause: 'an owner of another duty does not',
    world: () => play(works.approved(), outputs.volunteer('carol', 'editing')),
    ...as('carol', dips.submit()),
    expect: { code: 'not-permitted', needs: 'facilitator-or-finalizer' },
  },
  {
    clause: 'an owner who has left the group is none any more',
    world: () => play(works.approved(), members.leave('bob')),
    ...as('bob', dips.submit()),
    expect: { code: 'not-permitted', needs: 'facilitator-or-finalizer' },
  },
  {
    clause: 'the pull request may be given by its address',
    world: works.approved,
    ...dips.submit({ pullRequest: 'https://github.com/diem/dip/pull/201' }),
    expect: leaves('dip', 'o1', { pullRequest: 'https://github.com/diem/dip/pull/201' }),
  },
  {
    clause: 'a circulated output is approved',
    world: works.circulated,
    ...dips.submit(),
    expect: statusIs('submitted'),
  },
  {
    clause: 'its group may be concluded by now',
    world: concludedBefore,
    ...as('bob', dips.submit()),
    expect: statusIs('submitted'),
  },
  ...(['drafting', 'twgVote', 'tscReview', 'tscVote'] as const).map((name): Case => ({
    clause: `not-approved: ${name}`,
    world: works[name],
    ...dips.submit(),
    expect: {
      code: 'not-approved',
      stage: works[name]().state.output.get('o1')?.stage ?? 'none',
    },
  })),
  {
    clause: 'not-approved: abandoned, though it was approved',
    world: () => play(works.approved(), outputs.abandon()),
    ...dips.submit(),
    expect: { code: 'not-approved', stage: 'abandoned' },
  },
  {
    clause: 'not-approved comes before not-a-dip',
    world: () => play(works.drafting(), outputs.start('report')),
    ...dips.submit({ output: 'o2' }),
    expect: { code: 'not-approved', stage: 'drafting' },
  },
  {
    clause: 'not-approved comes before wrong-text',
    world: works.tscVote,
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: { code: 'not-approved', stage: 'tsc-vote' },
  },
  {
    clause: 'not-a-dip: DIP-7: "If the output is a DIP"',
    world: works.approvedReport,
    ...dips.submit(),
    expect: { code: 'not-a-dip', kind: 'report' },
  },
  {
    clause: 'not-a-dip comes before wrong-text',
    world: works.circulatedReport,
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: { code: 'not-a-dip', kind: 'report' },
  },
  {
    clause: 'wrong-text: the approved text, and no other',
    world: works.approved,
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: { code: 'wrong-text', expected: TEXT_SHA256 },
  },
  {
    clause: 'wrong-text: what the group voted on is not what the TSC approved with changes',
    world: approvedEdited,
    ...dips.submit(),
    expect: { code: 'wrong-text', expected: EDITED_SHA256 },
  },
  {
    clause: 'wrong-text comes before text-missing',
    world: () => works.approved().withoutTexts(),
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: { code: 'wrong-text', expected: TEXT_SHA256 },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => works.approved().withoutTexts(),
    ...dips.submit(),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  ...(['submitted', 'draft', 'lastCall', 'accepted', 'rejected', 'final'] as const).map(
    (name): Case => ({
      clause: `none yet, or denied, withdrawn: not ${name}`,
      world: proposals[name],
      ...dips.submit(),
      expect: wrongStage(
        proposals[name]().state.dip.get('o1')?.status ?? 'none',
        'none',
        'denied',
        'withdrawn',
      ),
    }),
  ),
];

/** DIP-0: "The Authors can work to refine and resubmit their DIP Idea for review again." */
const resubmitting: readonly Case[] = [
  {
    clause: 'submitted again after it was denied',
    world: denied,
    ...dips.submit({ pullRequest: 202 }),
    expect: leaves('dip', 'o1', { status: 'submitted', pullRequest: 202 }),
  },
  {
    clause: 'improved through `output.reopen`: not-approved until the TSC has approved it anew',
    world: () => play(denied(), outputs.reopen()),
    ...dips.submit(),
    expect: { code: 'not-approved', stage: 'tsc-review' },
  },
  {
    clause: 'improved through `output.reopen`: the text approved anew',
    world: improved,
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: leaves('dip', 'o1', { status: 'submitted', textSha256: EDITED_SHA256 }),
  },
  {
    clause: 'improved through `output.reopen`: not the text that was denied',
    world: improved,
    ...dips.submit(),
    expect: { code: 'wrong-text', expected: EDITED_SHA256 },
  },
  {
    clause: 'submitted again after it was withdrawn',
    world: withdrawn,
    ...dips.submit(),
    expect: statusIs('submitted'),
  },
  {
    clause: 'with the approved text, whatever its revisions before it was withdrawn',
    world: () =>
      play(
        proposals.draft().text(EDITED),
        dips.revise('material', { textSha256: EDITED_SHA256 }),
        dips.withdraw(),
      ),
    ...dips.submit(),
    expect: leaves('dip', 'o1', { status: 'submitted', textSha256: TEXT_SHA256 }),
  },
  {
    clause: 'and not with the text of such a revision',
    world: () =>
      play(
        proposals.draft().text(EDITED),
        dips.revise('material', { textSha256: EDITED_SHA256 }),
        dips.withdraw(),
      ),
    ...dips.submit({ textSha256: EDITED_SHA256 }),
    expect: { code: 'wrong-text', expected: TEXT_SHA256 },
  },
];

export const DIP_CASES: readonly Case[] = [...submitting, ...resubmitting];
