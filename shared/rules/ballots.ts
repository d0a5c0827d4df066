/** Voting: one vote a person, on the text and under the rule that stood when the ballot opened. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { hasRecused, isComplete, standingVotes, tallyOf } from './ballot-standing.ts';
import { charterRevisionClosed } from './charter.ts';
import { closingInstant, type ClosingEffect } from './closing.ts';
import { dipAcceptanceClosed } from './dip-last-call.ts';
import type { Draft } from './draft.ts';
import { comment, id, sha256, text } from './fields.ts';
import { formationClosed } from './formation-outcome.ts';
import { writeInstant, type Instant } from './instant.ts';
import { outputApprovalClosed, outputProceedClosed } from './output-votes.ts';
import { refuse } from './refusal.ts';
import { rulebookChangeClosed } from './rulebook-change.ts';
import { known, type Ballot, type BallotKind } from './state.ts';
import { topicClosed } from './topics.ts';
import { onRoll, opener, theRelay } from './who.ts';
import { z } from 'zod';

const CLOSING_EFFECTS: { readonly [K in BallotKind]: ClosingEffect } = {
  formation: formationClosed,
  'charter-revision': charterRevisionClosed,
  'output-proceed': outputProceedClosed,
  'output-approval': outputApprovalClosed,
  'dip-acceptance': dipAcceptanceClosed,
  'rulebook-change': rulebookChangeClosed,
  topic: topicClosed,
};

type OfBallot = { readonly ballot: string };
const ballotOf = ({ state, data }: Case<OfBallot>): Ballot => known(state, 'ballot', data.ballot);
const namesBallot = (data: OfBallot) => [{ kind: 'ballot', id: data.ballot }] as const;

/** A closed ballot is never reopened, and nothing is added to it. */
const open: Guard<OfBallot> = (given) => {
  const { closedAt } = ballotOf(given);
  return closedAt === null ? null : refuse('ballot-closed', { closedAt: writeInstant(closedAt) });
};

/**
 * An act at or after the closing instant is late, whether the close has been written yet or not:
 * whoever asks the rules ahead of the relay hears the same.
 */
const inTime: Guard<OfBallot> = (given) => {
  const closesAt = closingInstant(ballotOf(given));
  return given.at < closesAt ? null : refuse('ballot-closed', { closedAt: writeInstant(closesAt) });
};

/** A recusal stands until the ballot closes. */
const notRecused: Guard<OfBallot> = (given) =>
  hasRecused(ballotOf(given), given.by.person) ? refuse('recused', {}) : null;

/** A vote is on the text that stood when the ballot opened, and says so by its hash. */
const onItsText: Guard<OfBallot & { readonly textSha256: string }> = (given) => {
  const expected = ballotOf(given).textSha256;
  return given.data.textSha256 === expected ? null : refuse('wrong-text', { expected });
};

/** Once somebody else has voted, the ballot runs to its end. */
const noVoteOfAnother: Guard<OfBallot> = (given) => {
  const persons = [...standingVotes(ballotOf(given)).keys()].filter((p) => p !== given.by.person);
  return persons.length === 0 ? null : refuse('vote-cast', { persons: persons.sort() });
};

const closingReached: Guard<OfBallot> = (given) => {
  const closesAt = closingInstant(ballotOf(given));
  return given.at >= closesAt ? null : refuse('too-early', { closesAt: writeInstant(closesAt) });
};

/** Notes since when everyone on the roll has voted or recused; a change of mind does not undo it. */
const withCompletion = (ballot: Ballot, at: Instant): Ballot =>
  ballot.completeAt === null && isComplete(ballot) ? { ...ballot, completeAt: at } : ballot;

function close(draft: Draft, ballot: Ballot, outcome: Ballot['outcome'], at: Instant): void {
  const closed: Ballot = { ...ballot, status: 'closed', outcome, closedAt: at };
  draft.put('ballot', ballot.id, closed);
  draft.changeIndexes({
    openBallots: draft.state.openBallots.filter((id) => id !== ballot.id),
  });
  CLOSING_EFFECTS[ballot.kind](draft, closed, at);
}

/** A later vote takes the place of the earlier one until the close; every one stays visible. */
const cast = defineAct({
  type: 'ballot.cast',
  data: form({
    ballot: id,
    choice: z.enum(['yes', 'no', 'abstain']),
    comment: comment.optional(),
    textSha256: sha256,
  }),
  refersTo: namesBallot,
  rollDecides: true,
  who: onRoll,
  guards: [open, inTime, notRecused, onItsText],
  text: (data) => data.textSha256,
  effect: (draft, given) => {
    const { by, at, data } = given;
    const ballot = ballotOf(given);
    const vote = {
      person: by.person,
      device: by.device,
      choice: data.choice,
      comment: data.comment ?? null,
      at,
    };
    draft.put(
      'ballot',
      ballot.id,
      withCompletion({ ...ballot, votes: [...ballot.votes, vote] }, at),
    );
  },
});

/** A vote already cast by that person is void, and stays in the history. */
const recuse = defineAct({
  type: 'ballot.recuse',
  data: form({ ballot: id, reason: text }),
  refersTo: namesBallot,
  rollDecides: true,
  who: onRoll,
  guards: [open, inTime, notRecused],
  effect: (draft, given) => {
    const ballot = ballotOf(given);
    const recusal = { person: given.by.person, reason: given.data.reason, at: given.at };
    draft.put(
      'ballot',
      ballot.id,
      withCompletion({ ...ballot, recusals: [...ballot.recusals, recusal] }, given.at),
    );
  },
});

/** What the ballot was about goes back to where it stood before. */
const withdraw = defineAct({
  type: 'ballot.withdraw',
  data: form({ ballot: id, reason: text }),
  refersTo: namesBallot,
  who: opener,
  guards: [open, inTime, noVoteOfAnother],
  effect: (draft, given) => close(draft, ballotOf(given), 'withdrawn', given.at),
});

/** Effects count from the closing instant, also where something later was in the ledger already. */
const closeBallot = defineAct({
  type: 'ballot.close',
  data: form({ ballot: id }),
  refersTo: namesBallot,
  who: theRelay,
  guards: [open, closingReached],
  effect: (draft, given) => {
    const ballot = ballotOf(given);
    close(draft, ballot, tallyOf(ballot).outcome, closingInstant(ballot));
  },
});

export const BALLOT_ACTS = [cast, recuse, withdraw, closeBallot];
