/** DIP-7, Decision Making: a charter in force changes in the open, and materially only by the TSC. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { completeCharter, materialChanges } from './charter-check.ts';
import type { ClosingEffect } from './closing.ts';
import type { Charter } from '../documents/proposal-markdown.ts';
import { charter, id, integer, text } from './fields.ts';
import { DAY, writeInstant, type Instant } from './instant.ts';
import { openBallot, tscOpening } from './open-ballot.ts';
import { proposalText } from './proposal-text.ts';
import { refuse, type Refusal } from './refusal.ts';
import { groupAt } from './stage.ts';
import type { Twg } from './state.ts';
import { facilitator, namedGroup } from './who.ts';

/**
 * When a group's charter runs out: its duration, counted from the forming; null before that.
 * DIP-7, Formation: "Expected duration of operation".
 */
export const charterEndsAt = (twg: Twg): Instant | null =>
  twg.formedAt === null || twg.charter.durationDays === null
    ? null
    : twg.formedAt + twg.charter.durationDays * DAY;

/** `charter-expired` from the instant the duration has run out: revise or conclude. */
export function charterInForce(twg: Twg, at: Instant): Refusal | null {
  const endsAt = charterEndsAt(twg);
  return endsAt !== null && at >= endsAt
    ? refuse('charter-expired', { endedAt: writeInstant(endsAt) })
    : null;
}

type Revision = {
  readonly twg: string;
  readonly charter: Charter;
  readonly ballot?: string | undefined;
};

const materialIn = ({ state, data }: Pick<Case<Revision>, 'state' | 'data'>): string[] => {
  const twg = state.twg.get(data.twg);
  return twg === undefined ? [] : materialChanges(twg.charter, data.charter);
};

const noRevisionPending: Guard<Revision> = (given) => {
  const pending = namedGroup(given).revision;
  return pending === null ? null : refuse('revision-pending', { ballot: pending });
};

/**
 * DIP-7, Decision Making: "If there are material changes …, a revised proposal must be submitted to
 * the TSC for re-approval."
 */
const ballotIfMaterial: Guard<Revision> = (given) => {
  const changed = materialIn(given);
  return changed.length > 0 && given.data.ballot === undefined
    ? refuse('ballot-required', { changed })
    : null;
};

/** In force at once where nothing material changes; a ballot id given all the same is ignored. */
const revise = defineAct({
  type: 'charter.revise',
  data: form({ twg: id, charter, reason: text, ballot: id.optional(), days: integer.optional() }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  makes: (data, state) =>
    data.ballot !== undefined && materialIn({ state, data }).length > 0
      ? [{ kind: 'ballot', id: data.ballot }]
      : [],
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [({ data }) => completeCharter(data.charter), noRevisionPending, ballotIfMaterial],
  opens: (given) => (materialIn(given).length > 0 ? tscOpening(given) : null),
  effect: (draft, given) => {
    const { state, data, context } = given;
    const twg = namedGroup(given);
    if (materialIn(given).length === 0 || data.ballot === undefined) {
      draft.change('twg', twg.id, { charter: data.charter });
      return;
    }
    const kept = proposalText(state, twg, data.charter, context.crypto);
    draft.keepText(kept);
    draft.change('twg', twg.id, { revision: data.ballot });
    openBallot(draft, given, {
      id: data.ballot,
      kind: 'charter-revision',
      subject: twg.id,
      textSha256: kept.sha256,
      opening: tscOpening(given),
      charter: data.charter,
    });
  },
});

/** The old charter is in force until the revision passes, and afterwards where it does not. */
export const charterRevisionClosed: ClosingEffect = (draft, ballot) => {
  const twg = draft.known('twg', ballot.subject);
  const revised = ballot.outcome === 'passed' ? ballot.charter : null;
  draft.put('twg', twg.id, { ...twg, revision: null, charter: revised ?? twg.charter });
};

export const CHARTER_ACTS = [revise];
