import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCrypto } from '../node-crypto.ts';
import { namesIn, writeDurably } from './write-durably.ts';

/** The most bytes of a snapshot. */
export const MAX_SNAPSHOT_BYTES = 2 * 1024 * 1024;

const HASH = /^[0-9a-f]{64}$/;

/** Texts and images by their SHA-256, each in a file of that name; none ever changes. */
export class SnapshotStore {
  readonly #folder: string;
  readonly #known: Set<string>;

  private constructor(folder: string, known: Set<string>) {
    this.#folder = folder;
    this.#known = known;
  }

  static async open(folder: string): Promise<SnapshotStore> {
    const names = await namesIn(folder);
    return new SnapshotStore(folder, new Set(names.filter((name) => HASH.test(name))));
  }

  has(sha256: string): boolean {
    return this.#known.has(sha256);
  }

  /** Keeps bytes under a hash that is theirs. */
  async put(sha256: string, bytes: Uint8Array): Promise<'made' | 'known'> {
    if (this.#known.has(sha256)) return 'known';
    await writeDurably(join(this.#folder, sha256), bytes);
    this.#known.add(sha256);
    return 'made';
  }

  /** Null where it is not kept, or not as it was. */
  async read(sha256: string): Promise<Uint8Array | null> {
    if (!this.#known.has(sha256)) return null;
    const bytes = await readFile(join(this.#folder, sha256)).catch(() => null);
    return this.#checked(sha256, bytes);
  }

  readNow(sha256: string): Uint8Array | undefined {
    if (!this.#known.has(sha256)) return undefined;
    return this.#checked(sha256, this.#tryReadNow(sha256)) ?? undefined;
  }

  #tryReadNow(sha256: string): Uint8Array | null {
    try {
      return readFileSync(join(this.#folder, sha256));
    } catch {
      return null;
    }
  }

  /** A damaged one counts as missing from here on, so that it can be put again. */
  #checked(sha256: string, bytes: Uint8Array | null): Uint8Array | null {
    if (bytes !== null && nodeCrypto.sha256Bytes(bytes) === sha256) return bytes;
    this.#known.delete(sha256);
    return null;
  }
}
