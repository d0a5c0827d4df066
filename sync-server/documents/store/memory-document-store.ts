import { crc32 } from 'node:zlib';
import { joinDeletions, type Deletion } from '../authorship.ts';
import {
  SequenceTaken,
  type DocumentRecord,
  type DocumentStore,
  type Snapshot,
  type StoredAuthorship,
  type StoredDocument,
} from './document-store.ts';

interface Kept {
  readonly snapshot: Snapshot | null;
  readonly log: readonly DocumentRecord[];
  readonly claims: ReadonlyMap<number, string>;
  /** Of compacted records. */
  readonly deletions: readonly Deletion[];
}

const NOTHING: Kept = { snapshot: null, log: [], claims: new Map(), deletions: [] };

const seqOf = (kept: Kept): number => kept.log.at(-1)?.seq ?? kept.snapshot?.seq ?? 0;

function lastOf({ log, snapshot }: Kept): Uint8Array {
  const last = log.at(-1);
  if (last === undefined) return snapshot?.state ?? new Uint8Array();
  return Buffer.concat([Buffer.from(`${last.at} `), last.update]);
}

/**
 * A store for associations that nobody means to keep, and for tests. What is written becomes
 * visible at once and safe with `flush`, as on a disk: `loseUnflushed` is what a power cut does.
 */
export class MemoryDocumentStore implements DocumentStore {
  #visible: ReadonlyMap<string, Kept> = new Map();
  #safe: ReadonlyMap<string, Kept> = new Map();
  readonly #flush: () => Promise<void>;

  constructor(flush: () => Promise<void> = () => Promise.resolve()) {
    this.#flush = flush;
  }

  loseUnflushed(): void {
    this.#visible = this.#safe;
  }

  read(document: string): Promise<StoredDocument> {
    const { snapshot, log, claims } = this.#kept(document);
    return Promise.resolve({
      seq: seqOf(this.#kept(document)),
      updates: [...(snapshot === null ? [] : [snapshot.state]), ...log.map(({ update }) => update)],
      claims,
      logCount: log.length,
      logBytes: log.reduce((sum, { update }) => sum + update.length, 0),
      snapshotBytes: snapshot?.state.length ?? 0,
    });
  }

  recordsSince(document: string, seq: number): Promise<readonly DocumentRecord[]> {
    return Promise.resolve(this.#kept(document).log.filter((record) => record.seq > seq));
  }

  readAuthorship(document: string): Promise<StoredAuthorship> {
    const { claims, deletions, log } = this.#kept(document);
    return Promise.resolve({
      claims,
      deletions: joinDeletions([...deletions, ...log.flatMap((record) => record.deletions)]),
    });
  }

  documents(): Promise<readonly string[]> {
    return Promise.resolve([...this.#visible.keys()].sort());
  }

  marks(): Promise<ReadonlyMap<string, string>> {
    const marks = new Map<string, string>();
    for (const [document, kept] of this.#visible)
      marks.set(document, `${seqOf(kept)}.${crc32(lastOf(kept)).toString(16)}`);
    return Promise.resolve(marks);
  }

  async append(records: readonly DocumentRecord[]): Promise<void> {
    const next = new Map(this.#visible);
    for (const record of records) {
      const kept = next.get(record.document) ?? NOTHING;
      if (record.seq !== seqOf(kept) + 1) throw new SequenceTaken(record.document);
      next.set(record.document, {
        ...kept,
        log: [...kept.log, record],
        claims: new Map([...kept.claims, ...record.claims]),
      });
    }
    await this.#write(next);
  }

  async compact(document: string, snapshot: Snapshot): Promise<void> {
    const kept = this.#kept(document);
    if (snapshot.seq !== seqOf(kept)) throw new SequenceTaken(document);
    const deletions = [...kept.deletions, ...kept.log.flatMap((record) => record.deletions)];
    const next = new Map(this.#visible);
    next.set(document, {
      snapshot,
      log: [],
      claims: kept.claims,
      deletions: joinDeletions(deletions),
    });
    await this.#write(next);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #kept(document: string): Kept {
    return this.#visible.get(document) ?? NOTHING;
  }

  async #write(next: ReadonlyMap<string, Kept>): Promise<void> {
    this.#visible = next;
    await this.#flush();
    this.#safe = next;
  }
}
