import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/rules/index.ts';

const SHORTEST = 5000;
const LONGEST = 15 * 60_000;

interface Pause {
  readonly failures: number;
  readonly until: Instant;
}

/**
 * What does not answer is left alone for a while: a mail server that is away, a webhook that asks
 * for time. By name, which is never written anywhere.
 */
export class Pauses {
  readonly #pauses = new Map<string, Pause>();

  /** Until when; null where it may be asked. */
  until(name: string, now: Instant): Instant | null {
    const until = this.#pauses.get(name)?.until ?? 0;
    return until > now ? until : null;
  }

  /** It has failed once more; `after` in milliseconds is what it has asked for itself. */
  failed(name: string, now: Instant, after: number | null): void {
    const failures = (this.#pauses.get(name)?.failures ?? 0) + 1;
    // Once may be the fault of what was sent.
    const wait = failures < 2 ? 0 : pause(name, failures - 1);
    this.#pauses.set(name, { failures, until: now + Math.max(wait, after ?? 0) });
  }

  worked(name: string): void {
    this.#pauses.delete(name);
  }

  /** Somebody wants to know now. */
  forget(): void {
    this.#pauses.clear();
  }
}

/** From 5 seconds to a quarter of an hour, a quarter more or less. */
function pause(name: string, failures: number): number {
  const wait = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - 1, 12));
  const part = createHash('sha256').update(`${name} ${failures}`).digest().readUInt16BE(0) / 0xffff;
  return Math.round(wait * (0.75 + part / 2));
}
