/** What P9 has: read by the bench, the page, and the process that has the load. */

/** Of the document's text, before anybody types. */
export const BYTES = 100_000;
/** Others who type in it, each as fast as the one who is measured. */
export const PEOPLE = 20;
/** Between two keys of one person, in ms. */
export const KEY_MS = 80;
/** Keys that are measured, and before that some that are not. */
export const KEYS = 100;
export const WARM_UP = 10;

export interface TypedKey {
  /** From when the key was due until what it typed was in editor and text, in ms. */
  readonly shown: number;
  /** From when the key was due until the picture with it was handed on to be drawn, in ms. */
  readonly drawn: number;
  /** The key's own handling, and all that scripts did since the key before, in ms. */
  readonly work: number;
}

/** `p` of 100 of these are no larger. */
export function percentile(figures: readonly number[], p: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? NaN;
}
