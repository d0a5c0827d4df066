/** Who deleted what. (Who wrote what follows from the claims: a client id is one person's.) */

/** `length` consecutive characters or other items of one client, deleted by one person. */
export interface Deletion {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly person: string;
  /** ms since 1970-01-01T00:00:00Z; of the first of them where several were put together. */
  readonly at: number;
}

/** Deletions by one person that touch are one, if they are not further apart in time than this. */
export const SAME_DELETION_MS = 60_000;

/**
 * Puts together what touches and was deleted by the same person within a minute, as when a word is
 * deleted key by key. No range is lost, none is invented; the result is sorted by client and clock.
 */
export function joinDeletions(deletions: readonly Deletion[]): Deletion[] {
  const sorted = [...deletions].sort((a, b) => a.client - b.client || a.clock - b.clock);
  const joined: Deletion[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && touches(last, next)) {
      joined[joined.length - 1] = {
        ...last,
        length: last.length + next.length,
        at: Math.min(last.at, next.at),
      };
    } else {
      joined.push(next);
    }
  }
  return joined;
}

const touches = (left: Deletion, right: Deletion): boolean =>
  left.client === right.client &&
  left.clock + left.length === right.clock &&
  left.person === right.person &&
  Math.abs(left.at - right.at) <= SAME_DELETION_MS;
