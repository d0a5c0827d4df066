import { SIMPLE_MAJORITY } from '../../../shared/rules/index.ts';
import { association, ballots, outputs, play } from '../moves.ts';
import { DAY, sha256, TEXT_SHA256, type World } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, leaves, voted, works, written } from './worlds.ts';

const EDITED = 'The text of the output, edited.\n';
const EDITED_SHA256 = sha256(EDITED);
const stage = (at: string) => leaves('output', 'o1', { stage: at });
const outcome = (ballot: string, was: string) => leaves('ballot', ballot, { outcome: was });

/** The review is over, and an edited text is kept. */
const reviewed = () => works.tscReview().text(EDITED).until(day(17));

const edited = { textSha256: EDITED_SHA256, changes: 'editorial' };
const running = { code: 'review-running', endsAt: written(17) } as const;

/** DIP-7: "After the editing process, the TSC must approve the output". */
const requestApproval: readonly Case[] = [
  {
    clause: 'opens the TSC’s vote once its review is over, at the very instant',
    world: reviewed,
    ...outputs.requestApproval(),
    expect: both(
      stage('tsc-vote'),
      leaves('ballot', 'approval-2', {
        kind: 'output-approval',
        subject: 'o1',
        body: 'tsc',
        roll: ['tess', 'tim', 'tom'],
        rule: SIMPLE_MAJORITY,
        textSha256: TEXT_SHA256,
        changes: 'none',
        closesAt: day(24),
      }),
    ),
  },
  {
    clause: 'review-running: a millisecond before',
    world: () => works.tscReview().until(day(17) - 1),
    ...outputs.requestApproval(),
    expect: running,
  },
  {
    clause: 'editorial changes of the TSC are approved with it, and the ballot says so',
    world: reviewed,
    ...outputs.requestApproval(edited),
    expect: leaves('ballot', 'approval-2', { changes: 'editorial', textSha256: EDITED_SHA256 }),
  },
  {
    clause: 'changes-misstated: none, where the text is another',
    world: reviewed,
    ...outputs.requestApproval({ textSha256: EDITED_SHA256, changes: 'none' }),
    expect: { code: 'changes-misstated', changes: 'none' },
  },
  {
    clause: 'changes-misstated: editorial, where the text is the one that the group voted on',
    world: reviewed,
    ...outputs.requestApproval({ changes: 'editorial' }),
    expect: { code: 'changes-misstated', changes: 'editorial' },
  },
  {
    clause: 'changes-misstated comes before group-vote-needed',
    world: reviewed,
    ...outputs.requestApproval({ changes: 'material' }),
    expect: { code: 'changes-misstated', changes: 'material' },
  },
  {
    clause: 'group-vote-needed: material changes go back to the group',
    world: reviewed,
    ...outputs.requestApproval({ ...edited, changes: 'material' }),
    expect: { code: 'group-vote-needed' },
  },
  {
    clause: 'review-running comes before changes-misstated',
    world: works.tscReview,
    ...outputs.requestApproval({ textSha256: EDITED_SHA256, changes: 'none' }),
    expect: running,
  },
  {
    clause: 'review-running comes before group-vote-needed',
    world: works.tscReview,
    ...outputs.requestApproval({ ...edited, changes: 'material' }),
    expect: running,
  },
  {
    clause: 'group-vote-needed comes before text-missing',
    world: () => reviewed().withoutTexts(),
    ...outputs.requestApproval({ ...edited, changes: 'material' }),
    expect: { code: 'group-vote-needed' },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => works.tscReview().until(day(17)),
    ...outputs.requestApproval(edited),
    expect: { code: 'text-missing', textSha256: EDITED_SHA256 },
  },
  {
    clause: 'ballot-length: 1 to 30 days',
    world: reviewed,
    ...outputs.requestApproval({ days: 0 }),
    expect: { code: 'ballot-length', min: 1, max: 30 },
  },
  {
    clause: 'no-tsc: nobody could vote',
    world: () => play(reviewed(), ...['tess', 'tim', 'tom'].map(association.unseat)),
    ...outputs.requestApproval(),
    expect: { code: 'no-tsc' },
  },
  {
    clause: 'a charter past its duration does not hold back what the group has voted on',
    world: () => works.tscReview().until(day(300)),
    ...outputs.requestApproval(),
    expect: stage('tsc-vote'),
  },
];

