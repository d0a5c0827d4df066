import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { EntryLine } from '../shared/ledger/export-line.ts';
import type { Instant } from '../shared/rules/index.ts';
import type { Route } from './http/reply.ts';
import type { Published } from './ledger/ledger-service.ts';
import type { Standing } from './ledger/standing.ts';

/** What a part of a relay sees of the rest of it. */
export interface RelayView {
  /** What is on the disk, so what anybody may be told. */
  published(): Published;
  standing(): Standing;
  /** By the relay's clock, which a rehearsal moves forward. */
  now(): Instant;
  /** Milliseconds that only ever grow, whatever is done to a clock: for what is limited by time. */
  uptime(): number;
  /** Whether the clock is believed; while it is not, nothing is to happen by it. */
  isClockTrusted(): boolean;
  /** The address that people reach it by, without a slash at its end. */
  publicUrl(): string;
  /** Entries after that one, in their order: some of them, but at least one where there is one. */
  entriesAfter(seq: number): Promise<readonly EntryLine[]>;
  /** A text by its hash; null where it is not here. */
  readText(sha256: string): Promise<string | null>;
  readonly log: Logger;
  readonly registry: Registry;
}

/** What a relay does beside ordering acts and passing on text: the portal, reaching people. */
export interface RelayPart {
  readonly routes: readonly Route[];
  /** Begins; called once the relay listens. */
  start(): Promise<void>;
  /** There are new entries, on the disk. Must not throw, and not take long. */
  committed(): void;
  /** Resolves once nothing of it runs any more, and all that it keeps is flushed. */
  close(): Promise<void>;
}
