import type { Instant } from '../rules/index.ts';
import { messageOf } from './host-error.ts';
import type { Connection, ConnectionStatus } from './host-messages.ts';
import type { ClientPorts, ClientStore } from './ports.ts';
import { writeRelayNote, type RelayNote } from './relay-note.ts';

export interface ConnectionStateOptions {
  readonly ports: Pick<ClientPorts, 'clock'>;
  readonly store: Pick<ClientStore, 'writeNote'>;
  /** The address as it is kept; shown before any attempt. */
  readonly relayUrl: string;
  /** What was known at the end of the last run. */
  readonly note: RelayNote;
  readonly isForked: boolean;
  readonly changed: (connection: Connection) => void;
}

/** Statuses that hold until something changes: attempts meanwhile are not shown. */
const LASTING: ReadonlySet<ConnectionStatus> = new Set([
  'offline',
  'moved',
  'incompatible',
  'other-relay',
  'shut-out',
  'not-enrolled',
]);

/** A clock that differs by less than so many ms from what was believed is the same. */
const NEARLY = 1000;

/** What is known of the way to the relay, and of its clock; part of it is kept for the next run. */
export class ConnectionState {
  readonly #options: ConnectionStateOptions;
  #now: Connection;
  /** Whether the relay has told its clock in this run. */
  #clockIsKnown: 'yes' | 'no' = 'no';
  #noteWritten: Promise<void> = Promise.resolve();

  constructor(options: ConnectionStateOptions) {
    const { ports, relayUrl, note, isForked } = options;
    this.#options = options;
    this.#now = {
      status: isForked ? 'forked' : 'offline',
      relayUrl,
      since: ports.clock(),
      ...note,
      reason: null,
      clock: 'believed',
    };
  }

  get now(): Connection {
    return this.#now;
  }

  get clockIsKnown(): 'yes' | 'no' {
    return this.#clockIsKnown;
  }

  /** An estimate of the relay's clock. */
  get relayClock(): Instant {
    return this.#options.ports.clock() + (this.#now.clockOffset ?? 0);
  }

  report(status: ConnectionStatus, reason: string | null): void {
    const now = this.#now;
    if (status === 'connecting' && LASTING.has(now.status) && now.reason !== null) return;
    if (status === now.status && reason === now.reason) return;
    const since = status === now.status ? now.since : this.#options.ports.clock();
    this.#change({ status, reason, since });
  }

  addressIs(relayUrl: string): void {
    if (relayUrl !== this.#now.relayUrl) this.#change({ relayUrl });
  }

  /** Who runs the relay, and whether it believes its clock. */
  relayIs(hostedBy: string | null, clock: Connection['clock']): void {
    if (this.#now.hostedBy === hostedBy && this.#now.clock === clock) return;
    this.#change({ hostedBy, clock });
    this.#keepNote();
  }

  clockIs(relayClock: Instant): void {
    const clockOffset = relayClock - this.#options.ports.clock();
    const before = this.#now.clockOffset;
    this.#clockIsKnown = 'yes';
    if (before !== null && Math.abs(before - clockOffset) < NEARLY) return;
    this.#change({ clockOffset });
    this.#keepNote();
  }

  /** Whether the offset was known. */
  clockMoved(by: number): boolean {
    const { clockOffset } = this.#now;
    if (clockOffset === null) return false;
    this.#change({ clockOffset: clockOffset + by });
    this.#keepNote();
    return true;
  }

  clockBelieved(): void {
    if (this.#now.clock !== 'believed') this.#change({ clock: 'believed' });
  }

  clockDoubted(): void {
    if (this.#now.clock !== 'doubted') this.#change({ clock: 'doubted' });
  }

  acknowledged(acknowledgedAt: Instant): void {
    this.#change({ acknowledgedAt });
    this.clockBelieved();
    this.#keepNote();
  }

  /** Resolves once what is kept for the next run is written. */
  written(): Promise<void> {
    return this.#noteWritten;
  }

  #change(change: Partial<Connection>): void {
    this.#now = { ...this.#now, ...change };
    this.#options.changed(this.#now);
  }

  #keepNote(): void {
    const { store } = this.#options;
    // It only makes the next start's guess better.
    this.#noteWritten = this.#noteWritten
      .then(() => store.writeNote('relay', writeRelayNote(this.#now)))
      .catch((error: unknown) => void messageOf(error));
  }
}
