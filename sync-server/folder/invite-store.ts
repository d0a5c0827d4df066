import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, type Instant } from '../../shared/rules/index.ts';
import { namesIn, writeDurably } from './write-durably.ts';

/** The most bytes of an encrypted invite. */
export const MAX_INVITE_BYTES = 4096;
/** A code to type is good for this long; the link, which holds everything, as long as the invite. */
const KEPT_FOR = 90 * DAY;
const MOST_INVITES = 10_000;

const ID = /^[0-9a-f]{64}$/;

/**
 * Encrypted invites, each under an id that is derived from the code's seed, which the relay never
 * sees: it can neither read one nor guess which is whose.
 */
export class InviteStore {
  readonly #folder: string;
  readonly #now: () => Instant;
  readonly #known: Set<string>;

  private constructor(folder: string, now: () => Instant, known: Set<string>) {
    this.#folder = folder;
    this.#now = now;
    this.#known = known;
  }

  static async open(folder: string, now: () => Instant): Promise<InviteStore> {
    const names = await namesIn(folder);
    const store = new InviteStore(folder, now, new Set(names.filter((name) => ID.test(name))));
    for (const id of store.#known) await store.#forgetOld(id);
    return store;
  }

  /** Resolves once it is on the disk. What is kept under an id does not change. */
  async put(id: string, bytes: Uint8Array): Promise<'made' | 'known' | 'taken' | 'full'> {
    const kept = await this.read(id);
    if (kept !== null) return Buffer.compare(kept, bytes) === 0 ? 'known' : 'taken';
    if (this.#known.size >= MOST_INVITES) return 'full';
    await writeDurably(join(this.#folder, id), bytes);
    this.#known.add(id);
    return 'made';
  }

  async read(id: string): Promise<Uint8Array | null> {
    if (!this.#known.has(id)) return null;
    await this.#forgetOld(id);
    return this.#known.has(id) ? await readFile(join(this.#folder, id)) : null;
  }

  async #forgetOld(id: string): Promise<void> {
    const path = join(this.#folder, id);
    const { mtimeMs } = await stat(path);
    // The file's time is the system's: where the relay's clock is another, it is kept.
    if (this.#now() - mtimeMs <= KEPT_FOR) return;
    await rm(path, { force: true });
    this.#known.delete(id);
  }
}
