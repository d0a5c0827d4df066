/**
 * What differs between two sequences. Small regions are compared by Myers' greedy algorithm (the
 * fewest elements replaced); large ones are first split at elements that occur once in both, in
 * their order (patience). The work is bounded by a count of steps, never by a clock: the same input
 * gives the same result everywhere, and nothing hangs. What is left when the steps are used up is
 * given as replaced whole.
 */

/** `a[aFrom..aTo)` is replaced by `b[bFrom..bTo)`. */
export interface Replaced {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
  /** `whole`: it was too much to be compared in detail, and may hold parts that are the same. */
  readonly detail: 'fine' | 'whole';
}

/** How much may be done; shared by the comparisons of one text. */
export interface Steps {
  left: number;
}

/** About a tenth of a second on a common machine. */
export const DEFAULT_STEPS = 6_000_000;

/** Regions up to this size are compared in detail at once. */
const SMALL = 4_000;
/** The most differences that are looked for in detail in one region. */
const MOST_DIFFERENCES = 1_500;

/** In order; neighbours do not touch. */
export function diffSequences<T>(a: readonly T[], b: readonly T[], steps: Steps): Replaced[] {
  const numbers = new Map<T, number>();
  const numbered = (items: readonly T[]): Int32Array => {
    const out = new Int32Array(items.length);
    for (const [index, item] of items.entries()) {
      const known = numbers.get(item);
      if (known === undefined) numbers.set(item, numbers.size);
      out[index] = known ?? numbers.size - 1;
    }
    return out;
  };
  const comparison = new Comparison(numbered(a), numbered(b), steps);
  comparison.region(0, a.length, 0, b.length);
  return joined(comparison.found);
}

class Comparison {
  readonly found: Replaced[] = [];
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #steps: Steps;

  constructor(a: Int32Array, b: Int32Array, steps: Steps) {
    this.#a = a;
    this.#b = b;
    this.#steps = steps;
  }

  region(aStart: number, aEnd: number, bStart: number, bEnd: number): void {
    let [aFrom, aTo, bFrom, bTo] = [aStart, aEnd, bStart, bEnd];
    while (aFrom < aTo && bFrom < bTo && this.#a[aFrom] === this.#b[bFrom]) {
      aFrom += 1;
      bFrom += 1;
    }
    while (aFrom < aTo && bFrom < bTo && this.#a[aTo - 1] === this.#b[bTo - 1]) {
      aTo -= 1;
      bTo -= 1;
    }
    if (aFrom === aTo && bFrom === bTo) return;
    const size = aTo - aFrom + bTo - bFrom;
    this.#steps.left -= size;
    if (aFrom === aTo || bFrom === bTo) {
      this.found.push({ aFrom, aTo, bFrom, bTo, detail: 'fine' });
      return;
    }
    if (size <= SMALL && this.#inDetail(aFrom, aTo, bFrom, bTo)) return;
    if (this.#atAnchors(aFrom, aTo, bFrom, bTo)) return;
    if (size > SMALL && this.#inDetail(aFrom, aTo, bFrom, bTo)) return;
    this.found.push({ aFrom, aTo, bFrom, bTo, detail: 'whole' });
  }

  /** Splits at what occurs once on both sides; false where there is nothing of the kind. */
  #atAnchors(aFrom: number, aTo: number, bFrom: number, bTo: number): boolean {
    if (this.#steps.left <= 0) return false;
    const inA = onceIn(this.#a, aFrom, aTo);
    const inB = onceIn(this.#b, bFrom, bTo);
    const pairs: { readonly a: number; readonly b: number }[] = [];
    for (const [value, a] of inA) {
      const b = inB.get(value);
      if (a >= 0 && b !== undefined && b >= 0) pairs.push({ a, b });
    }
    const anchors = longestAscending(pairs);
    if (anchors.length === 0) return false;
    let [aAt, bAt] = [aFrom, bFrom];
    for (const { a, b } of anchors) {
      this.region(aAt, a, bAt, b);
      [aAt, bAt] = [a + 1, b + 1];
    }
    this.region(aAt, aTo, bAt, bTo);
    return true;
  }

  /** Myers; false where that would take too many steps. */
  #inDetail(aFrom: number, aTo: number, bFrom: number, bTo: number): boolean {
    const trace = this.#trace(aFrom, aTo, bFrom, bTo);
    if (trace === null) return false;
    let x = aTo - aFrom;
    let y = bTo - bFrom;
    const back: Replaced[] = [];
    for (let d = trace.length - 1; d > 0; d -= 1) {
      const before = trace[d - 1] ?? new Int32Array(0);
      const k = x - y;
      const down = k === -d || (k !== d && reach(before, d, k - 1) < reach(before, d, k + 1));
      const fromX = reach(before, d, down ? k + 1 : k - 1);
      const fromY = fromX - (down ? k + 1 : k - 1);
      back.push({
        aFrom: aFrom + fromX,
        aTo: aFrom + fromX + (down ? 0 : 1),
        bFrom: bFrom + fromY,
        bTo: bFrom + fromY + (down ? 1 : 0),
        detail: 'fine',
      });
      [x, y] = [fromX, fromY];
    }
    this.found.push(...back.reverse());
    return true;
  }

  /** For each number of differences, how far each diagonal reaches. */
  #trace(aFrom: number, aTo: number, bFrom: number, bTo: number): Int32Array[] | null {
    const n = aTo - aFrom;
    const m = bTo - bFrom;
    const trace: Int32Array[] = [];
    for (let d = 0; d <= Math.min(n + m, MOST_DIFFERENCES); d += 1) {
      const before = trace[d - 1];
      const now = new Int32Array(d + 1);
      trace.push(now);
      this.#steps.left -= d + 1;
      if (this.#steps.left <= 0) return null;
      for (let k = -d; k <= d; k += 2) {
        let x = 0;
        if (before !== undefined) {
          const down = k === -d || (k !== d && reach(before, d, k - 1) < reach(before, d, k + 1));
          x = down ? reach(before, d, k + 1) : reach(before, d, k - 1) + 1;
        }
        let y = x - k;
        const start = x;
        while (x < n && y < m && this.#a[aFrom + x] === this.#b[bFrom + y]) {
          x += 1;
          y += 1;
        }
        this.#steps.left -= x - start;
        now[(k + d) / 2] = x;
        if (x >= n && y >= m) return trace;
      }
    }
    return null;
  }
}

/** How far diagonal `k` reached with one difference fewer than `d`. */
const reach = (before: Int32Array, d: number, k: number): number => before[(k + d - 1) / 2] ?? -1;

/** Where each value stands that occurs once; -1 for one that occurs more often. */
function onceIn(values: Int32Array, from: number, to: number): Map<number, number> {
  const at = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? -1;
    at.set(value, at.has(value) ? -1 : index);
  }
  return at;
}

/** The longest part of the pairs, which ascend in `a`, that ascends in `b` too. */
function longestAscending<T extends { readonly b: number }>(pairs: readonly T[]): T[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, { b }] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const longest: T[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) longest.push(pair);
  }
  return longest.reverse();
}

function joined(found: readonly Replaced[]): Replaced[] {
  const out: Replaced[] = [];
  for (const next of found) {
    const last = out.at(-1);
    if (last !== undefined && last.aTo === next.aFrom && last.bTo === next.bFrom) {
      const detail = last.detail === 'whole' ? 'whole' : next.detail;
      out[out.length - 1] = { ...last, aTo: next.aTo, bTo: next.bTo, detail };
    } else {
      out.push(next);
    }
  }
  return out;
}
