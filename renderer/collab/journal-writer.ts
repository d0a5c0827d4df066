import * as Y from 'yjs';
import type { DocumentPlace } from './document-place.ts';

export type Saved = 'saved' | 'saving' | 'not-saved';

/** How long to wait before what could not be kept is tried again, in ms. */
const AGAIN_MS = 5000;
/** So many updates in a journal are worth being one. */
const MANY = 500;

export interface JournalWriterEvents {
  readonly changed: () => void;
  /**
   * The journal could not be opened, and now can: all that was given is in it, and the document is
   * to begin anew from it.
   */
  readonly readable: () => void;
}

/** Keeps the updates of a document in the journal of this device, and knows which are flushed. */
export class JournalWriter {
  readonly #place: DocumentPlace;
  readonly #events: JournalWriterEvents;
  /** Local updates that were refused for now, and those that came after them. */
  #unsaved: Uint8Array[] = [];
  #underway = 0;
  #problem: string | null = null;
  #appended = 0;
  #compacting = false;
  /** The journal could not be opened: what is in it is not in the document. */
  #unread = false;
  readonly #idle: (() => void)[] = [];
  #ended = false;

  constructor(place: DocumentPlace, events: JournalWriterEvents) {
    this.#place = place;
    this.#events = events;
  }

  get saved(): Saved {
    if (this.#problem !== null) return 'not-saved';
    return this.#underway > 0 || this.#unsaved.length > 0 ? 'saving' : 'saved';
  }

  /** Why something could not be kept: a code of the host. */
  get problem(): string | null {
    return this.#problem;
  }

  /**
   * All that the journal holds, as one document; `readable` is how much of it could be read.
   * Where the journal cannot be opened, nothing of this document is saved until it can.
   */
  async load(doc: Y.Doc, origin: unknown): Promise<'read' | 'unread'> {
    const updates = await this.#open();
    if (updates === null) {
      this.#unread = true;
      return 'unread';
    }
    const readable = applyAll(doc, updates, origin);
    this.#appended = updates.length;
    if (readable === updates.length && updates.length > MANY)
      void this.#compact(Y.encodeStateAsUpdate(doc), updates.length).catch(() => {});
    return 'read';
  }

  local(update: Uint8Array): void {
    if (this.#ended) return;
    this.#unsaved.push(update);
    if (this.#problem === null) void this.#save();
  }

  /** It may be lost with this device: the relay has it. */
  remote(update: Uint8Array): void {
    if (this.#ended) return;
    this.#count();
    void this.#append(update, 'remote');
  }

  /** Takes nothing more; what it was given it goes on keeping. */
  end(): void {
    this.#ended = true;
  }

  /** Resolves once everything local is kept. */
  idle(): Promise<void> {
    if (this.#underway === 0 && this.#unsaved.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #open(): Promise<readonly Uint8Array[] | null> {
    const { host, ledger, document } = this.#place;
    const reply = await host
      .request<'journal-open'>({ type: 'journal-open', ledger, document })
      .catch(() => null);
    if (reply?.ok === true) return reply.value.updates;
    this.#failed(reply?.problem.code ?? 'internal');
    return null;
  }

  async #save(): Promise<void> {
    const updates = this.#unsaved;
    if (updates.length === 0) return;
    this.#unsaved = [];
    this.#underway += 1;
    this.#events.changed();
    const problem = await this.#append(merged(updates), 'local');
    this.#underway -= 1;
    if (problem === null) {
      this.#problem = null;
      this.#count();
      if (this.#underway === 0 && this.#unsaved.length === 0)
        for (const resolve of this.#idle.splice(0)) resolve();
    } else {
      this.#unsaved = [...updates, ...this.#unsaved];
      this.#failed(problem);
    }
    this.#events.changed();
  }

  /** Null once it is kept, or the code of why it is not. */
  async #append(update: Uint8Array, from: 'local' | 'remote'): Promise<string | null> {
    const { host, ledger, document } = this.#place;
    try {
      const reply = await host.request<'journal-append'>({
        type: 'journal-append',
        ledger,
        document,
        update,
        from,
      });
      return reply.ok ? null : reply.problem.code;
    } catch {
      return 'internal';
    }
  }

  #failed(code: string): void {
    this.#problem = code;
    setTimeout(() => void this.#again(), AGAIN_MS);
  }

  async #again(): Promise<void> {
    const isUnread = this.#unread && !this.#ended;
    if (isUnread && (await this.#open()) === null) return;
    if (this.#unsaved.length > 0) await this.#save();
    else this.#problem = null;
    // One of them may have ended it, or have failed, which tries again.
    if (isUnread && this.#problem === null && !this.#ended) {
      this.#unread = false;
      this.#events.readable();
    }
    this.#events.changed();
  }

  #count(): void {
    this.#appended += 1;
    if (this.#appended > MANY * 2 && !this.#compacting) void this.#compactAsItStands();
  }

  /** Of what the journal holds, not of this window's document: another window may know more. */
  async #compactAsItStands(): Promise<void> {
    this.#compacting = true;
    this.#appended = 0;
    const updates = await this.#open();
    const doc = new Y.Doc();
    if (updates !== null && applyAll(doc, updates, null) === updates.length)
      await this.#compact(Y.encodeStateAsUpdate(doc), updates.length).catch(() => {});
    doc.destroy();
    this.#compacting = false;
  }

  async #compact(state: Uint8Array, count: number): Promise<void> {
    const { host, ledger, document } = this.#place;
    // Where it fails, all is as it was.
    const reply = await host.request<'journal-compact'>({
      type: 'journal-compact',
      ledger,
      document,
      state,
      count,
    });
    if (reply.ok) this.#appended = 1;
  }
}

/** Applies them in one transaction; how many could be read. */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): number {
  let readable = 0;
  Y.transact(
    doc,
    () => {
      for (const update of updates) {
        try {
          Y.applyUpdate(doc, update, origin);
          readable += 1;
        } catch (error) {
          console.warn('an update in the journal cannot be read', error);
        }
      }
    },
    origin,
    false,
  );
  return readable;
}

const NOTHING = new Uint8Array([0, 0]);

export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first = NOTHING] = updates;
  return updates.length < 2 ? first : Y.mergeUpdates([...updates]);
}

/** The same, merged into as few as no more than so many bytes allow; one that has more stays whole. */
export function portions(updates: readonly Uint8Array[], mostBytes: number): Uint8Array[] {
  const together: Uint8Array[][] = [];
  let bytes = Infinity;
  for (const update of updates) {
    bytes += update.length;
    if (bytes > mostBytes) {
      together.push([]);
      bytes = update.length;
    }
    together.at(-1)?.push(update);
  }
  return together.map(merged);
}
