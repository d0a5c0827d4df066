/** Why a proposal's text cannot be edited by somebody now: what the rules say of access, in words. */

import {
  access,
  closingInstant,
  facilitatorsOf,
  latestBallot,
  type Instant,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';

export type ClosedReason =
  | { readonly kind: 'voting'; readonly ballot: string; readonly until: Instant }
  | { readonly kind: 'ended'; readonly how: 'withdrawn' | 'concluded' }
  /** Once formed, the charter is revised as the group's, no longer as a proposal. */
  | { readonly kind: 'formed' }
  | { readonly kind: 'not-an-author'; readonly authors: readonly string[] };

/** The document in which the charter's fields are written together. */
export const charterDocument = (twg: string): string => `charter/${twg}`;

/** Null where that person may edit and publish the proposal. */
export function closedReason(state: State, twg: Twg, person: string): ClosedReason | null {
  if (twg.stage === 'withdrawn' || twg.stage === 'concluded') {
    return { kind: 'ended', how: twg.stage };
  }
  if (twg.formedAt !== null) return { kind: 'formed' };
  const ballot = latestBallot(state, 'formation', twg.id);
  if (twg.stage === 'voting' && ballot !== undefined) {
    return { kind: 'voting', ballot: ballot.id, until: closingInstant(ballot) };
  }
  return access(state, person, charterDocument(twg.id)).write
    ? null
    : { kind: 'not-an-author', authors: [...new Set([...facilitatorsOf(twg), twg.creator])] };
}
