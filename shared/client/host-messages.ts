/**
 * What the screens ask of their host, and what it tells them; version 1.
 *
 * The host is what holds keys, ledgers and journals: in the desktop app the main process and the
 * store process behind it, in a browser a worker. It is one for all windows of a person. Requests
 * and events are plain data (structured clones); a request is checked by `hostRequest` before
 * anything is done. Every request has one reply, of the type that `HostReplies` gives, or a
 * `HostProblem`.
 */

import type { DipProblemCode } from './dip-repository.ts';
import type { HostEvent } from './host-events.ts';
import type { HostReplies } from './host-replies.ts';
import type { HostRequestOf, HostRequestType } from './host-requests.ts';

export type * from './dip-repository.ts';
export type * from './host-events.ts';
export type * from './host-records.ts';
export type * from './host-replies.ts';
export {
  HOST_PROTOCOL,
  hostRequest,
  type HostRequest,
  type HostRequestOf,
  type HostRequestType,
} from './host-requests.ts';

/**
 * Why a request was not done: a code, words for a log, and numbers. `shared/wording` puts it into
 * words for a person.
 */
export interface HostProblem {
  readonly code: HostProblemCode | DipProblemCode | (string & {});
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type HostProblemCode =
  /** The request has no form that is known. */
  | 'malformed-request'
  | 'internal'
  /** This device does not know that ledger. */
  | 'unknown-association'
  /** The disk is full, or cannot be written: nothing was taken. */
  | 'disk'
  | 'keys-locked'
  | 'keys-unavailable'
  | 'wrong-passphrase'
  | 'invite-malformed'
  /** A code of the right length whose check does not hold. */
  | 'invite-mistyped'
  | 'invite-needs-address'
  | 'invite-unknown'
  | 'invite-used'
  | 'invite-expired'
  | 'invite-of-another-association'
  | 'relay-unreachable'
  | 'relay-incompatible'
  | 'relay-of-another-association'
  | 'relay-refused'
  | 'not-here'
  | 'read-only'
  | 'cancelled';

export type HostReply<T extends HostRequestType> =
  | { readonly ok: true; readonly value: HostReplies[T] }
  | { readonly ok: false; readonly problem: HostProblem };

/** What a screen has to reach its host: the preload's bridge, or the worker's. */
export interface Host {
  request<T extends HostRequestType>(
    request: HostRequestOf<T> & { readonly type: T },
  ): Promise<HostReply<T>>;
  /** Calls on each event until the returned function is called. */
  onEvent(listener: (event: HostEvent) => void): () => void;
}

/** The name of the preload's bridge on `window`. */
export const HOST_BRIDGE = 'convene';
