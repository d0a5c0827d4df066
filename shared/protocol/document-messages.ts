/**
 * The messages on a document's socket, `ws /doc/<document>`; protocol version 1.
 *
 * Every message is one binary WebSocket message. Numbers are lib0 variable-length unsigned integers
 * (`varUint`); `bytes` is a varUint length followed by so many bytes, `string` the same in UTF-8.
 *
 * ```
 * message      = 0 sync | 1 awareness | 2 auth | 3 | 64 durable | 65 refused | 66 notice
 * sync         = 0 bytes      sync step 1: the sender's state vector
 *              | 1 bytes      sync step 2: an update with what the other side lacks
 *              | 2 bytes      an update
 * awareness    = bytes        an awareness update: count, then count × (client, clock, JSON string)
 * auth         = 0 string     permission denied, and why
 * 3            =              the client asks for everyone's awareness
 * durable      = varUint bytes          settled, state vector
 * refused      = bytes string string    SHA-256 (32 bytes), code, details as a JSON object
 * notice       = varUint × 8  version, flags, clock, interval, update limit, document limit,
 *                             awareness limit, sockets per device; readers skip what follows
 * ```
 *
 * 0 to 3 are those of y-websocket 3 and y-protocols 1, so a stock client can join. The rest only the
 * relay sends; y-websocket logs a type that it does not know and goes on, so they are safe for it,
 * and as messages they keep its 30-second rule content.
 *
 * - `durable`: this state is on the relay's disk, flushed. `stateVector` names only clients of which
 *   something became durable (all of them in the first such message of a connection, and in answer
 *   to a sync step 2 or to what was known before); a client keeps the highest clock it has seen for
 *   each. A state vector says nothing of deletions, hence
 *   `settled`: the first so many sync step 2 and update messages that this connection sent are on
 *   disk as a whole, or were known before, or were refused by a message before this one.
 * - `refused`: the update with this SHA-256 (of the bytes inside the sync message) was not taken and
 *   reached nobody; see `DOCUMENT_REFUSALS`.
 * - `notice`: sent on joining, when the person's right to write changes, and every `interval` ms.
 *   Flag 1: the person may write here now. `clock` is the relay's, in ms since 1970-01-01T00:00:00Z.
 *
 * A message must end where its last field ends. What is longer, shorter, or of another form is
 * malformed: the relay ends the socket with the close code `malformed`.
 */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const DOCUMENT_PROTOCOL_VERSION = 1;

/** Why an update is not taken. The code is for programs; a client puts it into words. */
export const DOCUMENT_REFUSALS = [
  /** The session's person may not write this document now. */
  'write-not-allowed',
  /** `{limit, bytes}`: one update holds more bytes than any may. */
  'update-too-large',
  /** `{limit, bytes}`: the document would hold more bytes than it may. */
  'document-too-large',
  /** `{client}`: it holds edits under a client id that another person has claimed. */
  'foreign-client-id',
  /** `{limit, count}`: it brings more new client ids than one update may. */
  'too-many-client-ids',
  /** `{limit, count}`: it deletes more separate ranges than one update may. */
  'too-many-deletions',
  /** It builds on edits that the relay was not given, even after it asked for them. */
  'gap',
  /**
   * `{root}`, `{content}`, or for an entry of a log `{entry}`, where in it: the form of this
   * document has no place for that.
   */
  'form-not-allowed',
  /** `{by}`: an entry of a log names another person than the session's as who said it. */
  'not-the-author',
  /** `{limit, bytes}`: a presence state with more bytes than it may have; nobody saw it. */
  'presence-too-large',
] as const;

export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

export type RefusalDetails = Readonly<Record<string, string | number>>;

export interface DocumentLimits {
  /** Bytes of one update message. */
  readonly updateBytes: number;
  /** Bytes of a whole document as one update; also of a sync step 2. */
  readonly documentBytes: number;
  /** Bytes of one client's awareness state as JSON. */
  readonly awarenessBytes: number;
  readonly socketsPerDevice: number;
}

export interface Durable {
  readonly type: 'durable';
  readonly settled: number;
  readonly stateVector: Uint8Array;
}

export interface Refused {
  readonly type: 'refused';
  readonly sha256: Uint8Array;
  /** A `DocumentRefusal`, or one of a later version. */
  readonly code: string;
  readonly details: RefusalDetails;
}

export interface Notice {
  readonly type: 'notice';
  readonly version: number;
  readonly mayWrite: boolean;
  readonly clock: number;
  readonly interval: number;
  readonly limits: DocumentLimits;
}

export type DocumentMessage =
  | { readonly type: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'permission-denied'; readonly reason: string }
  | { readonly type: 'query-awareness' }
  | Durable
  | Refused
  | Notice
  /** Of a later version: to be skipped. */
  | { readonly type: 'unknown'; readonly number: number };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const DURABLE = 64;
const REFUSED = 65;
const NOTICE = 66;

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 0;
const MAY_WRITE = 1;

