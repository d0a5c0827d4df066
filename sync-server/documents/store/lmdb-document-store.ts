import { statSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { joinDeletions } from '../authorship.ts';
import { checksumOf, seal, unseal } from './checked-value.ts';
import {
  DamagedStore,
  SequenceTaken,
  type DocumentRecord,
  type DocumentStore,
  type Snapshot,
  type StoredAuthorship,
  type StoredDocument,
} from './document-store.ts';
import { checkFileLength, lengthenFile } from './lmdb-file.ts';
import {
  NEW_HEAD,
  NEW_TALLY,
  readDeletions,
  readHead,
  readRecord,
  readSnapshot,
  readTally,
  writeDeletions,
  writeHead,
  writeRecord,
  writeSnapshot,
  writeTally,
  type Head,
  type SnapshotValue,
  type Tally,
} from './record-codec.ts';

type Key = (string | number)[];

const TALLY_KEY: Key = ['tally'];
const headKey = (document: string): Key => ['head', document];
const recordKey = (document: string, seq: number): Key => ['record', document, seq];
const snapshotKey = (document: string): Key => ['snapshot', document];
const deletionsKey = (document: string, chunk: number): Key => ['deletions', document, chunk];

const exists = (file: string): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** The store of one relay: an LMDB file (and its lock file beside it), with one writer. */
export class LmdbDocumentStore implements DocumentStore {
  readonly #file: string;
  readonly #database: RootDatabase<Buffer, Key>;
  /** How many transactions are under way, and who waits for there to be none. */
  #writing = 0;
  readonly #waiting: (() => void)[] = [];
  #tally: Tally;
  readonly #heads: Map<string, Head>;
  /** Of those documents that have not changed since somebody asked. */
  readonly #marks = new Map<string, string>();

  private constructor(file: string, database: RootDatabase<Buffer, Key>) {
    this.#file = file;
    this.#database = database;
    this.#tally = NEW_TALLY;
    this.#heads = new Map();
  }

  /**
   * Opens a store, or makes an empty one.
   *
   * @throws DamagedStore where the file was cut, or the count of what it holds or its last records
   * do not hold.
   */
  static async open(file: string): Promise<LmdbDocumentStore> {
    // LMDB reads a cut file as less data, or dies of it: so look before it does.
    const old = exists(file);
    if (old) checkFileLength(file);
    let database;
    try {
      database = open<Buffer, Key>({ path: file, noSubdir: true, encoding: 'binary' });
    } catch (error) {
      throw new DamagedStore(file, error instanceof Error ? error.message : 'unreadable');
    }
    const store = new LmdbDocumentStore(file, database);
    try {
      if (old) store.#check();
      else await store.#begin();
    } catch (error) {
      await database.close();
      throw error;
    }
    return store;
  }

  read(document: string): Promise<StoredDocument> {
    return this.#reading(() => {
      const head = this.#heads.get(document) ?? NEW_HEAD;
      const snapshot = this.#snapshot(document, head);
      const records = this.#records(document, head.snapshotSeq, head);
      const claims = new Map(snapshot?.claims);
      for (const record of records)
        for (const [client, person] of record.claims) claims.set(client, person);
      return {
        seq: head.seq,
        updates: [
          ...(snapshot === null ? [] : [snapshot.state]),
          ...records.map(({ update }) => update),
        ],
        claims,
        logCount: records.length,
        logBytes: head.logBytes,
        snapshotBytes: head.snapshotBytes,
      };
    });
  }

  recordsSince(document: string, seq: number): Promise<readonly DocumentRecord[]> {
    return this.#reading(() => {
      const head = this.#heads.get(document) ?? NEW_HEAD;
      return this.#records(document, Math.max(seq, head.snapshotSeq), head);
    });
  }

  readAuthorship(document: string): Promise<StoredAuthorship> {
    return this.#reading(() => {
      const head = this.#heads.get(document) ?? NEW_HEAD;
      const claims = new Map(this.#snapshot(document, head)?.claims);
      const deletions = [];
      for (let chunk = 1; chunk <= head.deletionChunks; chunk++)
        deletions.push(...readDeletions(this.#value(deletionsKey(document, chunk))));
      for (const record of this.#records(document, head.snapshotSeq, head)) {
        for (const [client, person] of record.claims) claims.set(client, person);
        deletions.push(...record.deletions);
      }
      return { claims, deletions: joinDeletions(deletions) };
    });
  }

  documents(): Promise<readonly string[]> {
    return Promise.resolve([...this.#heads.keys()].sort());
  }

  marks(): Promise<ReadonlyMap<string, string>> {
    return this.#reading(() => {
      for (const [document, head] of this.#heads)
        if (!this.#marks.has(document)) this.#marks.set(document, this.#mark(document, head));
      return new Map(this.#marks);
    });
  }

  async append(records: readonly DocumentRecord[]): Promise<void> {
    const heads = new Map<string, Head>();
    let tally = this.#tally;
    const values: [Key, Uint8Array][] = [];
    for (const record of records) {
      const { document, seq } = record;
      const known = heads.get(document) ?? this.#heads.get(document);
      const head = known ?? NEW_HEAD;
      if (seq !== head.seq + 1) throw new SequenceTaken(document);
      const value = writeRecord(record);
      values.push([recordKey(document, seq), value]);
      heads.set(document, { ...head, seq, logBytes: head.logBytes + value.length });
      tally = {
        documents: tally.documents + (known === undefined ? 1 : 0),
        values: tally.values + (known === undefined ? 2 : 1),
        lastDocument: document,
        lastSeq: seq,
      };
    }
    await this.#write(heads, tally, () => {
      for (const [key, value] of values) this.#put(key, value);
    });
  }

  async compact(document: string, { seq, state }: Snapshot): Promise<void> {
    const head = this.#heads.get(document) ?? NEW_HEAD;
    if (seq !== head.seq) throw new SequenceTaken(document);
    if (head.seq === head.snapshotSeq) return;
    const records = this.#records(document, head.snapshotSeq, head);
    const old = this.#snapshot(document, head);
    const claims = new Map(old?.claims);
    for (const record of records)
      for (const [client, person] of record.claims) claims.set(client, person);
    const deletions = joinDeletions(records.flatMap((record) => record.deletions));
    const chunks = head.deletionChunks + (deletions.length > 0 ? 1 : 0);
    const snapshot = writeSnapshot({ seq, claims, state });
    const next: Head = {
      seq,
      snapshotSeq: seq,
      snapshotBytes: snapshot.length,
      logBytes: 0,
      deletionChunks: chunks,
    };
    const tally: Tally = {
      ...this.#tally,
      values:
        this.#tally.values -
        records.length +
        (old === null ? 1 : 0) +
        (chunks - head.deletionChunks),
    };
    lengthenFile(this.#file, snapshot.length + records.length * 64);
    await this.#write(new Map([[document, next]]), tally, () => {
      this.#put(snapshotKey(document), snapshot);
      if (deletions.length > 0)
        this.#put(deletionsKey(document, chunks), writeDeletions(deletions));
      for (const record of records) this.#database.removeSync(recordKey(document, record.seq));
    });
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  /** One transaction: all of it or nothing, and only flushed is done. */
  async #write(heads: ReadonlyMap<string, Head>, tally: Tally, fill: () => void): Promise<void> {
    this.#writing += 1;
    try {
      // A child transaction is taken back as a whole where a write in it fails, as on a full disk.
      await this.#database.childTransaction(() => {
        fill();
        for (const [document, head] of heads) this.#put(headKey(document), writeHead(head));
        this.#put(TALLY_KEY, writeTally(tally));
      });
      for (const [document, head] of heads) {
        this.#heads.set(document, head);
        this.#marks.delete(document);
      }
      this.#tally = tally;
    } finally {
      this.#writing -= 1;
      if (this.#writing === 0) for (const go of this.#waiting.splice(0)) go();
    }
    // It resolves when others can read it; the disk has it when `flushed` resolves.
    await this.#database.flushed;
  }

  #put(key: Key, value: Uint8Array): void {
    this.#database.putSync(key, seal(key, value));
  }

  async #begin(): Promise<void> {
    await this.#write(new Map(), NEW_TALLY, () => {});
  }

  /** Counts, then the last record of the store and the last one of each document. */
  #check(): void {
    const tallyBytes = this.#optional(TALLY_KEY);
    const values = entryCount(this.#database);
    if (tallyBytes === null) {
      if (values > 0) throw this.#damaged('the count of its values is missing');
      return;
    }
    this.#tally = this.#parse(tallyBytes, readTally);
    if (values !== this.#tally.values)
      throw this.#damaged(`it holds ${values} values, and should hold ${this.#tally.values}`);
    for (const key of this.#database.getKeys({ start: ['head'], end: ['head', '￿'] })) {
      const document = key[1];
      if (typeof document !== 'string') throw this.#damaged('it holds a key of an unknown form');
      this.#heads.set(document, this.#parse(this.#value(headKey(document)), readHead));
    }
    if (this.#heads.size !== this.#tally.documents)
      throw this.#damaged(
        `it holds ${this.#heads.size} documents, and should hold ${this.#tally.documents}`,
      );
    for (const [document, head] of this.#heads)
      if (head.seq > head.snapshotSeq) this.#value(recordKey(document, head.seq));
      else this.#value(snapshotKey(document));
    const { lastDocument, lastSeq } = this.#tally;
    if (lastDocument !== '' && this.#heads.get(lastDocument)?.seq !== lastSeq)
      throw this.#damaged(`the last record, ${lastSeq} of ${lastDocument}, is not there`);
  }

  /** The number of the last record and its checksum: two histories of one length differ in it. */
  #mark(document: string, { seq, snapshotSeq }: Head): string {
    const key = seq > snapshotSeq ? recordKey(document, seq) : snapshotKey(document);
    const sealed = this.#database.getBinary(key);
    if (sealed === undefined) throw this.#damaged(`${key.join(' ')} is missing`);
    return `${seq}.${checksumOf(sealed)}`;
  }

  #snapshot(document: string, head: Head): SnapshotValue | null {
    if (head.snapshotSeq === 0) return null;
    const snapshot = this.#parse(this.#value(snapshotKey(document)), readSnapshot);
    if (snapshot.seq !== head.snapshotSeq) throw this.#damaged(`an old snapshot of ${document}`);
    return snapshot;
  }

  #records(document: string, after: number, head: Head): DocumentRecord[] {
    const records: DocumentRecord[] = [];
    for (let seq = after + 1; seq <= head.seq; seq++)
      records.push(
        this.#parse(this.#value(recordKey(document, seq)), (bytes) =>
          readRecord(document, seq, bytes),
        ),
      );
    return records;
  }

  #optional(key: Key): Uint8Array | null {
    const sealed = this.#database.getBinary(key);
    if (sealed === undefined) return null;
    const value = unseal(key, sealed);
    if (value === null) throw this.#damaged(`the checksum of ${key.join(' ')} does not hold`);
    return value;
  }

  #value(key: Key): Uint8Array {
    const value = this.#optional(key);
    if (value === null) throw this.#damaged(`${key.join(' ')} is missing`);
    return value;
  }

  #parse<T>(value: Uint8Array, read: (value: Uint8Array) => T): T {
    try {
      return read(value);
    } catch (error) {
      throw this.#damaged(error instanceof Error ? error.message : 'a value of an unknown form');
    }
  }

  #damaged(problem: string): DamagedStore {
    return new DamagedStore(this.#file, problem);
  }

  /**
   * LMDB reads at once, but what it has written can be read before the heads here say so: a read in
   * between would take a new snapshot for a damaged one.
   */
  async #reading<T>(read: () => T): Promise<T> {
    while (this.#writing > 0) await new Promise<void>((go) => this.#waiting.push(go));
    return read();
  }
}

function entryCount(database: RootDatabase<Buffer, Key>): number {
  const stats: unknown = database.getStats();
  if (typeof stats === 'object' && stats !== null && 'entryCount' in stats)
    return Number(stats.entryCount);
  throw new Error('LMDB gave no statistics');
}
