/**
 * Where documents are kept: per document a log of updates, now and then replaced by a snapshot, and
 * beside it who wrote and who deleted what. Every implementation passes
 * `test/relay/document-store-suite.ts`.
 */

import type { Deletion } from '../authorship.ts';

/** Client ids and the persons who have claimed them in a document. */
export type Claims = ReadonlyMap<number, string>;

/** What one turn brought a document. */
export interface DocumentRecord {
  readonly document: string;
  /** 1 for a document's first record, then one more each. */
  readonly seq: number;
  /** The relay's clock, ms since 1970-01-01T00:00:00Z. */
  readonly at: number;
  /** The turn's updates as one, in Yjs's format 1. */
  readonly update: Uint8Array;
  /** Client ids that this record shows first. */
  readonly claims: Claims;
  readonly deletions: readonly Deletion[];
}

/** All that is needed to have a document in memory. */
export interface StoredDocument {
  /** Of its last record; 0 where there is none. */
  readonly seq: number;
  /** The snapshot, where there is one, and every update after it, in order. */
  readonly updates: readonly Uint8Array[];
  readonly claims: Claims;
  /** How many of the updates are records of the log. */
  readonly logCount: number;
  readonly logBytes: number;
  readonly snapshotBytes: number;
}

export interface Snapshot {
  /** The document's last record: the snapshot stands for it and all before it. */
  readonly seq: number;
  /** The whole document as one update. */
  readonly state: Uint8Array;
}

export interface StoredAuthorship {
  readonly claims: Claims;
  readonly deletions: readonly Deletion[];
}

export interface DocumentStore {
  /** @throws DamagedStore where what is there is not what was written. */
  read(document: string): Promise<StoredDocument>;
  /** The records after `seq`; what a snapshot has swallowed since is no record any more. */
  recordsSince(document: string, seq: number): Promise<readonly DocumentRecord[]>;
  readAuthorship(document: string): Promise<StoredAuthorship>;
  /** The names of all documents that have a record. */
  documents(): Promise<readonly string[]>;
  /**
   * A short text for each of those: while it is the same, so is the document, also where the store
   * was put back from a backup meanwhile. (It may change where the document does not.)
   */
  marks(): Promise<ReadonlyMap<string, string>>;
  /**
   * Adds all records or none. Resolves once they are on disk, flushed. After a rejection only
   * `read` tells which it was (a failed flush may have left them readable). One call at a time.
   *
   * @throws SequenceTaken where a record is not its document's next one.
   */
  append(records: readonly DocumentRecord[]): Promise<void>;
  /**
   * Replaces a document's log by a snapshot, all or nothing; claims and deletions stay. Resolves
   * once that is on disk.
   *
   * @throws SequenceTaken where the snapshot is not of the last record.
   */
  compact(document: string, snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

/** The store is further than its writer believes: someone else wrote. */
export class SequenceTaken extends Error {
  override readonly name = 'SequenceTaken';
}

/** What the store holds is not what was written into it. Its message names the file. */
export class DamagedStore extends Error {
  override readonly name = 'DamagedStore';
  readonly code = 'damaged-store';
  readonly file: string;

  constructor(file: string, problem: string) {
    super(`${file} is damaged: ${problem}. Restore it from a backup before starting the relay.`);
    this.file = file;
  }
}
