import { answered, committed } from './journal/requests.ts';

/** An IndexedDB database whose every write is on the disk before it resolves. */
export class Database {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // A newer version of the app waits for this one to let go.
    database.addEventListener('versionchange', () => database.close());
  }

  /** Opens it, and makes what of its stores there is not. */
  static async open(name: string, stores: readonly string[]): Promise<Database> {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => {
      for (const store of stores) opening.result.createObjectStore(store);
    });
    return new Database(await answered(opening));
  }

  read<T>(store: string, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return answered(run(this.#database.transaction(store).objectStore(store)));
  }

  /**
   * Runs in one transaction over these stores; resolves once it is flushed.
   *
   * @throws where it cannot be kept; then nothing of it is.
   */
  async write<T>(
    stores: readonly string[],
    run: (store: (name: string) => IDBObjectStore) => T | Promise<T>,
  ): Promise<T> {
    const transaction = this.#database.transaction([...stores], 'readwrite', {
      durability: 'strict',
    });
    const done = committed(transaction);
    const running = async (): Promise<T> => {
      try {
        return await run((name) => transaction.objectStore(name));
      } catch (error) {
        // What was put before it would be kept otherwise.
        abort(transaction);
        throw error;
      }
    };
    const [result] = await Promise.all([running(), done]);
    return result;
  }

  close(): void {
    this.#database.close();
  }
}

/** The greatest key of a store within a range, as a number; 0 where there is none. */
export async function lastNumber(store: IDBObjectStore, range?: IDBKeyRange): Promise<number> {
  const cursor = await answered(store.openKeyCursor(range ?? null, 'prev'));
  const key = Array.isArray(cursor?.key) ? cursor.key.at(-1) : cursor?.key;
  return typeof key === 'number' ? key : 0;
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: a full disk, for one, ends it.
  }
}
