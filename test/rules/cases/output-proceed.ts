import { SUPERMAJORITY } from '../../../shared/rules/index.ts';
import { ballots, members, outputs, play } from '../moves.ts';
import { TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, leaves, voted, works, written } from './worlds.ts';

const stage = (at: string) => leaves('output', 'o1', { stage: at });
const outcome = (ballot: string, was: string) => leaves('ballot', ballot, { outcome: was });

/** DIP-7: "a supermajority (67%+) vote in favor is required before proceeding". */
const callVote: readonly Case[] = [
  {
    clause: 'opens the group’s vote to proceed',
    world: works.drafting,
    ...outputs.callVote({ days: 10 }),
    expect: both(
      stage('twg-vote'),
      leaves('ballot', 'proceed-2', {
        kind: 'output-proceed',
        subject: 'o1',
        body: 'twg',
        roll: ['alice', 'bob', 'carol'],
        rule: SUPERMAJORITY,
        openedBy: 'alice',
        closesAt: day(24),
        textSha256: TEXT_SHA256,
      }),
    ),
  },
  {
    clause: 'ownership-missing: no duty has an owner',
    world: () => play(works.drafting(), members.leave('bob')),
    ...outputs.callVote(),
    expect: {
      code: 'ownership-missing',
      duties: ['drafting', 'editing', 'feedback', 'finalizing'],
    },
  },
  {
    clause: 'ownership-missing: one duty has none',
    world: () => play(works.drafting(), outputs.stepBack('bob', 'feedback')),
    ...outputs.callVote(),
    expect: { code: 'ownership-missing', duties: ['feedback'] },
  },
  {
    clause: 'ownership-missing: an owner who has become an observer is none',
    world: () =>
      play(
        works.drafting(),
        outputs.volunteer('carol', 'editing'),
        members.role('bob', 'observer'),
      ),
    ...outputs.callVote(),
    expect: { code: 'ownership-missing', duties: ['drafting', 'feedback', 'finalizing'] },
  },
  {
    clause: 'charter-expired: at the very instant',
    world: () => works.drafting().until(day(194)),
    ...outputs.callVote(),
    expect: { code: 'charter-expired', endedAt: written(194) },
  },
  {
    clause: 'a millisecond before, it is in force',
    world: () => works.drafting().until(day(194) - 1),
    ...outputs.callVote(),
    expect: stage('twg-vote'),
  },
  {
    clause: 'charter-expired comes before ownership-missing',
    world: () => play(works.drafting(), outputs.assign('editing', [])).until(day(200)),
    ...outputs.callVote(),
    expect: { code: 'charter-expired', endedAt: written(194) },
  },
  {
    clause: 'ownership-missing comes before text-missing',
    world: () => play(works.drafting(), outputs.assign('editing', [])).withoutTexts(),
    ...outputs.callVote(),
    expect: { code: 'ownership-missing', duties: ['editing'] },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => works.drafting().withoutTexts(),
    ...outputs.callVote({ days: 31 }),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  {
    clause: 'ballot-length: 1 to 30 days',
    world: works.drafting,
    ...outputs.callVote({ days: 31 }),
    expect: { code: 'ballot-length', min: 1, max: 30 },
  },
];

const proceedOutcomes: readonly Case[] = [
  {
    clause: 'DIP-7: "shared with the TSC for review and edits": for the rulebook’s review days',
    world: () => voted(works.twgVote(), 'proceed-1', 'all yes'),
    ...ballots.close('proceed-1'),
    expect: both(
      leaves('output', 'o1', {
        stage: 'tsc-review',
        groupText: TEXT_SHA256,
        reviewEndsAt: day(17),
      }),
      outcome('proceed-1', 'passed'),
    ),
  },
  {
    clause: 'the review counts from the closing instant, also where the close comes late',
    world: () => voted(works.twgVote(), 'proceed-1', 'all yes').clock(day(16)),
    ...ballots.close('proceed-1'),
    expect: leaves('output', 'o1', { reviewEndsAt: day(17) }),
  },
  {
    clause: '67 % taken literally: 2 of 3 is 66.7 % and fails',
    world: () =>
      atClosing(
        works
          .twgVote()
          .votes(['alice', 'bob'], 'proceed-1', 'yes')
          .vote('carol', 'proceed-1', 'no'),
      ),
    ...ballots.close('proceed-1'),
    expect: both(stage('drafting'), outcome('proceed-1', 'failed')),
  },
  {
    clause: '2 of 2 cast are 67 % and more: who abstains is not cast',
    world: () =>
      atClosing(
        works
          .twgVote()
          .votes(['alice', 'bob'], 'proceed-1', 'yes')
          .vote('carol', 'proceed-1', 'abstain'),
      ),
    ...ballots.close('proceed-1'),
    expect: both(stage('tsc-review'), outcome('proceed-1', 'passed')),
  },
  {
    clause: 'no quorum: back to drafting',
    world: () => voted(works.twgVote(), 'proceed-1', 'one yes'),
    ...ballots.close('proceed-1'),
    expect: both(stage('drafting'), outcome('proceed-1', 'no-quorum')),
  },
  {
    clause: 'withdrawn: back to drafting',
    world: works.twgVote,
    ...ballots.withdraw('alice', 'proceed-1'),
    expect: both(stage('drafting'), outcome('proceed-1', 'withdrawn')),
  },
  {
    clause: 'a new vote on the same output links to the one before',
    world: () => voted(works.twgVote(), 'proceed-1', 'all no').later(0),
    ...outputs.callVote(),
    expect: both(stage('twg-vote'), leaves('ballot', 'proceed-2', { previous: 'proceed-1' })),
  },
];

export const OUTPUT_PROCEED_CASES: readonly Case[] = [...callVote, ...proceedOutcomes];
