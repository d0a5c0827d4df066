import { waitAfter } from './link-end.ts';
import type { ClientPorts } from './ports.ts';

/** How long a run that waits for a relay may keep the app from closing, in ms. */
const CLOSE_WITHIN = 1000;

/**
 * Work that goes on behind everything else: one run at a time, and again where more is to be done
 * meanwhile. A run that fails is tried again, later and later.
 */
export class BackgroundTask {
  readonly #ports: Pick<ClientPorts, 'after' | 'randomBytes'>;
  readonly #work: () => Promise<void>;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;
  #failures = 0;
  #takeBackRetry: (() => void) | null = null;

  constructor(ports: Pick<ClientPorts, 'after' | 'randomBytes'>, work: () => Promise<void>) {
    this.#ports = ports;
    this.#work = work;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** There is something to be done, or what stood in the way is gone. */
  wake(): void {
    if (this.#isClosed) return;
    this.#takeBackRetry?.();
    this.#takeBackRetry = null;
    this.#isWanted = true;
    this.#running ??= this.#run();
  }

  /** Resolves once nothing runs any more, or what runs has waited for long enough. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#takeBackRetry?.();
    const running = this.#running;
    if (running === null) return;
    await new Promise<void>((resolve) => {
      const takeBack = this.#ports.after(CLOSE_WITHIN, resolve);
      void running.finally(takeBack).finally(resolve);
    });
  }

  async #run(): Promise<void> {
    // Not in the turn of whoever wakes it.
    await Promise.resolve();
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      try {
        await this.#work();
        this.#failures = 0;
      } catch {
        this.#failures += 1;
        this.#retryLater();
      }
    }
    // In the same turn: what is wanted from now on begins a run of its own.
    this.#running = null;
  }

  #retryLater(): void {
    if (this.#isClosed) return;
    const random = (this.#ports.randomBytes(1)[0] ?? 0) / 256;
    const wait = waitAfter('backoff', this.#failures, random) ?? 0;
    this.#takeBackRetry?.();
    this.#takeBackRetry = this.#ports.after(wait, () => {
      this.#takeBackRetry = null;
      this.wake();
    });
  }
}
