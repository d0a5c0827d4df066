/** Runs once, with the next picture that is drawn; the returned function takes it back. */
export type NextFrame = (run: () => void) => () => void;

/** What a window that nobody sees waits for a picture, in ms. */
const UNSEEN_MS = 100;
const FRAME_MS = 16;

export const nextFrame: NextFrame = (run) => {
  if (typeof requestAnimationFrame !== 'function') {
    const timer = setTimeout(run, FRAME_MS);
    return () => clearTimeout(timer);
  }
  // A window in the background draws nothing, and still has edits to keep.
  const stop = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = (): void => {
    stop();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, UNSEEN_MS);
  return stop;
};

/** Gathers updates and hands them on together, once per frame. */
export class FrameQueue {
  readonly #next: NextFrame;
  readonly #take: (updates: readonly Uint8Array[]) => void;
  #updates: Uint8Array[] = [];
  #cancel: (() => void) | null = null;

  constructor(next: NextFrame, take: (updates: readonly Uint8Array[]) => void) {
    this.#next = next;
    this.#take = take;
  }

  get isEmpty(): boolean {
    return this.#updates.length === 0;
  }

  push(update: Uint8Array): void {
    this.#updates.push(update);
    this.#cancel ??= this.#next(() => this.flush());
  }

  /** Does not wait for the frame. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const updates = this.#updates;
    this.#updates = [];
    if (updates.length > 0) this.#take(updates);
  }
}
