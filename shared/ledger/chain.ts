import type { Position } from '../rules/context.ts';
import type { Instant } from '../rules/instant.ts';
import { NO_HEAD } from './entry.ts';

const HEAD_CHARACTERS = 64;

/**
 * The heads of a ledger's entries, in their order: where it stands, and whether a position is on
 * it. Older heads may be given as one text, as a checkpoint holds them.
 */
export class Chain {
  /** The heads before those in `#heads`, one after the other. */
  readonly #older: string;
  readonly #olderCount: number;
  readonly #heads: string[] = [];
  #at: Instant;

  constructor(older = '', at: Instant = 0) {
    this.#older = older;
    this.#olderCount = older.length / HEAD_CHARACTERS;
    this.#at = at;
  }

  get seq(): number {
    return this.#olderCount + this.#heads.length;
  }

  get head(): string {
    return this.headAt(this.seq) ?? NO_HEAD;
  }

  get position(): Position {
    return { seq: this.seq, head: this.head };
  }

  /** The instant of the last entry; 0 before the first. */
  get at(): Instant {
    return this.#at;
  }

  /** The head of an entry; of 0, that before the first; undefined where there is no such entry. */
  headAt(seq: number): string | undefined {
    if (seq === 0) return NO_HEAD;
    if (seq > this.#olderCount) return this.#heads[seq - this.#olderCount - 1];
    if (seq < 0) return undefined;
    return this.#older.slice((seq - 1) * HEAD_CHARACTERS, seq * HEAD_CHARACTERS);
  }

  holds({ seq, head }: Position): boolean {
    return this.headAt(seq) === head;
  }

  extend(head: string, at: Instant): void {
    this.#heads.push(head);
    this.#at = at;
  }

  /**
   * Goes back to an earlier end of this chain.
   *
   * @throws where that end is before what this chain was made with.
   */
  rewind(seq: number, at: Instant): void {
    if (seq < this.#olderCount || seq > this.seq) throw new Error(`cannot rewind to ${seq}`);
    this.#heads.length = seq - this.#olderCount;
    this.#at = at;
  }

  /** All heads, one after the other. */
  heads(): string {
    return this.#older + this.#heads.join('');
  }
}
