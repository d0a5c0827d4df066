import { nextClosing, type Instant, type State } from '../../shared/rules/index.ts';

/** A closing is never later than this after its instant, even where a clock was moved meanwhile. */
const LONGEST_SLEEP = 15_000;
const RETRY_AFTER = 5000;

/** Rings when something is to be closed; it keeps no program running. */
export class ClosingAlarm {
  readonly #now: () => Instant;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(now: () => Instant, ring: () => void) {
    this.#now = now;
    this.#ring = ring;
  }

  /** For the ballot that closes next; for none where nothing does. */
  setFor(state: State): void {
    this.off();
    const due = nextClosing(state);
    if (due === null) return;
    const wait = due.at - this.#now();
    // What is due and was not closed just now has something in its way.
    this.setIn(wait < 0 ? RETRY_AFTER : Math.min(wait + 1, LONGEST_SLEEP));
  }

  /** In so many milliseconds. */
  setIn(milliseconds: number): void {
    this.off();
    this.#timer = setTimeout(this.#ring, milliseconds);
    this.#timer.unref();
  }

  off(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
