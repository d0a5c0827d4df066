/** The rulebook is the TSC's to change, within what DIP-7 allows. */

import { canonicalJson } from '../documents/canonical-json.ts';
import { defineAct, form, type Guard } from './act-definition.ts';
import type { ClosingEffect } from './closing.ts';
import { id, integer, rulebookChange } from './fields.ts';
import { latestBallot, openBallot, tscOpening } from './open-ballot.ts';
import { refuse } from './refusal.ts';
import { changedRulebook, invalidPart, type RulebookChange } from './rulebook.ts';
import { tscMember } from './who.ts';

const SUBJECT = 'rulebook';

const asStrictAsDip7: Guard<{ readonly change: RulebookChange }> = ({ data }) => {
  const path = invalidPart(data.change);
  return path === null ? null : refuse('rulebook-invalid', { path });
};

/** One change at a time: two of them open could together say what neither voter read. */
const noOtherOpen: Guard<unknown> = ({ state }) => {
  const latest = latestBallot(state, 'rulebook-change', SUBJECT);
  return latest?.status === 'open' ? refuse('ballot-open', { ballots: [latest.id] }) : null;
};

const propose = defineAct({
  type: 'rulebook.propose',
  data: form({
    ballot: id,
    change: rulebookChange.refine((change) => Object.keys(change).length > 0),
    days: integer.optional(),
  }),
  makes: (data) => [{ kind: 'ballot', id: data.ballot }],
  who: tscMember,
  guards: [asStrictAsDip7, noOtherOpen],
  opens: tscOpening,
  effect: (draft, given) => {
    const { data, context } = given;
    const text = canonicalJson(data.change);
    const textSha256 = context.crypto.sha256(text);
    draft.keepText({ sha256: textSha256, text });
    openBallot(draft, given, {
      id: data.ballot,
      kind: 'rulebook-change',
      subject: SUBJECT,
      textSha256,
      opening: tscOpening(given),
      rulebookChange: data.change,
    });
  },
});

/** A passed change counts for ballots, windows and checks that begin later. */
export const rulebookChangeClosed: ClosingEffect = (draft, ballot) => {
  if (ballot.outcome !== 'passed' || ballot.rulebookChange === null) return;
  const { rulebook } = draft.association;
  draft.changeAssociation({ rulebook: changedRulebook(rulebook, ballot.rulebookChange) });
};

export const RULEBOOK_ACTS = [propose];