/** Bytes that are no message of this protocol. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

const write = (fill: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(fill);

function writeSync(kind: number, content: Uint8Array): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}

export const writeSyncStep1 = (stateVector: Uint8Array): Uint8Array =>
  writeSync(SYNC_STEP_1, stateVector);

export const writeSyncStep2 = (update: Uint8Array): Uint8Array => writeSync(SYNC_STEP_2, update);

export const writeUpdate = (update: Uint8Array): Uint8Array => writeSync(UPDATE, update);

export const writeAwareness = (update: Uint8Array): Uint8Array =>
  write((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });

export const writeQueryAwareness = (): Uint8Array =>
  write((encoder) => {
    encoding.writeVarUint(encoder, QUERY_AWARENESS);
  });

export const writePermissionDenied = (reason: string): Uint8Array =>
  write((encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });

export const writeDurable = ({ settled, stateVector }: Omit<Durable, 'type'>): Uint8Array =>
  write((encoder) => {
    encoding.writeVarUint(encoder, DURABLE);
    encoding.writeVarUint(encoder, settled);
    encoding.writeVarUint8Array(encoder, stateVector);
  });

export const writeRefused = ({ sha256, code, details }: Omit<Refused, 'type'>): Uint8Array =>
  write((encoder) => {
    encoding.writeVarUint(encoder, REFUSED);
    encoding.writeVarUint8Array(encoder, sha256);
    encoding.writeVarString(encoder, code);
    encoding.writeVarString(encoder, JSON.stringify(details));
  });

export const writeNotice = (notice: Omit<Notice, 'type'>): Uint8Array =>
  write((encoder) => {
    const { limits } = notice;
    for (const number of [
      NOTICE,
      notice.version,
      notice.mayWrite ? MAY_WRITE : 0,
      notice.clock,
      notice.interval,
      limits.updateBytes,
      limits.documentBytes,
      limits.awarenessBytes,
      limits.socketsPerDevice,
    ])
      encoding.writeVarUint(encoder, number);
  });

/**
 * Reads one message. The parts of it that are bytes are views of the copy that is made here.
 *
 * @throws MalformedMessage, never anything else
 */
export function readDocumentMessage(message: Uint8Array): DocumentMessage {
  // lib0 takes its views from the underlying buffer by the length that the message claims. In a
  // buffer shared with others (Node pools small ones) that would show their bytes; a copy of its
  // own ends where the message ends.
  const decoder = decoding.createDecoder(new Uint8Array(message));
  try {
    const read = readBody(decoder);
    if (read.type !== 'unknown' && read.type !== 'notice' && decoding.hasContent(decoder))
      throw new MalformedMessage('bytes after the end of the message');
    return read;
  } catch (error) {
    if (error instanceof MalformedMessage) throw error;
    throw new MalformedMessage(error instanceof Error ? error.message : 'unreadable');
  }
}

function readBody(decoder: decoding.Decoder): DocumentMessage {
  const number = decoding.readVarUint(decoder);
  switch (number) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case AUTH:
      return readAuth(decoder);
    case QUERY_AWARENESS:
      return { type: 'query-awareness' };
    case DURABLE:
      return {
        type: 'durable',
        settled: decoding.readVarUint(decoder),
        stateVector: decoding.readVarUint8Array(decoder),
      };
    case REFUSED:
      return readRefused(decoder);
    case NOTICE:
      return readNotice(decoder);
    default:
      return { type: 'unknown', number };
  }
}

function readSync(decoder: decoding.Decoder): DocumentMessage {
  const kind = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  switch (kind) {
    case SYNC_STEP_1:
      return { type: 'sync-step-1', stateVector: content };
    case SYNC_STEP_2:
      return { type: 'sync-step-2', update: content };
    case UPDATE:
      return { type: 'update', update: content };
    default:
      throw new MalformedMessage(`no sync message has the number ${kind}`);
  }
}

function readAuth(decoder: decoding.Decoder): DocumentMessage {
  if (decoding.readVarUint(decoder) !== PERMISSION_DENIED)
    throw new MalformedMessage('no such auth message');
  return { type: 'permission-denied', reason: decoding.readVarString(decoder) };
}

function readRefused(decoder: decoding.Decoder): Refused {
  const sha256 = decoding.readVarUint8Array(decoder);
  if (sha256.length !== 32) throw new MalformedMessage('a SHA-256 has 32 bytes');
  const code = decoding.readVarString(decoder);
  const details: unknown = JSON.parse(decoding.readVarString(decoder));
  if (!isDetails(details)) throw new MalformedMessage('details are strings and numbers by name');
  return { type: 'refused', sha256, code, details };
}

function isDetails(value: unknown): value is RefusalDetails {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number')
  );
}

function readNotice(decoder: decoding.Decoder): Notice {
  const version = decoding.readVarUint(decoder);
  const flags = decoding.readVarUint(decoder);
  return {
    type: 'notice',
    version,
    mayWrite: (flags & MAY_WRITE) !== 0,
    clock: decoding.readVarUint(decoder),
    interval: decoding.readVarUint(decoder),
    limits: {
      updateBytes: decoding.readVarUint(decoder),
      documentBytes: decoding.readVarUint(decoder),
      awarenessBytes: decoding.readVarUint(decoder),
      socketsPerDevice: decoding.readVarUint(decoder),
    },
  };
}
