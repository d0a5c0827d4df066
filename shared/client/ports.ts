/** What the client needs of where it runs; the desktop and the browser each bring their own. */

import type { LedgerCrypto } from '../ledger/crypto.ts';
import type { DecodeUtf8 } from '../ledger/line-splitter.ts';
import type { VerifyElsewhere } from '../ledger/signatures-ahead.ts';
import type { Instant } from '../rules/index.ts';
import type { Journal } from './journal.ts';

export interface ClientPorts {
  readonly crypto: LedgerCrypto;
  readonly verifyElsewhere: VerifyElsewhere;
  readonly decodeUtf8: DecodeUtf8;
  /** This device's clock: for display, and to estimate the relay's. */
  readonly clock: () => Instant;
  /** Calls once after so many milliseconds; the returned function takes it back. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly randomBytes: (count: number) => Uint8Array;
  /**
   * AES-256-GCM under a key of 32 bytes: `seal` gives a fresh nonce of 12 bytes, what was sealed,
   * and the tag of 16 bytes, one after the other; `unseal` gives null where it does not open.
   */
  readonly seal: (key: Uint8Array, plain: Uint8Array) => Promise<Uint8Array>;
  readonly unseal: (key: Uint8Array, sealed: Uint8Array) => Promise<Uint8Array | null>;
  readonly http: Http;
  readonly openSocket: OpenSocket;
  readonly keys: DeviceKeys;
  /** Everything kept of one ledger; made where there is nothing. */
  readonly store: (ledger: string) => Promise<ClientStore>;
  /** The ledgers of which something is kept. */
  readonly knownLedgers: KnownLedgers;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** @throws where nobody answers; the error's message says why (`ECONNREFUSED`, …). */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface SocketHandlers {
  opened(): void;
  message(text: string): void;
  /** A message of bytes; without this, one ends the socket. */
  bytes?(message: Uint8Array): void;
  /** Called once, also where it never opened. */
  closed(code: number, reason: string): void;
}

export interface ClientSocket {
  send(text: string): void;
  /** Where the sockets of documents are needed: for the sample, so on the desktop. */
  sendBytes?(message: Uint8Array): void;
  close(): void;
}

export type OpenSocket = (
  url: string,
  protocols: readonly string[],
  handlers: SocketHandlers,
) => ClientSocket;

/** What a key is asked to sign. */
export type SignRequest =
  | {
      readonly kind: 'act';
      readonly publicKey: string;
      readonly bytes: string;
      /** The act in a plain sentence, for the person who is asked. */
      readonly sentence: string;
      /** `script`: part of the making of a rehearsal; nobody is asked. Only rehearsal keys do it. */
      readonly asked: 'person' | 'script';
    }
  | {
      readonly kind: 'session';
      readonly publicKey: string;
      readonly ledger: string;
      readonly relayKey: string;
      readonly nonce: string;
    };

export type SignReply =
  | { readonly signed: true; readonly signature: string }
  | { readonly signed: false; readonly reason: 'declined' | 'locked' | 'unknown-key' };

/** Keys of this device. Their private halves are never to be had. */
export interface DeviceKeys {
  /** Makes a key and keeps it; resolves to its public half once it is flushed. */
  create(use: 'real' | 'rehearsal'): Promise<string>;
  sign(request: SignRequest): Promise<SignReply>;
}

/** What this device keeps of one ledger. Whatever resolves is flushed. */
export interface ClientStore {
  /** The lines of the ledger's export so far, without a trailer; a torn last one is cut off. */
  lines(): AsyncIterable<string>;
  /** Lines by their numbers, from 1: from `first`, `count` of them. */
  linesFrom(first: number, count: number): Promise<readonly string[]>;
  appendLines(lines: readonly string[]): Promise<void>;
  /** Keeps the first `count` lines and cuts the rest: part of something that was never finished. */
  cutLines(count: number): Promise<void>;
  /** Takes all lines aside under another name, kept for whoever is to look into it. */
  setLinesAside(reason: string): Promise<void>;
  readCheckpoint(): Promise<string | null>;
  writeCheckpoint(text: string): Promise<void>;
  /** Records of the outbox, each one JSON text, in their order. */
  readOutbox(): Promise<readonly string[]>;
  appendOutbox(record: string): Promise<void>;
  /** Puts these in the place of all. */
  rewriteOutbox(records: readonly string[]): Promise<void>;
  readText(sha256: string): Promise<Uint8Array | null>;
  keepText(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Small JSON texts by name: drafts that were set aside, what is known of the relay. */
  readNote(name: string): Promise<string | null>;
  writeNote(name: string, text: string): Promise<void>;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** The list of ledgers, each with a JSON text that the client writes. */
export interface KnownLedgers {
  list(): Promise<readonly { readonly ledger: string; readonly record: string }[]>;
  /** Resolves once flushed. */
  put(ledger: string, record: string): Promise<void>;
  /** Takes it off the list; what is kept of it is moved aside, not deleted. */
  remove(ledger: string): Promise<void>;
}

export interface EmbeddedRelayStart {
  /** Whether it takes the founding of an association, while it is empty. */
  readonly foundings: 'taken' | 'not-taken';
  /** A rehearsal's clock may stand anywhere; that of a real relay is doubted where it jumps. */
  readonly clock: 'doubted' | 'believed';
  /** Added to the system's clock, in ms; below 0 while a rehearsal's past is made. */
  readonly clockOffset: number;
  /** Who may reach it. */
  readonly reach: 'this-computer' | 'this-network';
  /** The person whose computer this is, for others to know; null in a rehearsal. */
  readonly hostedBy: string | null;
  /** `left`: the association has moved from it; it only tells those who come late where to. */
  readonly role: 'keeps' | 'left';
}

export interface EmbeddedRelay {
  /** Its address as this computer reaches it, without a slash at its end. */
  readonly url: string;
  readonly relayKey: string;
  /** The address under which others of the network reach it; null where it is not shared. */
  readonly sharedAs: string | null;
}

/**
 * The relays that run on this computer, each with a folder and a process of its own under a name
 * (`[a-z0-9-]`, at most 64 characters).
 *
 * @throws an error whose message is for a log where a relay cannot be started or is not there.
 */
export interface EmbeddedRelays {
  /**
   * Starts a relay, or says where it runs already; its key stays the same for ever. One that runs
   * takes a new role.
   */
  start(name: string, how: EmbeddedRelayStart): Promise<EmbeddedRelay>;
  /** Moves its clock forward by so many ms, and closes what is due by then. */
  moveClock(name: string, by: number): Promise<void>;
  /**
   * The person at this computer is asked whether its clock is right, by nobody who could answer for
   * them; `lastEntry` is the instant of the ledger's last entry.
   */
  acceptClock(name: string, lastEntry: Instant): Promise<'accepted' | 'declined'>;
  /** Changes who may reach it. */
  share(name: string, reach: EmbeddedRelayStart['reach']): Promise<EmbeddedRelay>;
  stop(name: string): Promise<void>;
}
