import type { Rate } from './limits.ts';

/**
 * How much a session may send. What is sent is sent: a bucket can owe, and says how long to wait
 * until it does not.
 */
export class TokenBucket {
  readonly #rate: Rate;
  #left: number;
  #at: number;

  /** `now` in ms, of a clock that never goes back. */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now;
  }

  /** ms until nothing is owed; infinite where more is owed than may be had at once. */
  take(amount: number, now: number): number {
    const { burst, perSecond } = this.#rate;
    const refilled = this.#left + (Math.max(0, now - this.#at) * perSecond) / 1000;
    this.#left = Math.min(burst, refilled) - amount;
    this.#at = now;
    if (this.#left >= 0) return 0;
    return -this.#left > burst ? Infinity : (-this.#left * 1000) / perSecond;
  }
}
