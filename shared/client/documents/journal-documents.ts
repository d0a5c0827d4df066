import * as Y from 'yjs';
import { keeping } from '../host-error.ts';
import type { Journal } from '../journal.ts';

/** Documents stay in memory up to so many bytes of updates, all together. */
const MOST_BYTES = 16 * 1024 * 1024;
/** So many updates in a journal are worth being one. */
const MANY = 500;

interface Kept {
  readonly doc: Y.Doc;
  bytes: number;
  updates: number;
}

interface Loading {
  readonly kept: Promise<Kept>;
  /** What has come meanwhile. */
  readonly late: Uint8Array[];
}

/**
 * The documents of a journal as the host reads them, the last used in memory. Windows have copies of
 * their own; what they add is told here.
 */
export class JournalDocuments {
  readonly #journal: Journal;
  readonly #mostBytes: number;
  /** The one that was used last stands last. */
  readonly #kept = new Map<string, Kept>();
  readonly #loading = new Map<string, Loading>();
  #bytes = 0;
  #names: Promise<Set<string>> | null = null;

  constructor(journal: Journal, mostBytes = MOST_BYTES) {
    this.#journal = journal;
    this.#mostBytes = mostBytes;
  }

  /** Names of all documents of which something is kept, but those that are this device's alone. */
  async names(): Promise<ReadonlySet<string>> {
    this.#names ??= this.#listed().catch((error: unknown) => {
      this.#names = null;
      throw error;
    });
    return this.#names;
  }

  /**
   * What something reads of a document, before anything else is done; null where nothing of it is
   * kept.
   *
   * @throws HostError `disk`
   */
  async read<T>(document: string, read: (doc: Y.Doc) => T): Promise<T | null> {
    if (!(await this.names()).has(document)) return null;
    return read((await this.#find(document)).doc);
  }

  /** What a replica of this journal's says that it has; that of nothing where there is nothing. */
  async stateVector(document: string): Promise<Uint8Array> {
    return (await this.read(document, (doc) => Y.encodeStateVector(doc))) ?? EMPTY_STATE_VECTOR;
  }

  /**
   * Adds what the relay has of a document, as far as it is not there; says whether there was any.
   *
   * @throws HostError `disk`: nothing of it is taken.
   */
  async take(document: string, update: Uint8Array): Promise<'news' | 'known'> {
    const kept = await this.#find(document);
    const news: Uint8Array[] = [];
    const hear = (part: Uint8Array): void => void news.push(part);
    kept.doc.on('update', hear);
    try {
      Y.applyUpdate(kept.doc, update);
    } catch (error) {
      // It may hold part of it.
      this.#drop(document);
      throw error;
    } finally {
      kept.doc.off('update', hear);
    }
    // What has a gap before it changes nothing yet, and must not be lost.
    if (news.length === 0 && kept.doc.store.pendingStructs !== null) news.push(update);
    try {
      for (const part of news) await keeping(() => this.#journal.append(document, part, 'remote'));
    } catch (error) {
      this.#drop(document);
      throw error;
    }
    if (news.length === 0) return 'known';
    await this.#added(document, kept, news);
    return 'news';
  }

  /** A window has added this to the journal. */
  appended(document: string, update: Uint8Array): void {
    void this.#names?.then((names) => isForAll(document) && names.add(document));
    this.#loading.get(document)?.late.push(update);
    const kept = this.#kept.get(document);
    if (kept !== undefined && !applied(kept, update)) this.#drop(document);
  }

  /** A window has begun it anew. */
  replaced(document: string): void {
    this.#drop(document);
    this.#loading.delete(document);
  }

  async #listed(): Promise<Set<string>> {
    const names = await keeping(() => this.#journal.documents());
    return new Set(names.filter(isForAll));
  }

  async #find(document: string): Promise<Kept> {
    const kept = this.#kept.get(document) ?? (await this.#load(document));
    if (this.#kept.delete(document)) this.#kept.set(document, kept);
    return kept;
  }

  #load(document: string): Promise<Kept> {
    const known = this.#loading.get(document);
    if (known !== undefined) return known.kept;
    const late: Uint8Array[] = [];
    const loading: Loading = { late, kept: this.#fromJournal(document, late) };
    this.#loading.set(document, loading);
    const done = (): void => {
      if (this.#loading.get(document) === loading) this.#loading.delete(document);
    };
    return loading.kept.finally(done);
  }

  async #fromJournal(document: string, late: readonly Uint8Array[]): Promise<Kept> {
    const updates = await keeping(() => this.#journal.open(document));
    // Begun anew meanwhile, it is read anew.
    if (this.#loading.get(document)?.late !== late) return this.#load(document);
    const doc = new Y.Doc();
    const kept: Kept = { doc, bytes: 0, updates: 0 };
    doc.transact(() => {
      for (const update of [...updates, ...late]) applied(kept, update);
    });
    this.#kept.set(document, kept);
    this.#bytes += kept.bytes;
    this.#evict();
    return kept;
  }

  async #added(document: string, kept: Kept, news: readonly Uint8Array[]): Promise<void> {
    await this.names();
    await this.#names?.then((names) => names.add(document));
    kept.updates += news.length;
    for (const { length } of news) {
      kept.bytes += length;
      if (this.#kept.get(document) === kept) this.#bytes += length;
    }
    if (kept.updates <= MANY) return;
    kept.updates = 0;
    // It only saves room.
    await this.#compact(document).catch(() => {});
  }

  /** Of what the journal holds, not of what is in memory: a window may have just added to it. */
  async #compact(document: string): Promise<void> {
    const updates = await this.#journal.open(document);
    const doc = new Y.Doc();
    const all: Kept = { doc, bytes: 0, updates: 0 };
    const areReadable = doc.transact(() => updates.every((update) => applied(all, update)));
    if (areReadable && updates.length > 1)
      await this.#journal.compact(document, Y.encodeStateAsUpdate(doc), updates.length);
    doc.destroy();
  }

  #evict(): void {
    for (const [document, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes || this.#kept.size === 1) return;
      this.#drop(document, bytes);
    }
  }

  #drop(document: string, bytes = this.#kept.get(document)?.bytes ?? 0): void {
    if (this.#kept.delete(document)) this.#bytes -= bytes;
  }
}

const EMPTY_STATE_VECTOR = new Uint8Array([0]);

/** Whether it could be read. */
function applied(kept: Kept, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(kept.doc, update);
  } catch {
    return false;
  }
  kept.bytes += update.length;
  kept.updates += 1;
  return true;
}

/** What somebody means to suggest is not a document of the association's yet. */
const LOCAL = 'suggesting/';

/** Whether a document's journal is one that the relay may have too. */
export const isForAll = (document: string): boolean => !document.startsWith(LOCAL);
