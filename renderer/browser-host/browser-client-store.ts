import type { Journal } from '../../shared/client/journal.ts';
import type { ClientStore } from '../../shared/client/ports.ts';
import { Database, lastNumber } from './database.ts';
import { openIndexedDbJournal } from './journal/index.ts';
import { answered } from './journal/requests.ts';

/** Lines of the ledger by [how often lines were set aside before, number from 1]. */
const LINES = 'lines';
/** Records by their number. */
const OUTBOX = 'outbox';
/** Bytes by SHA-256. */
const TEXTS = 'texts';
/** JSON texts by name. */
const NOTES = 'notes';
/** `checkpoint`; `generation`: how often lines were set aside; `aside-<n>`: why. */
const REST = 'rest';

const STORES = [LINES, OUTBOX, TEXTS, NOTES, REST];

/** How many lines are read at once: they may be long. */
const PORTION = 256;

const SHA256 = /^[0-9a-f]{64}$/;
const NOTE = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** What a browser keeps of one ledger: a database, and another for the journal. */
export class BrowserClientStore implements ClientStore {
  readonly journal: Journal;
  readonly #database: Database;
  #generation: number;

  private constructor(database: Database, journal: Journal, generation: number) {
    this.#database = database;
    this.journal = journal;
    this.#generation = generation;
  }

  static async open(name: string): Promise<BrowserClientStore> {
    const database = await Database.open(name, STORES);
    const generation: unknown = await database.read(REST, (rest) => rest.get('generation'));
    const journal = await openIndexedDbJournal(`${name}-journal`);
    const times = typeof generation === 'number' ? generation : 0;
    return new BrowserClientStore(database, journal, times);
  }

  async *lines(): AsyncGenerator<string> {
    for (let first = 1; ; first += PORTION) {
      const portion = await this.linesFrom(first, PORTION);
      yield* portion;
      if (portion.length < PORTION) return;
    }
  }

  async linesFrom(first: number, count: number): Promise<readonly string[]> {
    if (count < 1) return [];
    const range = this.#lines(first, first + count - 1);
    return texts(await this.#database.read(LINES, (lines) => lines.getAll(range)));
  }

  async appendLines(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await this.#database.write([LINES], async (store) => {
      const rows = store(LINES);
      let number = await lastNumber(rows, this.#lines(1, Infinity));
      for (const line of lines) {
        number += 1;
        rows.put(line, [this.#generation, number]);
      }
    });
  }

  async cutLines(count: number): Promise<void> {
    await this.#database.write([LINES], (store) => {
      store(LINES).delete(this.#lines(count + 1, Infinity));
    });
  }

  /** They stay where they are, under the number that they had. */
  async setLinesAside(reason: string): Promise<void> {
    const next = this.#generation + 1;
    await this.#database.write([REST], (store) => {
      store(REST).put(next, 'generation');
      store(REST).put(reason, `aside-${this.#generation}`);
    });
    this.#generation = next;
  }

  readCheckpoint(): Promise<string | null> {
    return this.#text(REST, 'checkpoint');
  }

  writeCheckpoint(text: string): Promise<void> {
    return this.#put(REST, 'checkpoint', text);
  }

  async readOutbox(): Promise<readonly string[]> {
    return texts(await this.#database.read(OUTBOX, (outbox) => outbox.getAll()));
  }

  async appendOutbox(record: string): Promise<void> {
    await this.#database.write([OUTBOX], async (store) => {
      const outbox = store(OUTBOX);
      outbox.put(record, (await lastNumber(outbox)) + 1);
    });
  }

  async rewriteOutbox(records: readonly string[]): Promise<void> {
    await this.#database.write([OUTBOX], (store) => {
      store(OUTBOX).clear();
      for (const [index, record] of records.entries()) store(OUTBOX).put(record, index + 1);
    });
  }

  async readText(sha256: string): Promise<Uint8Array | null> {
    const bytes: unknown = await this.#database.read(TEXTS, (kept) => kept.get(sha256));
    return bytes instanceof Uint8Array ? bytes : null;
  }

  keepText(sha256: string, bytes: Uint8Array): Promise<void> {
    if (!SHA256.test(sha256)) return Promise.reject(new Error('no hash'));
    // A view of a larger buffer would be stored with all of it.
    return this.#put(TEXTS, sha256, new Uint8Array(bytes));
  }

  readNote(name: string): Promise<string | null> {
    return this.#text(NOTES, name);
  }

  writeNote(name: string, text: string): Promise<void> {
    if (!NOTE.test(name)) return Promise.reject(new Error(`no name of a note: ${name}`));
    return this.#put(NOTES, name, text);
  }

  async close(): Promise<void> {
    await this.journal.close();
    this.#database.close();
  }

  #lines(first: number, last: number): IDBKeyRange {
    return IDBKeyRange.bound([this.#generation, first], [this.#generation, last]);
  }

  async #text(store: string, key: string): Promise<string | null> {
    const text: unknown = await this.#database.read(store, (rows) => rows.get(key));
    return typeof text === 'string' ? text : null;
  }

  async #put(store: string, key: string, value: unknown): Promise<void> {
    await this.#database.write([store], async (named) => {
      await answered(named(store).put(value, key));
    });
  }
}

const texts = (rows: readonly unknown[]): string[] =>
  rows.filter((row): row is string => typeof row === 'string');
