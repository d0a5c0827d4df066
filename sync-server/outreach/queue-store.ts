import { statSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { z } from 'zod';
import type { Instant } from '../../shared/rules/index.ts';
import { seal, unseal } from '../documents/store/checked-value.ts';
import { checkFileLength, lengthenFile } from '../documents/store/lmdb-file.ts';
import { queuedTask, type QueuedTask } from './queued-task.ts';
import { sentCount, type SentCount } from './sent-counts.ts';

type Key = (string | number)[];

/** How far the ledger and the clock have been turned into tasks. */
const cursor = z.strictObject({
  /** The last entry. */
  seq: z.int().min(0),
  /** The instant up to which the clock's own tasks have been asked for. */
  due: z.int().min(0),
});
export type Cursor = z.infer<typeof cursor>;

/** What is written in one transaction: all of it, or nothing. */
export interface QueueChange {
  readonly cursor?: Cursor;
  /** New ones, and those that have changed. */
  readonly tasks?: readonly QueuedTask[];
  /** Done with: only their ids are remembered from then on. */
  readonly done?: readonly string[];
  /** No longer remembered as tasks; their ids are. */
  readonly forgotten?: readonly string[];
  readonly at: Instant;
  /** How many were ever sent, as `SentCounts` has it. */
  readonly sent?: ReadonlyMap<string, SentCount>;
}

const CURSOR: Key = ['cursor'];
const taskKey = (id: string): Key => ['task', id];
const noteKey = (id: string): Key => ['note', id];
const dayKey = (at: Instant, id: string): Key => ['noted', at, id];
const sentKey = (scope: string): Key => ['sent', scope];

const LAST_TEXT = '￿';
/** What a page of LMDB takes for a value that is removed, with room to spare. */
const BYTES_FOR_REMOVAL = 512;
const MOST_NOTES_AT_ONCE = 1000;

/** Thrown where the file is not one; the message says which and why. */
export class DamagedQueue extends Error {
  override readonly name = 'DamagedQueue';
}

/**
 * What is to be sent, on the disk: an LMDB file with one writer. Each value has a checksum, as LMDB
 * has none; what a crash leaves is the last transaction that was flushed.
 */
export class QueueStore {
  readonly #file: string;
  readonly #database: RootDatabase<Buffer, Key>;

  private constructor(file: string, database: RootDatabase<Buffer, Key>) {
    this.#file = file;
    this.#database = database;
  }

  /** @throws DamagedQueue where the file was cut or is none. */
  static open(file: string): QueueStore {
    const isOld = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
    try {
      if (isOld) checkFileLength(file);
      // The rights are among its options, though not among their types.
      const options = {
        path: file,
        noSubdir: true,
        encoding: 'binary',
        permissionsMode: 0o600,
      } as const;
      return new QueueStore(file, open<Buffer, Key>(options));
    } catch (error) {
      throw new DamagedQueue(error instanceof Error ? error.message : `${file} is unreadable`);
    }
  }

  /** Null before anything was ever put down. @throws DamagedQueue */
  cursor(): Cursor | null {
    const value = this.#value(CURSOR);
    return value === null ? null : this.#parse(cursor, value);
  }

  /** All that is remembered as tasks. @throws DamagedQueue */
  tasks(): QueuedTask[] {
    const keys = this.#database.getKeys({ start: ['task', ''], end: ['task', LAST_TEXT] });
    return [...keys].flatMap((key) => {
      const value = this.#value(key);
      return value === null ? [] : [this.#parse(queuedTask, value)];
    });
  }

  /** How many were ever sent. @throws DamagedQueue */
  sent(): Map<string, SentCount> {
    const keys = this.#database.getKeys({ start: ['sent', ''], end: ['sent', LAST_TEXT] });
    const counts = new Map<string, SentCount>();
    for (const key of keys) {
      const value = this.#value(key);
      if (value !== null) counts.set(String(key[1]), this.#parse(sentCount, value));
    }
    return counts;
  }

  /** Whether a task of that id was done with, as far as that is remembered. */
  isNoted(id: string): boolean {
    return this.#database.doesExist(noteKey(id));
  }

  /** Resolves once it is on the disk. */
  async commit(change: QueueChange): Promise<void> {
    const {
      tasks = [],
      done = [],
      forgotten = [],
      sent = new Map<string, SentCount>(),
      at,
    } = change;
    lengthenFile(this.#file, (done.length + forgotten.length) * BYTES_FOR_REMOVAL);
    await this.#database.childTransaction(() => {
      if (change.cursor !== undefined) this.#put(CURSOR, change.cursor);
      for (const task of tasks) this.#put(taskKey(task.id), task);
      for (const id of done) this.#note(id, at);
      for (const id of [...done, ...forgotten]) this.#database.removeSync(taskKey(id));
      for (const [scope, count] of sent) this.#put(sentKey(scope), count);
    });
    // It resolves when it can be read; the disk has it when `flushed` resolves.
    await this.#database.flushed;
  }

  /** Forgets the ids of what was done with before; so many at once, and returns how many. */
  async forgetNotes(before: Instant): Promise<number> {
    const range = { start: ['noted', 0], end: ['noted', before], limit: MOST_NOTES_AT_ONCE };
    const keys = [...this.#database.getKeys(range)];
    if (keys.length === 0) return 0;
    lengthenFile(this.#file, 2 * keys.length * BYTES_FOR_REMOVAL);
    await this.#database.childTransaction(() => {
      for (const key of keys) {
        this.#database.removeSync(noteKey(String(key[2])));
        this.#database.removeSync(key);
      }
    });
    await this.#database.flushed;
    return keys.length;
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  #note(id: string, at: Instant): void {
    this.#put(noteKey(id), at);
    this.#put(dayKey(at, id), 1);
  }

  #put(key: Key, value: unknown): void {
    this.#database.putSync(key, seal(key, Buffer.from(JSON.stringify(value), 'utf8')));
  }

  #value(key: Key): Uint8Array | null {
    const sealed = this.#database.getBinary(key);
    if (sealed === undefined) return null;
    const value = unseal(key, sealed);
    if (value === null) throw this.#damaged();
    return value;
  }

  #parse<S extends z.ZodType>(schema: S, value: Uint8Array): z.infer<S> {
    const read = schema.safeParse(JSON.parse(Buffer.from(value).toString('utf8')));
    if (!read.success) throw this.#damaged();
    return read.data;
  }

  #damaged(): DamagedQueue {
    return new DamagedQueue(`${this.#file} is damaged: a value in it does not hold`);
  }
}
