import type { NextFrame } from './frames.ts';

/** How long after an edit of one's own one is taken to be typing, in ms. */
const TYPING_MS = 500;
/** The longest that what others wrote waits for a key, in ms. */
const LONGEST_MS = 100;

/**
 * When others' edits are taken into a text. In the next frame, but while somebody types here: then
 * once the picture with their key has been drawn, so that no key waits for what came just before it;
 * and where no key comes, after `LONGEST_MS`.
 */
export class TypingFirst {
  readonly #nextFrame: NextFrame;
  /** By the page's clock. */
  #typedAt = -Infinity;
  /** What waits for a key. */
  readonly #waiting = new Set<() => void>();

  constructor(nextFrame: NextFrame) {
    this.#nextFrame = nextFrame;
  }

  /** Somebody has made an edit here. */
  typed(): void {
    this.#typedAt = performance.now();
    for (const afterKey of this.#waiting) afterKey();
    this.#waiting.clear();
  }

  readonly next: NextFrame = (run) => {
    if (performance.now() - this.#typedAt >= TYPING_MS) return this.#nextFrame(run);
    let cancel = (): void => {};
    const stop = (): void => {
      cancel();
      clearTimeout(timer);
      this.#waiting.delete(afterKey);
    };
    const go = (): void => {
      stop();
      run();
    };
    const afterKey = (): void => {
      clearTimeout(timer);
      cancel = this.#nextFrame(() => {
        cancel = this.#nextFrame(go);
      });
    };
    const timer = setTimeout(go, LONGEST_MS);
    this.#waiting.add(afterKey);
    return stop;
  };
}
