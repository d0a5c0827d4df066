import type { Instant } from '../../shared/rules/index.ts';

export interface CachedPage {
  readonly type: string;
  readonly body: Uint8Array;
  readonly etag: string;
  /** What it says holds until then, if nothing happens. */
  readonly goodUntil: Instant;
}

const MOST_BYTES = 16 * 1024 * 1024;

/** Pages as they were made, those asked for last; all of one standpoint. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  /** Pages that are being made; whoever asks for one meanwhile gets the same. */
  readonly #making = new Map<string, Promise<CachedPage>>();
  #bytes = 0;
  #era = 0;

  async get(key: string, now: Instant, make: () => Promise<CachedPage>): Promise<CachedPage> {
    const known = this.#pages.get(key);
    if (known !== undefined && now < known.goodUntil) {
      this.#pages.delete(key);
      this.#pages.set(key, known);
      return known;
    }
    const begun = this.#making.get(key);
    if (begun !== undefined) return begun;
    const era = this.#era;
    const making = make();
    this.#making.set(key, making);
    try {
      const page = await making;
      if (era === this.#era) this.#put(key, page);
      return page;
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  clear(): void {
    this.#pages.clear();
    this.#making.clear();
    this.#bytes = 0;
    this.#era += 1;
  }

  #put(key: string, page: CachedPage): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#bytes += page.body.length;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.body.length ?? 0;
    this.#pages.delete(key);
  }
}
