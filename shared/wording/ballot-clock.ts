import { closingInstant, DAY, type Ballot, type Instant } from '../rules/index.ts';

/** When a ballot ends, and why then. */
export type BallotClock =
  | { readonly kind: 'closed'; readonly at: Instant; readonly early: 'yes' | 'no' }
  /** Its instant is reached; the relay's closing entry is not here yet. */
  | { readonly kind: 'closing'; readonly at: Instant }
  /** Everyone on the roll is done: it closes before its deadline. */
  | { readonly kind: 'early'; readonly at: Instant; readonly instead: Instant }
  /** Open to its deadline; if everyone is done before, it closes no sooner than `earliest`. */
  | { readonly kind: 'open'; readonly at: Instant; readonly earliest: Instant | null };

export function clockOf(ballot: Ballot, now: Instant): BallotClock {
  const { closedAt, closesAt, openedAt } = ballot;
  if (closedAt !== null) {
    return { kind: 'closed', at: closedAt, early: closedAt < closesAt ? 'yes' : 'no' };
  }
  const at = closingInstant(ballot);
  if (now >= at) return { kind: 'closing', at };
  if (at < closesAt) return { kind: 'early', at, instead: closesAt };
  const earliest = Math.max(now, openedAt + DAY);
  return { kind: 'open', at, earliest: earliest < closesAt ? earliest : null };
}
