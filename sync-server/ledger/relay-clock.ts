import { DAY, HOUR, type Instant } from '../../shared/rules/index.ts';

/** How far the clock may run ahead of what the uptime says before nothing is stamped. */
const MOST_AHEAD = HOUR;
/** How far, at start, the clock may be ahead of the last entry. */
const LONGEST_SILENCE = 30 * DAY;

/** Milliseconds since 1970, by the system's clock or by a test's. */
export type Clock = () => Instant;
/** Milliseconds of uptime, sleep included: never set by anybody. */
export type Uptime = () => number;

/** Why nothing is stamped. */
export type ClockDoubt = 'jumped-ahead' | 'long-after-last-entry';

/** An instant to stamp with, or why there is none. */
export type Reading =
  | { readonly trusted: true; readonly at: Instant }
  | { readonly trusted: false; readonly doubt: ClockDoubt };

/**
 * The relay's clock, as far as it can be believed: a ledger never goes back, so an entry stamped by
 * a clock that is years ahead would hold for ever. A clock that is behind does no harm.
 */
export class RelayClock {
  readonly #clock: Clock;
  readonly #uptime: Uptime;
  #anchor: { readonly clock: Instant; readonly uptime: number };
  #atStart: ClockDoubt | null;

  /** `lastEntry` is the instant of the ledger's last entry; null where there is none. */
  constructor(clock: Clock, uptime: Uptime, lastEntry: Instant | null) {
    this.#clock = clock;
    this.#uptime = uptime;
    this.#anchor = { clock: clock(), uptime: uptime() };
    this.#atStart =
      lastEntry !== null && this.#anchor.clock - lastEntry > LONGEST_SILENCE
        ? 'long-after-last-entry'
        : null;
  }

  /** What the clock says, believed or not: for people to compare theirs with. */
  now(): Instant {
    return this.#clock();
  }

  read(): Reading {
    if (this.#atStart !== null) return { trusted: false, doubt: this.#atStart };
    const at = this.#clock();
    const expected = this.#anchor.clock + (this.#uptime() - this.#anchor.uptime);
    return at - expected > MOST_AHEAD
      ? { trusted: false, doubt: 'jumped-ahead' }
      : { trusted: true, at };
  }

  /** The ledger's last entry was missing when the relay started; there it is. */
  learned(lastEntry: Instant): void {
    if (this.#anchor.clock - lastEntry <= LONGEST_SILENCE) this.#atStart = null;
  }

  /** The operator says that the clock is right as it is now. */
  accept(): void {
    this.#anchor = { clock: this.#clock(), uptime: this.#uptime() };
    this.#atStart = null;
  }
}
