import type * as Y from 'yjs';
import { BackgroundTask } from '../background-task.ts';
import type { ClientPorts } from '../ports.ts';
import { isForAll, type JournalDocuments } from './journal-documents.ts';

/** How long a document that is being typed into is left alone, in ms. */
const PAUSE = 1000;

export interface ReaderOptions {
  readonly ports: Pick<ClientPorts, 'after' | 'randomBytes'>;
  readonly journal: JournalDocuments;
  /** Called with each document that has changed, and at first with all; one after the other. */
  readonly read: (document: string, doc: Y.Doc) => Promise<void>;
  /** All that had changed was read. */
  readonly rested: () => Promise<void>;
}

/** Reads the documents of this device behind everything else: all of them once, then what changes. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #task: BackgroundTask;
  readonly #changed = new Set<string>();
  #isBegun = false;
  #takeBack: (() => void) | null = null;
  #waiting: (() => void)[] = [];

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#task = new BackgroundTask(options.ports, () => this.#work());
  }

  start(): void {
    this.#task.wake();
  }

  /** How many have changed and were not read since. */
  get unread(): number {
    return this.#changed.size;
  }

  changed(document: string): void {
    if (!isForAll(document)) return;
    this.#changed.add(document);
    this.#takeBack ??= this.#options.ports.after(PAUSE, () => {
      this.#takeBack = null;
      this.#task.wake();
    });
  }

  /** Resolves once everything that has changed until now was read, or cannot be. */
  caughtUp(): Promise<void> {
    if (this.#task.isClosed) return Promise.resolve();
    this.#takeBack?.();
    this.#takeBack = null;
    const caughtUp = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#task.wake();
    return caughtUp;
  }

  async close(): Promise<void> {
    this.#takeBack?.();
    await this.#task.close();
    this.#release();
  }

  async #work(): Promise<void> {
    const { journal } = this.#options;
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      if (!this.#isBegun) for (const name of await journal.names()) this.#changed.add(name);
      this.#isBegun = true;
      for (const document of this.#changed) {
        if (this.#task.isClosed) return;
        this.#changed.delete(document);
        await this.#read(document);
      }
      await this.#options.rested();
    } finally {
      // Whoever has come meanwhile waits for what has changed meanwhile.
      for (const resolve of waiting) resolve();
    }
  }

  async #read(document: string): Promise<void> {
    const { journal, read } = this.#options;
    // Where it cannot be read now, it is read once it has changed.
    await journal.read(document, (doc) => read(document, doc)).catch(() => {});
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