const approvalOutcomes: readonly Case[] = [
  {
    clause: 'passed: approved, and the text approved is the one voted on',
    world: () => voted(play(reviewed(), outputs.requestApproval(edited)), 'approval-2', 'all yes'),
    ...ballots.close('approval-2'),
    expect: both(
      leaves('output', 'o1', {
        stage: 'approved',
        approvedText: EDITED_SHA256,
        groupText: TEXT_SHA256,
      }),
      outcome('approval-2', 'passed'),
    ),
  },
  {
    clause: 'failed: back to drafting',
    world: () => voted(works.tscVote(), 'approval-1', 'all no'),
    ...ballots.close('approval-1'),
    expect: both(
      leaves('output', 'o1', { stage: 'drafting', approvedText: null }),
      outcome('approval-1', 'failed'),
    ),
  },
  {
    clause: 'a simple majority: a tie fails',
    world: () =>
      atClosing(works.tscVote().vote('tess', 'approval-1', 'yes').vote('tim', 'approval-1', 'no')),
    ...ballots.close('approval-1'),
    expect: both(stage('drafting'), outcome('approval-1', 'failed')),
  },
  {
    clause: 'no quorum: back to the review',
    world: () => voted(works.tscVote(), 'approval-1', 'one yes'),
    ...ballots.close('approval-1'),
    expect: both(stage('tsc-review'), outcome('approval-1', 'no-quorum')),
  },
  {
    clause: 'withdrawn: back to the review',
    world: works.tscVote,
    ...ballots.withdraw('alice', 'approval-1'),
    expect: both(stage('tsc-review'), outcome('approval-1', 'withdrawn')),
  },
];

const rejectedOnce = (): World => voted(works.tscVote(), 'approval-1', 'all no').later(0);

const votedAgain = (): World =>
  voted(play(rejectedOnce(), outputs.callVote()), 'proceed-2', 'all yes').later(0);

const reviewAgain: readonly Case[] = [
  {
    clause: 'no review again after no quorum',
    world: () => voted(works.tscVote(), 'approval-1', 'one yes').later(0),
    ...outputs.requestApproval(),
    expect: both(stage('tsc-vote'), leaves('ballot', 'approval-2', { previous: 'approval-1' })),
  },
  {
    clause: 'no review again after a ballot that was withdrawn',
    world: () => play(works.tscVote(), ballots.withdraw('alice', 'approval-1')),
    ...outputs.requestApproval(),
    expect: stage('tsc-vote'),
  },
  {
    clause: 'after an approval that failed, the group votes anew, and the review begins again',
    world: votedAgain,
    ...outputs.requestApproval(),
    expect: { code: 'review-running', endsAt: written(21) },
  },
  {
    clause: 'until that review is over',
    world: () => votedAgain().until(day(21)),
    ...outputs.requestApproval(),
    expect: stage('tsc-vote'),
  },
  {
    clause: 'after the output was returned, the review begins again with the group’s vote',
    world: () =>
      voted(play(reviewed(), outputs.giveBack(), outputs.callVote()), 'proceed-2', 'all yes').later(
        0,
      ),
    ...outputs.requestApproval(),
    expect: { code: 'review-running', endsAt: written(20) },
  },
  {
    clause: 'after reopening, the review runs from there',
    world: () => play(works.circulatedReport().until(day(40)), outputs.reopen()).until(day(42) - 1),
    ...outputs.requestApproval(),
    expect: { code: 'review-running', endsAt: written(42) },
  },
  {
    clause: 'and is over at its very end',
    world: () => play(works.circulatedReport().until(day(40)), outputs.reopen()).until(day(42)),
    ...outputs.requestApproval(),
    expect: stage('tsc-vote'),
  },
  {
    clause: 'what the group voted on stays the measure after reopening',
    world: () => play(works.circulatedReport().text(EDITED), outputs.reopen()).later(2 * DAY),
    ...outputs.requestApproval({ textSha256: EDITED_SHA256, changes: 'none' }),
    expect: { code: 'changes-misstated', changes: 'none' },
  },
];

export const OUTPUT_APPROVAL_CASES: readonly Case[] = [
  ...requestApproval,
  ...approvalOutcomes,
  ...reviewAgain,
];
