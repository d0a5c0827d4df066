import { createHash } from 'node:crypto';
import { DAY, HOUR } from '../../shared/rules/index.ts';

const SHORTEST = 30_000;
const LONGEST = 4 * HOUR;
/** Mail servers themselves keep trying about as long (RFC 5321, 4.5.4.1). */
export const TRIED_FOR = 5 * DAY;

/**
 * How long to wait after so many attempts, 1 or more, in milliseconds: from half a minute to four
 * hours, a quarter more or less. How much is worked out from the name, so that what failed together
 * does not come back together, and a test gets the same every time.
 */
export function backoff(name: string, attempts: number): number {
  const wait = Math.min(LONGEST, SHORTEST * 4 ** Math.min(attempts - 1, 10));
  const hash = createHash('sha256').update(`${name} ${attempts}`).digest();
  return Math.round(wait * (0.75 + hash.readUInt16BE(0) / 0xffff / 2));
}
