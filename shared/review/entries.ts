/**
 * What people say about a document, and which versions of it are kept: the entries of the document
 * `comments/<document>`. It is a log: one `Y.Array` named `entries`, to whose end plain JSON objects
 * are added; nothing in it is ever changed or taken out, which the relay sees to, as to `by`, the
 * person of the session that brought the entry. So what stands in it is who said what, offline too.
 *
 * `at` is the author's clock, in ms since 1970-01-01T00:00:00Z: for display only.
 */

import { z } from 'zod';
import { hash } from '../protocol/fields.ts';

/** The root of a log: a `Y.Array` of entries. */
export const REVIEW_ROOT = 'entries';

/** The most characters of a comment. */
export const MAX_COMMENT = 10_000;
/** The most characters that are kept of the passage that a comment is about. */
export const MAX_QUOTE = 500;
export const MAX_CHUNKS = 500;

const entryId = z.string().regex(/^[0-9a-f]{32}$/);
const person = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** A Yjs relative position in the document's text, encoded, base64url without padding. */
const position = z.string().regex(/^[A-Za-z0-9_-]{2,200}$/);
const text = z.string().min(1).max(MAX_COMMENT);
const mentions = z.array(person).max(50);

/** A passage of the document's text, which moves with the text around it. */
export const anchor = z.strictObject({ start: position, end: position });
export type Anchor = z.infer<typeof anchor>;

/** Until the year 9999: what a calendar can show. */
const at = z.int().min(0).max(253_402_300_799_999);
const said = { id: entryId, by: person, at };

const chunk = z.strictObject({
  id: entryId,
  anchor,
  /** What stood in the passage when the change was suggested. */
  original: z.string().max(1_000_000),
  replacement: z.string().max(1_000_000),
});
export type SuggestedChunk = z.infer<typeof chunk>;

export const reviewEntry = z.discriminatedUnion('type', [
  /** Begins a thread, whose id is this entry's; `anchor` null: about the document as a whole. */
  z.strictObject({
    ...said,
    type: z.literal('comment'),
    anchor: anchor.nullable(),
    /** The passage as it was, for when it is gone. */
    quote: z.string().max(MAX_QUOTE),
    text,
    mentions,
  }),
  z.strictObject({ ...said, type: z.literal('reply'), thread: entryId, text, mentions }),
  /** The author puts other words in the place of a comment's or reply's. */
  z.strictObject({ ...said, type: z.literal('edit'), target: entryId, text, mentions }),
  /** The author takes a comment or reply back: it is no longer shown. */
  z.strictObject({ ...said, type: z.literal('remove'), target: entryId }),
  z.strictObject({ ...said, type: z.literal('resolve'), thread: entryId }),
  z.strictObject({ ...said, type: z.literal('reopen'), thread: entryId }),
  /** Changes that somebody would have made. */
  z.strictObject({
    ...said,
    type: z.literal('suggestion'),
    note: z.string().max(2000),
    chunks: z.array(chunk).min(1).max(MAX_CHUNKS),
  }),
  /** What became of chunks; the latest word counts. `open`: to be decided again. */
  z.strictObject({
    ...said,
    type: z.literal('decision'),
    suggestion: entryId,
    chunks: z.array(entryId).min(1).max(MAX_CHUNKS),
    outcome: z.enum(['accepted', 'rejected', 'open']),
  }),
  /** The author takes a suggestion back, as far as it is not decided. */
  z.strictObject({ ...said, type: z.literal('withdraw'), suggestion: entryId }),
  /** The text as it was, kept by its hash (UTF-8). */
  z.strictObject({
    ...said,
    type: z.literal('version'),
    /** Null where it was made by itself. */
    name: z.string().min(1).max(200).nullable(),
    reason: z.enum(['named', 'checkpoint', 'import', 'restore', 'accept', 'vote']),
    sha256: hash,
    /** In UTF-8. */
    bytes: z.int().min(0),
    /** The hash of the version that was restored; null otherwise. */
    restores: hash.nullable(),
  }),
]);

/**
 * What every entry has, also one of a type that only a later version knows: it is passed on and
 * kept, and an app that does not know it says so.
 */
export const laterEntry = z.looseObject({ ...said, type: z.string().min(1).max(64) });

export type ReviewEntry = z.infer<typeof reviewEntry>;
export type ReviewEntryType = ReviewEntry['type'];
export type ReviewEntryOf<T extends ReviewEntryType> = Extract<ReviewEntry, { type: T }>;
/** What a screen says; who, when and the id are added where it is said. */
export type Said = {
  [T in ReviewEntryType]: Omit<ReviewEntryOf<T>, 'id' | 'by' | 'at'>;
}[ReviewEntryType];
