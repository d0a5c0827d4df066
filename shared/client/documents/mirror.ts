import * as Y from 'yjs';
import { documentList, type DocumentList } from '../../protocol/hand-over-messages.ts';
import { askRelay, isRefused } from '../ask-relay.ts';
import { BackgroundTask } from '../background-task.ts';
import { keeping } from '../host-error.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';
import { commentedOn } from './document-texts.ts';
import { isForAll, type JournalDocuments } from './journal-documents.ts';
import { readMirrorNote, writeMirrorNote, type MirroredDocument } from './mirror-note.ts';

export interface MirrorOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: Pick<ClientPorts, 'after' | 'randomBytes' | 'clock'>;
  readonly journal: JournalDocuments;
  /** A document has something new, from the relay. */
  readonly mirrored: (document: string) => void;
}

/** Documents that are asked for at once. */
const AT_ONCE = 4;
/** So many are taken before it is written down that they were. */
const PORTION = 64;
/** A document that changes all the time is asked for once in so many ms. */
const REST = 3000;
/** One that a window keeps in step by a socket of its own, so many ms after its last word. */
const REST_OF_OPEN = 60_000;

const NOTE = 'mirror';

/**
 * Keeps a copy of every document of the association in this device's journal, opened here or not, so
 * that all can be read and searched without a network. It only ever takes from the relay: what is
 * edited here goes there by the sockets of the windows, which also bring their documents what is
 * new. So they are not told of what comes this way: a window that is about to set a refused edit
 * aside would take it for part of that.
 */
