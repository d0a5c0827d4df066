/** Comments that are not sent yet: kept on this device over a restart, per person and place. */

import { z } from 'zod';
import { anchor, MAX_QUOTE, type Anchor } from '../../../../shared/review/entries.ts';

export interface KeptComment {
  readonly text: string;
  /** The passage that a new thread is about; null for the whole document, and in replies. */
  readonly anchor: Anchor | null;
  readonly quote: string;
}

const kept = z.strictObject({
  text: z.string().max(100_000),
  anchor: anchor.nullable(),
  quote: z.string().max(MAX_QUOTE),
});

/** What a comment is about: a new thread, a reply to a thread, or the change of a comment. */
export type Draft = 'new' | `reply/${string}` | `edit/${string}`;

export interface DraftPlace {
  readonly ledger: string;
  readonly person: string;
  readonly document: string;
  readonly draft: Draft;
}

const keyOf = ({ ledger, person, document, draft }: DraftPlace): string =>
  `convene.comment/${ledger}/${person}/${document}/${draft}`;

/** What was kept; null where there is nothing, or nothing that can be read. */
export function readKept(storage: Storage, place: DraftPlace): KeptComment | null {
  try {
    const stored = storage.getItem(keyOf(place));
    return stored === null ? null : (kept.safeParse(JSON.parse(stored)).data ?? null);
  } catch {
    return null;
  }
}

/**
 * Keeps a comment; one without words or passage is forgotten.
 *
 * @returns whether it is kept: storage may be full, or switched off.
 */
export function keep(
  storage: Storage,
  place: DraftPlace,
  comment: KeptComment,
): 'kept' | 'not-kept' {
  try {
    if (comment.text.trim() === '' && comment.anchor === null) storage.removeItem(keyOf(place));
    else storage.setItem(keyOf(place), JSON.stringify(comment));
    return 'kept';
  } catch {
    return 'not-kept';
  }
}

export function forget(storage: Storage, place: DraftPlace): void {
  try {
    storage.removeItem(keyOf(place));
  } catch {
    // Switched off: then there was nothing.
  }
}
