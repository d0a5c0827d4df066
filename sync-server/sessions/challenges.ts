import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../shared/rules/index.ts';

/** How long a device has to answer, in milliseconds. */
const ANSWER_WITHIN = 60_000;

const FORM = /^([A-Za-z0-9_-]{22})([0-9]{1,16})-([A-Za-z0-9_-]{43})$/;

/**
 * Nonces that the relay need not remember until they are answered: each carries its end and is
 * sealed with a key of this run, so asking for many of them costs nothing. A nonce is good once.
 */
export class Challenges {
  readonly #key = randomBytes(32);
  readonly #uptime: () => number;
  /** Answered nonces, until they would have ended anyway. */
  readonly #used = new Map<string, number>();

  constructor(uptime: () => number) {
    this.#uptime = uptime;
  }

  make(now: Instant): { readonly nonce: string; readonly expiresAt: Instant } {
    const ends = Math.ceil(this.#uptime() + ANSWER_WITHIN);
    const unsealed = `${randomBytes(16).toString('base64url')}${ends}`;
    return { nonce: `${unsealed}-${this.#seal(unsealed)}`, expiresAt: now + ANSWER_WITHIN };
  }

  /** Whether a nonce is of this relay, in time and not used; it is used then. */
  use(nonce: string): boolean {
    const [, random, ends, seal] = FORM.exec(nonce) ?? [];
    if (random === undefined || ends === undefined || seal === undefined) return false;
    const expected = Buffer.from(this.#seal(`${random}${ends}`));
    if (!timingSafeEqual(expected, Buffer.from(seal))) return false;
    const now = this.#uptime();
    if (Number(ends) < now || this.#used.has(nonce)) return false;
    this.#forgetEnded(now);
    this.#used.set(nonce, Number(ends));
    return true;
  }

  #seal(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  #forgetEnded(now: number): void {
    for (const [nonce, ends] of this.#used) {
      if (ends >= now) return;
      this.#used.delete(nonce);
    }
  }
}
