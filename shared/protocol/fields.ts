/** The fields that messages are made of. Whatever is of another form is no message. */

import { z } from 'zod';

export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
export const count = z.int().min(0);
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instant = z.int().min(0);
export const actId = z.string().min(1).max(64);
/** A ledger's id; empty while nothing has been founded. */
export const ledgerId = z.union([hash, z.literal('')]);

export const position = z.strictObject({ seq: count, head: hash });

export const entry = z.strictObject({
  seq: count,
  prev: hash,
  actHash: hash,
  at: instant,
  head: hash,
  signature,
});

export const signedRefusal = z.strictObject({
  id: z.string().max(64),
  actHash: hash,
  code: z.string().max(64),
  details: z.record(z.string(), z.unknown()),
  atSeq: count,
  head: hash,
  signature,
});

/** What stands in an act's way for now, or in its making; never the rules' word. */
export const problem = z.strictObject({
  code: z.string().max(64),
  message: z.string().max(2000),
  /** What the message says, for programs: `text-changed` has `have`, `relay-moved` has `url`. */
  details: z.record(z.string(), z.unknown()).optional(),
});
