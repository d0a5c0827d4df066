/**
 * What goes over HTTP when a relay is handed what it lacks, as JSON. Entries prove themselves, so
 * whoever has them may bring them, without a session.
 *
 * - `POST /restore` takes a `restoreRequest`: the entries after the relay's head, where it was
 *   restored from an older backup, where another relay was appointed without its knowing, or where
 *   it waits to take an association over (`adopting`). The answer is a `restoreReply`.
 * - `GET /documents`, `GET /doc/<document>/authorship` and `GET /doc/<document>/update` give, to a
 *   session, what is to be handed over of documents; also on a relay that has moved.
 * - `POST /snapshots/lacking` takes a `lackingRequest` from a session, and answers which of those
 *   snapshots the relay does not have, so that whoever has them can give them.
 * - `PUT /adopt/document/<document>` takes a `documentHandOver` from a session of the secretariat,
 *   only while the relay is adopting.
 * - `POST /adopt` takes the `relay.appoint` that names this relay's key, as `actRequest`; the answer
 *   is that of `POST /found`. From then on it is the relay.
 */

import { z } from 'zod';
import { count, hash, instant, position } from './fields.ts';

/** The most bytes of one request of those above; a client sends portions of about 1 MiB. */
export const MAX_HAND_OVER_BYTES = 32 * 1024 * 1024;
/** What a client gathers into one portion, in bytes; one unit may be larger. */
export const PORTION_BYTES = 1024 * 1024;

/** What `POST /restore` takes: whole units, as an `entries` message holds them. */
export const restoreRequest = z.strictObject({
  /** The relay's head, as it has told it; the lines are those after. */
  since: position,
  lines: z.array(z.string()).max(100_000),
  /** Whether the client has further entries, which it brings next. */
  more: z.boolean(),
});
export type RestoreRequest = z.infer<typeof restoreRequest>;

/** What it answers: the head that is on its disk now, from which the client goes on. */
export const restoreReply = z.object({ head: position });
export type RestoreReply = z.infer<typeof restoreReply>;

/** A client id and the person who has claimed it in a document. */
const claim = z.tuple([count, z.string().max(100)]);
/** Client id, first clock, length, who deleted it, and when. */
const deletion = z.tuple([count, count, count, z.string().max(100), instant]);

/** Who wrote and who deleted what: what `GET /doc/<document>/authorship` answers. */
export const documentAuthorship = z.object({
  claims: z.array(claim),
  deletions: z.array(deletion),
});
export type DocumentAuthorship = z.infer<typeof documentAuthorship>;

/**
 * What `PUT /adopt/document/<document>` takes: the document as one update of Yjs's format 1, in
 * base64url. Edits under a client id that no claim names are attributed to `recovered:<person>`,
 * the person whose session brings them.
 */
export const documentHandOver = z.strictObject({
  update: z.string(),
  claims: z.array(claim),
  deletions: z.array(deletion),
});
export type DocumentHandOver = z.infer<typeof documentHandOver>;

/**
 * What `GET /documents` answers: the names of those that the session may read, sorted, and for each
 * a mark, a text that changes with the document: whoever has a document at its mark need not ask
 * for it.
 */
export const documentList = z.object({
  documents: z.array(z.string()),
  marks: z.array(z.string().max(100)),
});
export type DocumentList = z.infer<typeof documentList>;

/** The most hashes that one `POST /snapshots/lacking` may name. */
export const MAX_LISTED_HASHES = 1000;

export const lackingRequest = z.strictObject({ hashes: z.array(hash).max(MAX_LISTED_HASHES) });
export const lackingSnapshots = z.object({ lacking: z.array(hash) });
export type LackingSnapshots = z.infer<typeof lackingSnapshots>;
