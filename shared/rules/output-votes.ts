/** DIP-7, Decision Making: the group's vote to proceed, and the TSC's to approve. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import type { ClosingEffect } from './closing.ts';
import { changes, id, integer, sha256 } from './fields.ts';
import { isGroupMember } from './group.ts';
import { DAY, writeInstant } from './instant.ts';
import { groupOpening, openBallot, tscOpening } from './open-ballot.ts';
import { charterRunning } from './outputs.ts';
import { refuse } from './refusal.ts';
import { outputAt } from './stage.ts';
import { DUTIES, known, type Changes, type Output, type OutputDuty, type Twg } from './state.ts';
import { facilitator, groupOfOutput } from './who.ts';

type OfOutput = { readonly output: string };

const outputOf = ({ state, data }: Case<OfOutput>): Output => known(state, 'output', data.output);
const namesOutput = (data: OfOutput) => [{ kind: 'output', id: data.output }] as const;
const makesBallot = (data: { readonly ballot: string }) =>
  [{ kind: 'ballot', id: data.ballot }] as const;

/** The duties that no member owns. */
export const ownerlessDuties = (twg: Twg, output: Output): OutputDuty[] =>
  DUTIES.filter((duty) => !output.owners[duty].some((person) => isGroupMember(twg, person)));

/** DIP-7: "clear ownership … for drafting, editing, obtaining feedback, and finalizing". */
const owned: Guard<OfOutput> = (given) => {
  const duties = ownerlessDuties(groupOfOutput(given), outputOf(given));
  return duties.length === 0 ? null : refuse('ownership-missing', { duties });
};

/** DIP-7: "a supermajority (67%+) vote in favor is required before proceeding". */
const callVote = defineAct({
  type: 'output.call-vote',
  data: form({ output: id, ballot: id, textSha256: sha256, days: integer.optional() }),
  refersTo: namesOutput,
  makes: makesBallot,
  who: facilitator(groupOfOutput),
  stage: outputAt('drafting'),
  guards: [charterRunning, owned],
  text: (data) => data.textSha256,
  opens: (given) => groupOpening(given.data.days, groupOfOutput(given)),
  effect: (draft, given) => {
    const { output, ballot, textSha256, days } = given.data;
    draft.change('output', output, { stage: 'twg-vote' });
    openBallot(draft, given, {
      id: ballot,
      kind: 'output-proceed',
      subject: output,
      textSha256,
      opening: groupOpening(days, groupOfOutput(given)),
    });
  },
});

/** DIP-7: "it must be shared with the TSC for review and edits". The window begins at the close. */
export const outputProceedClosed: ClosingEffect = (draft, ballot, at) => {
  if (ballot.outcome !== 'passed') {
    draft.change('output', ballot.subject, { stage: 'drafting' });
    return;
  }
  draft.change('output', ballot.subject, {
    stage: 'tsc-review',
    groupText: ballot.textSha256,
    reviewEndsAt: at + draft.association.rulebook.reviewDays * DAY,
  });
};

/** The TSC has had its days; not asked again after no quorum or a withdrawn ballot. */
const reviewOver: Guard<OfOutput> = (given) => {
  const { reviewEndsAt } = outputOf(given);
  return reviewEndsAt === null || given.at >= reviewEndsAt
    ? null
    : refuse('review-running', { endsAt: writeInstant(reviewEndsAt) });
};

type Approval = OfOutput & { readonly textSha256: string; readonly changes: Changes };

/** `none` exactly where the text is the one that the group voted on. */
const changesAsStated: Guard<Approval> = (given) => {
  const same = outputOf(given).groupText === given.data.textSha256;
  return same === (given.data.changes === 'none')
    ? null
    : refuse('changes-misstated', { changes: given.data.changes });
};

/** What the group has not voted on in substance goes back to the group. */
const notMaterial: Guard<Approval> = ({ data }) =>
  data.changes === 'material' ? refuse('group-vote-needed', {}) : null;

/** DIP-7: "After the editing process, the TSC must approve the output". */
const requestApproval = defineAct({
  type: 'output.request-approval',
  data: form({
    output: id,
    ballot: id,
    textSha256: sha256,
    changes,
    days: integer.optional(),
  }),
  refersTo: namesOutput,
  makes: makesBallot,
  who: facilitator(groupOfOutput),
  stage: outputAt('tsc-review'),
  guards: [reviewOver, changesAsStated, notMaterial],
  text: (data) => data.textSha256,
  opens: tscOpening,
  effect: (draft, given) => {
    const { data } = given;
    draft.change('output', data.output, { stage: 'tsc-vote' });
    openBallot(draft, given, {
      id: data.ballot,
      kind: 'output-approval',
      subject: data.output,
      textSha256: data.textSha256,
      opening: tscOpening(given),
      changes: data.changes,
    });
  },
});

export const outputApprovalClosed: ClosingEffect = (draft, ballot) => {
  if (ballot.outcome === 'passed') {
    draft.change('output', ballot.subject, {
      stage: 'approved',
      approvedText: ballot.textSha256,
    });
  } else {
    const stage = ballot.outcome === 'failed' ? 'drafting' : 'tsc-review';
    draft.change('output', ballot.subject, { stage });
  }
};

export const OUTPUT_VOTE_ACTS = [callVote, requestApproval];
