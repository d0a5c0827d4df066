/** How much at once, and how much more each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Above this, buckets that are full again are forgotten. */
const MANY = 10_000;

/** Token buckets by name: each lets so much through at once, and so much more each second. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #uptime: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `uptime` is in milliseconds. */
  constructor(rate: Rate, uptime: () => number) {
    this.#rate = rate;
    this.#uptime = uptime;
  }

  /** Takes so much out of a bucket; false, and nothing taken, where there is less in it. */
  take(name: string, amount = 1): boolean {
    const now = this.#uptime();
    const bucket = this.#filled(name, now);
    if (bucket.left < amount) return false;
    bucket.left -= amount;
    if (this.#buckets.size > MANY) this.#forgetFull(now);
    return true;
  }

  #filled(name: string, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? { left: this.#rate.burst, at: now };
    const more = ((now - bucket.at) / 1000) * this.#rate.perSecond;
    bucket.left = Math.min(this.#rate.burst, bucket.left + Math.max(0, more));
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #forgetFull(now: number): void {
    for (const name of this.#buckets.keys()) {
      if (this.#filled(name, now).left >= this.#rate.burst) this.#buckets.delete(name);
    }
    // Whoever fills so many buckets gets fresh ones no sooner than everybody else loses theirs.
    if (this.#buckets.size > MANY) this.#buckets.clear();
  }
}
