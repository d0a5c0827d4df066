import type { Choice } from './rule.ts';
import type { Ballot, Vote } from './state.ts';
import { neededFor, tally, type Needed, type Standing, type Tally } from './tally.ts';

/** The vote of each person that counts: their last one, and none of who has recused themselves. */
export function standingVotes(ballot: Ballot): ReadonlyMap<string, Vote> {
  const standing = new Map<string, Vote>();
  for (const vote of ballot.votes) standing.set(vote.person, vote);
  for (const recusal of ballot.recusals) standing.delete(recusal.person);
  return standing;
}

/** How many have voted how, so far. */
export function standingOf(ballot: Ballot): Standing {
  const counts: { [C in Choice]: number } = { yes: 0, no: 0, abstain: 0 };
  for (const vote of standingVotes(ballot).values()) counts[vote.choice] += 1;
  return { roll: ballot.roll.length, recused: ballot.recusals.length, ...counts };
}

/** Counts a ballot as if it closed now, under the rule that was copied into it. */
export const tallyOf = (ballot: Ballot): Tally => tally(ballot.rule, standingOf(ballot));

/** What a ballot needs at this moment. */
export const needed = (ballot: Ballot): Needed => neededFor(ballot.rule, standingOf(ballot));

/** Whether everyone on the roll has voted or recused. */
export const isComplete = (ballot: Ballot): boolean =>
  standingVotes(ballot).size + ballot.recusals.length === ballot.roll.length;

export const hasRecused = (ballot: Ballot, person: string): boolean =>
  ballot.recusals.some((recusal) => recusal.person === person);
