import type { DocumentLimits } from '../../shared/protocol/document-messages.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** A token bucket: so much at once, so much a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface HubLimits extends DocumentLimits {
  /** Bytes of a structured document (a charter) as one update. */
  readonly structuredBytes: number;
  /** Bytes of a log (what is said about a document) as one update. */
  readonly logBytes: number;
  /** New client ids in one update. */
  readonly newClientIds: number;
  /** Separate ranges in one update that were not deleted before. */
  readonly newDeletions: number;
  readonly messages: Rate;
  readonly bytes: Rate;
  /** Bytes queued for a socket, past which it gets no updates until it has caught up. */
  readonly skipAheadBytes: number;
  /** Bytes queued for a socket, past which it is closed. */
  readonly closeBytes: number;
  /** ms that a socket may stay behind without reading anything before it is closed. */
  readonly stalledMs: number;
  /** Bytes of one session that wait to be looked at, past which its socket is not read. */
  readonly waitingBytes: number;
  /** ms that the updates of one turn are looked at, before everybody else gets a turn again. */
  readonly turnMs: number;
  /** ms between two notices to a socket; y-websocket gives up after 30 s of silence. */
  readonly noticeMs: number;
  /** ms after which a document without sockets leaves memory. */
  readonly idleMs: number;
  /** Records in a document's log, at which it becomes a snapshot. */
  readonly compactRecords: number;
}

export const DEFAULT_LIMITS: HubLimits = {
  updateBytes: 2 * MIB,
  documentBytes: 16 * MIB,
  awarenessBytes: 8 * KIB,
  socketsPerDevice: 64,
  structuredBytes: 512 * KIB,
  logBytes: 4 * MIB,
  newClientIds: 1024,
  newDeletions: 65_536,
  messages: { burst: 2000, perSecond: 500 },
  bytes: { burst: 40 * MIB, perSecond: 4 * MIB },
  skipAheadBytes: MIB,
  closeBytes: 24 * MIB,
  stalledMs: 60_000,
  waitingBytes: 4 * MIB,
  turnMs: 100,
  noticeMs: 15_000,
  idleMs: 60_000,
  compactRecords: 500,
};

/** What the server should let through as one WebSocket message: a sync step 2, and its header. */
export const maxMessageBytes = (limits: DocumentLimits): number => limits.documentBytes + KIB;
