/**
 * The sync line: what is on this device, what the relay has acknowledged, and what waits. It never
 * says more than is known: "acknowledged" stands there only while nothing of this person's waits.
 */

import type {
  Connection,
  ConnectionStatus,
  OutboxItem,
} from '../../../shared/client/host-messages.ts';
import type { Instant } from '../../../shared/rules/index.ts';

/** How many of this window's documents are how far. */
export interface DocumentsStanding {
  /** Being written to this device's disk. */
  readonly saving: number;
  /** Could not be written: what was typed is in this window only. */
  readonly notSaved: number;
  /** On this device; the relay has not acknowledged them. */
  readonly waiting: number;
  /** Of which the relay has refused a part; their drafts are kept. */
  readonly refused: number;
  readonly acknowledgedAt: Instant | null;
}

export const NO_DOCUMENTS: DocumentsStanding = {
  saving: 0,
  notSaved: 0,
  waiting: 0,
  refused: 0,
  acknowledgedAt: null,
};

export interface SyncPart {
  readonly text: string;
  readonly tone: 'calm' | 'waiting' | 'alarm';
}

export interface SyncFacts {
  readonly outbox: readonly OutboxItem[];
  readonly connection: Connection;
  readonly documents: DocumentsStanding;
  readonly drafts: number;
  readonly readOnly: 'no' | 'yes';
  /** Writes an instant as a clock shows it. */
  readonly clock: (at: Instant) => string;
}

export function syncParts(facts: SyncFacts): SyncPart[] {
  return [savedPart(facts), relayPart(facts), ...actParts(facts)];
}

function savedPart({ documents, readOnly }: SyncFacts): SyncPart {
  if (documents.notSaved > 0) {
    return {
      text: `${counted(documents.notSaved, 'text')} not saved on this device`,
      tone: 'alarm',
    };
  }
  if (readOnly === 'yes') return { text: 'read-only on this device', tone: 'calm' };
  if (documents.saving > 0) return { text: 'saving on this device…', tone: 'waiting' };
  return { text: 'saved on this device', tone: 'calm' };
}

/** Why nothing reaches the relay; null where it does. */
const OUT_OF_REACH: Readonly<Record<ConnectionStatus, string | null>> = {
  online: null,
  offline: 'the relay is out of reach',
  connecting: 'looking for the relay…',
  'catching-up': 'taking what is new from the relay…',
  moved: 'the association has moved to another relay',
  incompatible: 'the relay speaks another version',
  restoring: 'the relay is being restored',
  forked: 'stopped: the relay shows another history',
  'other-relay': 'stopped: this is not the association’s relay',
  'shut-out': 'the relay no longer knows this device',
  'not-enrolled': 'this device is not enrolled yet',
};

const ALARMING: ReadonlySet<ConnectionStatus> = new Set([
  'incompatible',
  'forked',
  'other-relay',
  'shut-out',
]);

function relayPart({ connection, documents, outbox, clock }: SyncFacts): SyncPart {
  const reason = OUT_OF_REACH[connection.status];
  if (reason !== null) {
    const lasting = connection.status === 'offline' ? ` since ${clock(connection.since)}` : '';
    const tone = ALARMING.has(connection.status) ? 'alarm' : 'waiting';
    return { text: `${reason}${lasting}`, tone };
  }
  if (documents.waiting > 0) {
    return {
      text: `${counted(documents.waiting, 'text')} not acknowledged by the relay yet`,
      tone: 'waiting',
    };
  }
  if (unanswered(outbox) > 0) return { text: 'the relay is reached', tone: 'waiting' };
  const at = latest(connection.acknowledgedAt, documents.acknowledgedAt);
  return at === null
    ? { text: 'the relay is reached', tone: 'calm' }
    : { text: `acknowledged by the relay ${clock(at)}`, tone: 'calm' };
}

function actParts({ outbox, documents, drafts }: SyncFacts): SyncPart[] {
  const parts: SyncPart[] = [];
  const queued = unanswered(outbox);
  const held = count(outbox, 'held');
  const refused = count(outbox, 'refused');
  if (queued > 0) parts.push({ text: `${counted(queued, 'act')} queued`, tone: 'waiting' });
  if (held > 0) {
    const verb = held === 1 ? 'waits' : 'wait';
    parts.push({ text: `${counted(held, 'act')} ${verb} for your word`, tone: 'alarm' });
  }
  if (refused > 0) parts.push({ text: `${counted(refused, 'act')} refused`, tone: 'alarm' });
  const aside = Math.max(drafts, documents.refused);
  if (aside > 0) parts.push({ text: `${counted(aside, 'draft')} set aside`, tone: 'waiting' });
  return parts;
}

const UNANSWERED: ReadonlySet<OutboxItem['fate']['status']> = new Set([
  'queued',
  'sent',
  'problem',
]);

const unanswered = (outbox: readonly OutboxItem[]): number =>
  outbox.filter(({ fate }) => UNANSWERED.has(fate.status)).length;

const count = (outbox: readonly OutboxItem[], status: OutboxItem['fate']['status']): number =>
  outbox.filter(({ fate }) => fate.status === status).length;

const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const counted = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;