export class Mirror {
  readonly #options: MirrorOptions;
  readonly #task: BackgroundTask;
  #documents = new Map<string, MirroredDocument>();
  readonly #loaded: Promise<void>;
  /** Not before when a document is asked for, by this device's clock. */
  readonly #rests = new Map<string, number>();
  /** Whether the relay of this connection has said what it has. */
  #isCompared = false;
  #takeBackWake: (() => void) | null = null;
  #written = '';

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#task = new BackgroundTask(options.ports, () => this.#work());
    this.#loaded = this.#load();
  }

  /** How many of the documents that are known are here. */
  async standing(): Promise<{ readonly read: number; readonly known: number }> {
    await this.#loaded;
    const here = await this.#options.journal.names();
    const known = new Set([...here, ...this.#documents.keys()].filter(isDocument));
    const missing = [...this.#documents].filter(([name, { have }]) => {
      return have === null && !here.has(name) && isDocument(name);
    });
    return { read: known.size - missing.length, known: known.size };
  }

  /** Names of the documents that the relay has, of which nothing is here. */
  async lacking(): Promise<readonly string[]> {
    await this.#loaded;
    const here = await this.#options.journal.names();
    return [...this.#documents]
      .filter(([name, { have }]) => have === null && !here.has(name))
      .map(([name]) => name)
      .sort();
  }

  /** The relay may be asked: it may have changed while it was away, or be another. */
  online(): void {
    this.#isCompared = false;
    this.#task.wake();
  }

  /** As a `documents` message of the relay has it. */
  changed(documents: readonly string[], marks: readonly string[]): void {
    void this.#onceLoaded(() => {
      for (const [index, document] of documents.entries())
        this.#heard(document, marks[index] ?? '');
      this.#task.wake();
    });
  }

  /** A window has this document open, and keeps its journal in step. */
  openInWindow(document: string): void {
    this.#rests.set(document, this.#options.ports.clock() + REST_OF_OPEN);
  }

  /** The journal of a document does not hold what it did. */
  lost(document: string): void {
    void this.#onceLoaded(() => {
      this.#rests.delete(document);
      const known = this.#documents.get(document);
      if (known !== undefined) this.#documents.set(document, { ...known, have: null, items: 0 });
      this.#task.wake();
    });
  }

  /** So many items are in the journal: fewer than there were, where a disk has lost some. */
  async counted(document: string, items: number): Promise<void> {
    await this.#loaded;
    const known = this.#documents.get(document);
    if (known !== undefined && items < known.items) this.lost(document);
  }

  async close(): Promise<void> {
    this.#takeBackWake?.();
    await this.#task.close();
    await this.#keep().catch(() => {});
  }

  async #onceLoaded(work: () => void): Promise<void> {
    await this.#loaded;
    work();
  }

  async #load(): Promise<void> {
    const { store, journal } = this.#options;
    try {
      const [text, here] = await Promise.all([store.readNote(NOTE), journal.names()]);
      this.#documents = readMirrorNote(text);
      for (const [name, known] of this.#documents)
        // Its file was taken away, or never got to the disk.
        if (known.items > 0 && !here.has(name))
          this.#documents.set(name, { ...known, have: null, items: 0 });
    } catch {
      // Then all of them are asked for.
    }
  }

  #heard(document: string, mark: string): void {
    if (!isForAll(document)) return;
    const known = this.#documents.get(document) ?? { have: null, items: 0 };
    this.#documents.set(document, { ...known, mark });
  }

  async #work(): Promise<void> {
    await this.#loaded;
    const { client } = this.#options;
    if (client.connection.status !== 'online') return;
    if (!this.#isCompared) await this.#compare();
    const failures: unknown[] = [];
    const due = this.#due();
    while (due.length > 0 && !this.#task.isClosed && client.connection.status === 'online') {
      failures.push(...(await this.#takeAll(due.splice(0, PORTION))));
      await this.#keep();
    }
    if (failures.length > 0) throw failures[0];
    this.#wakeWhenDue();
  }

  /** Gives what has failed: the others are not to wait for it. */
  async #takeAll(documents: string[]): Promise<unknown[]> {
    const failures: unknown[] = [];
    const next = async (): Promise<void> => {
      for (let document = documents.shift(); document !== undefined; document = documents.shift())
        await this.#take(document).catch((error: unknown) => failures.push(error));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return failures;
  }

  async #compare(): Promise<void> {
    const list = await this.#list();
    const there = new Set(list.documents);
    // A relay that was restored may have fewer; what the journal has of them stays.
    for (const name of this.#documents.keys()) if (!there.has(name)) this.#documents.delete(name);
    for (const [index, name] of list.documents.entries())
      this.#heard(name, list.marks[index] ?? '');
  }

  async #list(): Promise<DocumentList> {
    // Not afterwards: what the next connection's relay has is another question.
    this.#isCompared = true;
    try {
      return await askRelay(this.#options.client, ({ http, token }) =>
        http.getJson('/documents', token, documentList),
      );
    } catch (error) {
      this.#isCompared = false;
      throw error;
    }
  }

  /** What is not here at all comes before what has only changed. */
  #due(): string[] {
    const now = this.#options.ports.clock();
    const late = [...this.#documents].filter(([name, { mark, have }]) => {
      if (mark === have) return false;
      const rest = (this.#rests.get(name) ?? now) - now;
      // A clock that was set back must not hold it up.
      return rest <= 0 || rest > REST_OF_OPEN;
    });
    return late
      .sort(([, a], [, b]) => Number(b.have === null) - Number(a.have === null))
      .map(([name]) => name);
  }

  async #take(document: string): Promise<void> {
    const { client, journal, ports, mirrored } = this.#options;
    // The mark that was heard before it is asked for: what comes meanwhile has another.
    const mark = this.#documents.get(document)?.mark ?? '';
    const stateVector = await journal.stateVector(document);
    const path = `/doc/${encodeURIComponent(document)}/update`;
    let update: Uint8Array | null = null;
    try {
      update = await askRelay(client, ({ http, token }) =>
        http.postBytes(path, stateVector, token),
      );
    } catch (error) {
      // It is not for this person, or the relay cannot give it: until it changes, nor can it later.
      if (!isRefused(error)) throw error;
    }
    const news = update === null ? 'known' : await journal.take(document, update);
    const items = (await journal.read(document, itemsIn)) ?? 0;
    const known = this.#documents.get(document);
    if (known !== undefined) this.#documents.set(document, { ...known, have: mark, items });
    const rests = (this.#rests.get(document) ?? 0) > ports.clock();
    if (!rests) this.#rests.set(document, ports.clock() + REST);
    if (news === 'news') mirrored(document);
  }

  #wakeWhenDue(): void {
    const now = this.#options.ports.clock();
    const waits = [...this.#documents].flatMap(([name, { mark, have }]) =>
      mark === have ? [] : [(this.#rests.get(name) ?? now) - now],
    );
    this.#takeBackWake?.();
    this.#takeBackWake = null;
    if (waits.length === 0) return;
    const wait = Math.min(REST_OF_OPEN, Math.max(50, Math.min(...waits)));
    this.#takeBackWake = this.#options.ports.after(wait, () => this.#task.wake());
  }

  async #keep(): Promise<void> {
    await this.#loaded;
    const text = writeMirrorNote(this.#documents);
    if (text === this.#written) return;
    await keeping(() => this.#options.store.writeNote(NOTE, text));
    this.#written = text;
  }
}

/** What is said about a document is not another one to whoever counts them. */
const isDocument = (name: string): boolean => commentedOn(name) === null;

/** How many items a document ever had, deleted ones too. */
export function itemsIn(doc: Y.Doc): number {
  let items = 0;
  for (const clock of Y.decodeStateVector(Y.encodeStateVector(doc)).values()) items += clock;
  return items;
}
