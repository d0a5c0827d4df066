import { JournalError, type Journal } from '../../../shared/client/journal.ts';
import { answered, committed } from './requests.ts';

/** Rows by [document, place]: one update each. */
const UPDATES = 'updates';
/** Rows by [document, number of the setting aside, place]. */
const ASIDE = 'aside';
/** By document: how often its rows were put in the place of others. */
const DOCUMENTS = 'documents';
const ALL = [UPDATES, ASIDE, DOCUMENTS];

interface Waiting {
  readonly document: string;
  readonly update: Uint8Array;
  readonly from: 'local' | 'remote';
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the journal in the database of that name, which is made where there is none. Several tabs
 * may have it open.
 *
 * @throws JournalError where the browser gives no database
 */
export async function openIndexedDbJournal(name: string): Promise<Journal> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => {
    for (const store of ALL) opening.result.createObjectStore(store);
  });
  try {
    return new IndexedDbJournal(await answered(opening));
  } catch (error) {
    throw asJournalError(error);
  }
}

class IndexedDbJournal implements Journal {
  readonly #database: IDBDatabase;
  /** By document, how often it was replaced when this tab last read it. */
  readonly #read = new Map<string, number>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #closed = false;

  constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab has a newer version of the app, which waits for this one to let go.
    database.addEventListener('versionchange', () => {
      this.#closed = true;
      database.close();
    });
  }

  open(document: string): Promise<readonly Uint8Array[]> {
    return this.#write(async (stores) => {
      const { updates, damaged } = await readRows(stores.updates, document);
      if (damaged.length > 0) await setRowsAside(stores, document, damaged);
      this.#read.set(document, await replacements(stores.documents, document));
      return updates.map(({ update }) => update);
    });
  }

  append(document: string, update: Uint8Array, from: 'local' | 'remote'): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      // A view of a larger buffer would be stored with all of it.
      this.#waiting.push({ document, update: new Uint8Array(update), from, resolve, reject });
      this.#writing ??= this.#writeWaiting();
    });
  }

  compact(document: string, state: Uint8Array, count: number): Promise<void> {
    return this.#write(async (stores) => {
      const times = await replacements(stores.documents, document);
      const { updates } = await readRows(stores.updates, document);
      const last = updates[count - 1];
      // Another window has done it meanwhile: these are not the updates that were counted.
      if (last === undefined || this.#read.get(document) !== times) return;
      stores.updates.delete(IDBKeyRange.bound([document], [document, last.place]));
      stores.updates.put(new Uint8Array(state), [document, last.place]);
      stores.documents.put(times + 1, document);
    });
  }

  setAside(document: string, state: Uint8Array): Promise<void> {
    return this.#write(async (stores) => {
      const rows = await readRows(stores.updates, document);
      await setRowsAside(stores, document, [...rows.updates, ...rows.damaged]);
      stores.updates.put(new Uint8Array(state), [document, 1]);
      const times = await replacements(stores.documents, document);
      stores.documents.put(times + 1, document);
    });
  }

  async documents(): Promise<readonly string[]> {
    if (this.#closed) throw closed();
    const store = this.#database.transaction(DOCUMENTS).objectStore(DOCUMENTS);
    const keys = await answered(store.getAllKeys());
    return keys.filter((key) => typeof key === 'string').sort();
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#writing !== null) await this.#writing;
    this.#database.close();
  }

  /** One transaction for all that came while the one before was on its way. */
  async #writeWaiting(): Promise<void> {
    // The appends of one turn of the event loop go together.
    await Promise.resolve();
    const batch = this.#waiting;
    this.#waiting = [];
    const durability = batch.some(({ from }) => from === 'local') ? 'strict' : 'relaxed';
    try {
      const transaction = this.#database.transaction([UPDATES, DOCUMENTS], 'readwrite', {
        durability,
      });
      const done = committed(transaction);
      await Promise.all([done, appendRows(transaction, batch)]);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(asJournalError(error));
    }
    this.#writing = this.#waiting.length > 0 ? this.#writeWaiting() : null;
  }

  async #write<T>(run: (stores: Stores) => Promise<T>): Promise<T> {
    if (this.#closed) throw closed();
    // What was appended before is there before.
    if (this.#writing !== null) await this.#writing;
    try {
      const transaction = this.#database.transaction(ALL, 'readwrite', { durability: 'strict' });
      const done = committed(transaction);
      const result = run({
        updates: transaction.objectStore(UPDATES),
        aside: transaction.objectStore(ASIDE),
        documents: transaction.objectStore(DOCUMENTS),
      });
      return (await Promise.all([result, done]))[0];
    } catch (error) {
      throw asJournalError(error);
    }
  }
}

interface Stores {
  readonly updates: IDBObjectStore;
  readonly aside: IDBObjectStore;
  readonly documents: IDBObjectStore;
}

async function appendRows(transaction: IDBTransaction, batch: readonly Waiting[]): Promise<void> {
  const updates = transaction.objectStore(UPDATES);
  const documents = transaction.objectStore(DOCUMENTS);
  const places = new Map<string, number>();
  for (const { document, update } of batch) {
    const place = (places.get(document) ?? (await lastPlace(updates, document))) + 1;
    if (!places.has(document)) documents.put(await replacements(documents, document), document);
    places.set(document, place);
    updates.put(update, [document, place]);
  }
}

const rowsOf = (document: string): IDBKeyRange => IDBKeyRange.bound([document], [document, []]);

async function lastPlace(updates: IDBObjectStore, document: string): Promise<number> {
  const cursor = await answered(updates.openKeyCursor(rowsOf(document), 'prev'));
  return cursor === null ? 0 : placeIn(cursor.key);
}

const placeIn = (key: IDBValidKey): number => {
  const place = Array.isArray(key) ? key.at(-1) : undefined;
  return typeof place === 'number' ? place : 0;
};

async function replacements(documents: IDBObjectStore, document: string): Promise<number> {
  const times: unknown = await answered(documents.get(document));
  return typeof times === 'number' ? times : 0;
}

interface Row {
  readonly place: number;
}

async function readRows(
  updates: IDBObjectStore,
  document: string,
): Promise<{
  readonly updates: readonly (Row & { readonly update: Uint8Array })[];
  readonly damaged: readonly Row[];
}> {
  const [keys, values] = await Promise.all([
    answered(updates.getAllKeys(rowsOf(document))),
    answered(updates.getAll(rowsOf(document))) as Promise<unknown[]>,
  ]);
  const rows: (Row & { update: Uint8Array })[] = [];
  const damaged: Row[] = [];
  for (const [index, key] of keys.entries()) {
    const place = placeIn(key);
    const value = values[index];
    if (value instanceof Uint8Array) rows.push({ place, update: value });
    else damaged.push({ place });
  }
  return { updates: rows, damaged };
}

/** Moves rows out of the way; they stay in the database. */
async function setRowsAside(
  { updates, aside }: Stores,
  document: string,
  rows: readonly Row[],
): Promise<void> {
  const number = (await answered(aside.count())) + 1;
  for (const { place } of rows) {
    const value: unknown = await answered(updates.get([document, place]));
    aside.put(value, [document, number, place]);
    updates.delete([document, place]);
  }
}

const closed = (): JournalError => new JournalError('closed', 'the journal is closed');

function asJournalError(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  return new JournalError('disk', error instanceof Error ? error.message : String(error));
}
