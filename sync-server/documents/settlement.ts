import { createHash } from 'node:crypto';

/** What the relay does about an update with a gap before it. */
export type GapAnswer =
  /** Asks for what is missing by sync step 1. */
  | { readonly type: 'ask' }
  /** It was asked for already; the answer is on its way. */
  | { readonly type: 'wait' }
  /** These updates are refused as gaps, by their SHA-256. */
  | { readonly type: 'refuse'; readonly updates: readonly Uint8Array[] };

/** So many updates may wait for the answer to one question. */
const MOST_WAITING = 256;

/**
 * Counts the updates of one connection, and how many of them, from the first, are settled: on disk,
 * known, or refused. One that came with a gap before it is not until its sender has been asked for
 * the rest and has answered, once.
 */
export class Settlement {
  #received = 0;
  #settled = 0;
  /** Where the first update with a gap was, and all of them by SHA-256. */
  #gap: { readonly first: number; readonly updates: Map<string, Uint8Array> } | null = null;

  /** The place of the next update that arrives. */
  next(): number {
    this.#received += 1;
    return this.#received;
  }

  gap(place: number, update: Uint8Array, kind: 'answer' | 'update'): GapAnswer {
    const sha256 = hashOf(update);
    const key = sha256.toString('hex');
    if (this.#gap === null) {
      this.#gap = { first: place, updates: new Map([[key, sha256]]) };
      return { type: 'ask' };
    }
    const { updates } = this.#gap;
    const again = updates.has(key) || kind === 'answer' || updates.size >= MOST_WAITING;
    updates.set(key, sha256);
    if (!again) return { type: 'wait' };
    this.#gap = null;
    return { type: 'refuse', updates: [...updates.values()] };
  }

  /** An answer to sync step 1 holds all that its sender has, so also what came with a gap. */
  filled(place: number): void {
    if (this.#gap !== null && place > this.#gap.first) this.#gap = null;
  }

  /** The answer was refused for another reason: what came with a gap is lost too. */
  abandon(): readonly Uint8Array[] {
    const updates = [...(this.#gap?.updates.values() ?? [])];
    this.#gap = null;
    return updates;
  }

  /** Updates up to this place have been dealt with; the new count, or null where it stays. */
  settle(place: number): number | null {
    const settled = this.#gap === null ? place : Math.min(place, this.#gap.first - 1);
    if (settled <= this.#settled) return null;
    this.#settled = settled;
    return settled;
  }

  get settled(): number {
    return this.#settled;
  }
}

export const hashOf = (update: Uint8Array): Buffer => createHash('sha256').update(update).digest();
