/**
 * `ws /ledger`, version 1. Every message is one text frame of JSON with a string `type`.
 *
 * 1. Each side first sends `hello`, with the protocol it speaks. A relay that does not speak the
 *    client's closes with `protocol-unknown`; a client that does not speak the relay's leaves.
 *    Nothing else is read before.
 * 2. `subscribe` names the last entry that the client has verified. The relay answers with
 *    `entries` up to its head, and goes on with those that follow. An `entries` message holds whole
 *    units: the snapshots that an entry is the first to need, the entry, and the state hash after
 *    it if one is due; before the first entry, the genesis.
 * 3. `propose` carries an act. The answer, told apart by the act's hash, is `receipt`, `refusal`
 *    (both final and kept) or `problem` (not kept: the act may be proposed again).
 * 4. `fate` asks what became of an act, by its id.
 * 5. `documents` names documents that have changed; `notice` comes every 15 s.
 * 6. `moved` says that another relay keeps this ledger, or is to; the socket is closed after it.
 *
 * A client that has verified more than the relay's hello names does not subscribe: it hands over
 * what the relay lacks (`hand-over-messages.ts`); meanwhile acts get the problem `restoring`.
 */

import { z } from 'zod';
import { MAX_ACT_BYTES } from '../ledger/act.ts';
import type { Entry } from '../ledger/entry.ts';
import type { SignedRefusal } from '../ledger/signed-refusal.ts';
import {
  actId,
  count,
  entry,
  hash,
  instant,
  ledgerId,
  position,
  problem,
  publicKey,
  signature,
  signedRefusal,
} from './fields.ts';

export const LEDGER_PROTOCOL = 1;

/** The subprotocol that is asked for, beside `token.…`. */
export const SUBPROTOCOL = 'convene.1';
/** What stands before a token among the subprotocols. */
export const TOKEN_PREFIX = 'token.';

/** How often the relay sends a `notice`, in milliseconds. */
export const NOTICE_INTERVAL = 15_000;

/** The most bytes of a message to the relay: an act may nearly double inside a JSON string. */
export const MAX_MESSAGE_BYTES = 2 * MAX_ACT_BYTES + 64 * 1024;

const rulesVersion = z.string().min(1).max(64);

const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(LEDGER_PROTOCOL),
    /** The versions of the rules that the client can replay. */
    rules: z.array(rulesVersion).max(64),
  }),
  z.strictObject({ type: z.literal('subscribe'), since: position }),
  z.strictObject({ type: z.literal('propose'), act: z.string().max(MAX_ACT_BYTES), signature }),
  z.strictObject({ type: z.literal('fate'), id: actId }),
]);

/** From a client to the relay. */
export type ClientMessage = z.infer<typeof clientMessage>;

const fate = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('accepted'), receipt: entry }),
  z.strictObject({ result: z.literal('refused'), refusal: signedRefusal }),
  z.strictObject({ result: z.literal('unknown') }),
]);

const relayMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(LEDGER_PROTOCOL),
    /** The rules that it decides by. */
    rules: rulesVersion,
    ledger: ledgerId,
    relayKey: publicKey,
    head: position,
    clock: instant,
  }),
  z.strictObject({
    type: z.literal('entries'),
    /** The lines are those after entry `since`, up to and with entry `to`. */
    since: count,
    to: count,
    lines: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('receipt'), receipt: entry }),
  z.strictObject({ type: z.literal('refusal'), refusal: signedRefusal }),
  z.strictObject({ type: z.literal('problem'), actHash: hash, problem }),
  z.strictObject({ type: z.literal('fate'), id: actId, fate }),
  z.strictObject({
    type: z.literal('documents'),
    changed: z.array(z.string()),
    /** As in the answer to `GET /documents`, for each of them. */
    marks: z.array(z.string().max(100)),
  }),
  z.strictObject({ type: z.literal('notice'), clock: instant, head: position }),
  z.strictObject({ type: z.literal('moved'), url: z.string().nullable() }),
]);

type Wire = z.infer<typeof relayMessage>;

/** The relay's answer to `fate`. */
export type FateOnWire =
  | { readonly result: 'accepted'; readonly receipt: Entry }
  | { readonly result: 'refused'; readonly refusal: SignedRefusal }
  | { readonly result: 'unknown' };

/** From the relay to a client. */
export type RelayMessage =
  | Exclude<Wire, { type: 'refusal' | 'fate' }>
  | { readonly type: 'refusal'; readonly refusal: SignedRefusal }
  | { readonly type: 'fate'; readonly id: string; readonly fate: FateOnWire };

/** A message, or why it is none: of a version that is not spoken here, or of no form at all. */
export type ReadMessage<M> =
  | { readonly ok: true; readonly message: M }
  | { readonly ok: false; readonly reason: 'malformed' | 'protocol-unknown' };

export function writeClientMessage(message: ClientMessage): string {
  return JSON.stringify(message);
}

export function readClientMessage(text: string): ReadMessage<ClientMessage> {
  return read(text, clientMessage);
}

export function writeRelayMessage(message: RelayMessage): string {
  return JSON.stringify(message);
}

export function readRelayMessage(text: string): ReadMessage<RelayMessage> {
  // A refusal's code is not looked up: a newer relay may have more of them.
  return read(text, relayMessage) as ReadMessage<RelayMessage>;
}

/** A hello of any version: all that may be read before the versions are known to fit. */
const anyHello = z.looseObject({ type: z.literal('hello'), protocol: z.int() });

function read<M>(text: string, schema: z.ZodType<M>): ReadMessage<M> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'malformed' };
  }
  const hello = anyHello.safeParse(value);
  if (hello.success && hello.data.protocol !== LEDGER_PROTOCOL) {
    return { ok: false, reason: 'protocol-unknown' };
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, message: parsed.data } : { ok: false, reason: 'malformed' };
}
