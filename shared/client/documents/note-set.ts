import { z } from 'zod';
import { keeping } from '../host-error.ts';
import type { ClientStore } from '../ports.ts';

const texts = z.array(z.string());

/** A set of short texts, as hashes, that is kept as a note of this device. */
export class NoteSet {
  readonly #store: Pick<ClientStore, 'readNote' | 'writeNote'>;
  readonly #note: string;
  #read: Promise<Set<string>> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<ClientStore, 'readNote' | 'writeNote'>, note: string) {
    this.#store = store;
    this.#note = note;
  }

  /** @throws HostError `disk` */
  async all(): Promise<ReadonlySet<string>> {
    return this.#load();
  }

  /** Resolves once it is flushed. @throws HostError `disk` */
  add(added: Iterable<string>): Promise<void> {
    return this.#change((known) => {
      const before = known.size;
      for (const one of added) known.add(one);
      return known.size > before;
    });
  }

  /** Resolves once it is flushed. @throws HostError `disk` */
  remove(removed: Iterable<string>): Promise<void> {
    return this.#change((known) => {
      const before = known.size;
      for (const one of removed) known.delete(one);
      return known.size < before;
    });
  }

  #load(): Promise<Set<string>> {
    this.#read ??= this.#fromNote().catch((error: unknown) => {
      this.#read = null;
      throw error;
    });
    return this.#read;
  }

  async #fromNote(): Promise<Set<string>> {
    const text = await keeping(() => this.#store.readNote(this.#note));
    if (text === null) return new Set();
    try {
      return new Set(texts.parse(JSON.parse(text)));
    } catch {
      await keeping(() => this.#store.writeNote(`${this.#note}-damaged`, text));
      return new Set();
    }
  }

  #change(change: (known: Set<string>) => boolean): Promise<void> {
    const done = this.#turn.then(() => this.#write(change));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #write(change: (known: Set<string>) => boolean): Promise<void> {
    const changed = new Set(await this.#load());
    if (!change(changed)) return;
    await keeping(() => this.#store.writeNote(this.#note, JSON.stringify([...changed])));
    this.#read = Promise.resolve(changed);
  }
}
