/**
 * What goes over HTTP before there is a socket, as JSON.
 *
 * `GET /relay` says who the relay is. `POST /session` with a `challenge` gives a nonce; the device
 * signs `sessionMessage` and sends an `answer`, which gives a token. `POST /found` and `POST /enrol`
 * take one act each, without a session. Whatever goes wrong is an `httpProblem`.
 */

import { z } from 'zod';
import { MAX_ACT_BYTES } from '../ledger/act.ts';
import { hash, instant, ledgerId, position, publicKey, signature } from './fields.ts';

export const SESSION_PROTOCOL = 1;

/** Where an association has moved to; null where the address is not known. */
export const movedTo = z.object({ url: z.string().nullable() });
export type MovedTo = z.infer<typeof movedTo>;

/** Whatever goes wrong with a request; `relay-moved` (410) says where to. */
export const httpProblem = z.object({
  code: z.string(),
  message: z.string(),
  url: z.string().nullable().optional(),
});

/**
 * What `GET /relay` answers. A relay of a later version may say more; whether its protocol is
 * spoken here is for the reader to ask first.
 */
export const relayIdentity = z.object({
  protocol: z.int(),
  rules: z.string(),
  ledger: ledgerId,
  relayKey: publicKey,
  head: position,
  clock: instant,
  /** Whether it waits for the founding of an association. */
  foundable: z.boolean(),
  /** Whether it waits to take an association over from another relay. */
  adopting: z.boolean(),
  /** Whether it is being given entries that it lacks, and takes no acts meanwhile. */
  restoring: z.boolean(),
  /** Not null where another relay keeps this ledger, or is to. */
  moved: movedTo.nullable(),
  /** The person on whose computer it runs, and only while that is awake; null for one that stands. */
  hostedBy: z.string().max(100).nullable().default(null),
  /** Why it does not believe its clock, and so stamps nothing; null while it does. */
  clockDoubt: z
    .enum(['jumped-ahead', 'long-after-last-entry'])
    .nullable()
    .catch(null)
    .default(null),
});
export type RelayIdentity = z.infer<typeof relayIdentity>;

const nonce = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/);

/** What `POST /session` takes. */
export const sessionRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('challenge') }),
  z.strictObject({ type: z.literal('answer'), device: hash, nonce, signature }),
]);

/** What it answers to a challenge, and to an answer. */
export const sessionReply = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('challenge'),
    nonce,
    ledger: ledgerId,
    relayKey: publicKey,
    expiresAt: instant,
  }),
  z.strictObject({
    type: z.literal('session'),
    token: z.string(),
    person: z.string(),
    expiresAt: instant,
  }),
]);
export type SessionReply = z.infer<typeof sessionReply>;

/** What `POST /found` and `POST /enrol` take. */
export const actRequest = z.strictObject({ act: z.string().max(MAX_ACT_BYTES), signature });

/** What a device signs to be let in: it holds for this ledger, this relay and this nonce only. */
export function sessionMessage(ledger: string, relayKey: string, nonce: string): string {
  return `convene-session/1\0${ledger}${relayKey}${nonce}`;
}
