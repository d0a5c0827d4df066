import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** How often, at most, the preview is brought up to the document, in ms. */
const EVERY_MS = 2000;

/**
 * A document as it last was, to be shown while its journal is still being read: y-indexeddb, on a
 * `Y.Doc` of its own. Nothing of it ever goes into the document itself, so neither what was refused
 * nor a damaged row can come back through it. It may be dropped at any time, and is made again.
 */
export class DocumentPreview {
  readonly doc = new Y.Doc();
  readonly #name: string;
  readonly #store: IndexeddbPersistence;
  #followed: Y.Doc | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `read` is called once the rows are read; never where one of them cannot be. */
  constructor(name: string, read: () => void) {
    this.#name = name;
    this.#store = new IndexeddbPersistence(name, this.doc);
    this.#store.on('synced', read);
  }

  get isRead(): boolean {
    return this.#store.synced;
  }

  get isEmpty(): boolean {
    return this.doc.store.clients.size === 0;
  }

  /** Keeps up with a document. */
  follow(doc: Y.Doc): void {
    this.#followed = doc;
    doc.on('update', this.#later);
    this.#copy();
  }

  /** Forgets all of it: after a refusal, and where its rows cannot be read. */
  async drop(): Promise<void> {
    this.#stop();
    await this.#store.destroy();
    await clearDocument(this.#name);
    this.doc.destroy();
  }

  async close(): Promise<void> {
    if (this.#followed !== null) this.#copy();
    this.#stop();
    await this.#store.destroy();
    this.doc.destroy();
  }

  readonly #later = (): void => {
    this.#timer ??= setTimeout(() => this.#copy(), EVERY_MS);
  };

  #copy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#followed === null) return;
    const lacking = Y.encodeStateAsUpdate(this.#followed, Y.encodeStateVector(this.doc));
    try {
      Y.applyUpdate(this.doc, lacking);
    } catch (error) {
      // The browser has closed its database, as it does on a full disk. Nothing depends on it.
      console.warn('the preview of a document is not kept', error);
      this.#stop();
    }
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#followed?.off('update', this.#later);
    this.#followed = null;
  }
}
