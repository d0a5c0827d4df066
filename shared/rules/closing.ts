/** When ballots close: the one thing that the rules make happen by themselves. */

import type { Draft } from './draft.ts';
import { DAY, type Instant } from './instant.ts';
import { known, type Ballot, type State } from './state.ts';

/**
 * `closesAt`, or, once everyone on the roll has voted or recused, the later of that moment and 24
 * hours after opening, if that is earlier.
 */
export function closingInstant(ballot: Ballot): Instant {
  if (ballot.completeAt === null) return ballot.closesAt;
  return Math.min(ballot.closesAt, Math.max(ballot.completeAt, ballot.openedAt + DAY));
}

export interface Closing {
  readonly ballot: string;
  readonly at: Instant;
}

/**
 * The open ballot that closes first, and when; of two at one instant the one with the lower id;
 * null where none is open. Once that instant is reached, its `ballot.close` is the next entry.
 */
export function nextClosing(state: State): Closing | null {
  let first: Closing | null = null;
  for (const id of state.openBallots) {
    const at = closingInstant(known(state, 'ballot', id));
    if (first === null || at < first.at) first = { ballot: id, at };
  }
  return first;
}

/** What a ballot does to its subject when it closes, whatever its outcome. */
export type ClosingEffect = (draft: Draft, ballot: Ballot, at: Instant) => void;
