/**
 * What an act would do to a ballot, said before it is done: the rules' own tally, on the ballot as
 * it would be with that act in it.
 */

import { closingInstant, tallyOf, type Ballot, type Instant } from '../../../shared/rules/index.ts';
import { isComplete, standingVotes } from '../../../shared/rules/ballot-standing.ts';
import type { Choice } from '../../../shared/rules/rule.ts';
import type { Tally } from '../../../shared/rules/index.ts';
import { askedShare, shareOf } from '../../../shared/wording/share-words.ts';

export type BallotStep =
  | { readonly kind: 'cast'; readonly choice: Choice }
  /** On the record, and out of the count. */
  | { readonly kind: 'recuse' };

export interface StepEffect {
  readonly before: Tally;
  readonly after: Tally;
  /** One sentence each, in the order in which a person asks. */
  readonly sentences: readonly string[];
  /** When the ballot closes if this step makes everyone on the roll done; else null. */
  readonly closesEarlyAt: Instant | null;
}

/** The ballot as it would be with that step of that person. */
export function withStep(ballot: Ballot, person: string, step: BallotStep, at: Instant): Ballot {
  const next: Ballot =
    step.kind === 'cast'
      ? {
          ...ballot,
          votes: [...ballot.votes, { person, device: '', choice: step.choice, comment: null, at }],
        }
      : { ...ballot, recusals: [...ballot.recusals, { person, reason: '', at }] };
  return next.completeAt === null && isComplete(next) ? { ...next, completeAt: at } : next;
}

export function effectOf(
  ballot: Ballot,
  person: string,
  step: BallotStep,
  at: Instant,
): StepEffect {
  const stepped = withStep(ballot, person, step, at);
  const before = tallyOf(ballot);
  const after = tallyOf(stepped);
  const earlier = standingVotes(ballot).get(person)?.choice ?? null;
  const closesAt = closingInstant(stepped);
  return {
    before,
    after,
    sentences: [
      ...earlierSentence(earlier, step),
      quorumSentence(step, earlier, after),
      thresholdSentence(ballot, step, after),
      outcomeSentence(after),
    ],
    closesEarlyAt: closesAt < closingInstant(ballot) ? closesAt : null,
  };
}

const CHOICE_NOUN: { readonly [C in Choice]: string } = {
  yes: 'yes',
  no: 'no',
  abstain: 'abstention',
};

function earlierSentence(earlier: Choice | null, step: BallotStep): readonly string[] {
  if (earlier === null) return [];
  if (step.kind === 'recuse') {
    return [`Your ${CHOICE_NOUN[earlier]} becomes void. It stays visible as an earlier vote.`];
  }
  return earlier === step.choice
    ? [`Your vote stays ${CHOICE_NOUN[earlier]}; the ballot shows that you cast it again.`]
    : [`It replaces your ${CHOICE_NOUN[earlier]}, which stays visible as an earlier vote.`];
}

function quorumSentence(step: BallotStep, earlier: Choice | null, after: Tally): string {
  const { quorum, roll } = after;
  const stands = quorum.met
    ? `${quorum.have} of ${roll} take part, which meets the quorum of ${quorum.needed}`
    : `${quorum.have} of ${roll} take part, and ${quorum.needed - quorum.have} more must to reach the quorum of ${quorum.needed}`;
  if (step.kind === 'recuse') {
    return `Quorum: you are not counted as taking part, and the quorum is still measured against all ${roll}: ${stands}.`;
  }
  return earlier === null ? `Quorum: you count: ${stands}.` : `Quorum: as before, ${stands}.`;
}

function thresholdSentence(ballot: Ballot, step: BallotStep, after: Tally): string {
  const { rule } = ballot;
  const { yes, no, eligible, threshold } = after;
  const whole = rule.base === 'cast' ? yes + no : eligible;
  const of = rule.base === 'cast' ? 'votes cast' : 'people who may vote';
  const how = outOfThreshold(rule.base, step);
  if (yes + no === 0) {
    return `Threshold: ${how}nothing is cast for or against yet, so nothing passes.`;
  }
  const share = `${yes} of ${whole} ${of} are yes, ${shareOf(yes, whole, rule.threshold)}`;
  return threshold.met
    ? `Threshold: ${how}${share}, which meets “${askedShare(rule.threshold)}”.`
    : `Threshold: ${how}${share}, which is not ${askedShare(rule.threshold)}: it takes ${threshold.needed}.`;
}

/** Where the act itself is left out of the share, it says so. */
function outOfThreshold(base: 'cast' | 'eligible', step: BallotStep): string {
  if (step.kind === 'recuse') return 'you are left out of it; ';
  if (step.choice !== 'abstain') return '';
  return base === 'cast'
    ? 'an abstention is left out of it; '
    : 'an abstention weighs like a no, since all who may vote are counted; ';
}

const OUTCOME: { readonly [O in Tally['outcome']]: string } = {
  passed: 'it would pass',
  failed: 'it would fail',
  'no-quorum': 'it would have no quorum',
};

function outcomeSentence({ outcome, decided, toPass, notVoted }: Tally): string {
  const now = `If it closed then, ${OUTCOME[outcome]}`;
  if (decided) {
    return notVoted === 0
      ? `${now}.`
      : `${now}, whatever those do who have not voted, unless somebody changes a vote.`;
  }
  if (outcome === 'passed') return `${now}; the votes to come can still change that.`;
  if (toPass === null) return `${now}; more yes votes alone cannot make it pass.`;
  return `${now}; with ${toPass} more yes and nothing else it would pass.`;
}
