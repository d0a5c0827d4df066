/** Countdowns and ages, in words. */

import type { Instant } from '../../../shared/rules/index.ts';
import { spanWords } from '../groups/span-words.ts';
import type { LastCallClock } from './dip-facts.ts';

/** Before an instant: `ends in 9 days 4 h`, `ended 2 days ago`, `the vote closes in 3 h`. */
export function lastCallWords(clock: LastCallClock, now: Instant): string {
  switch (clock.kind) {
    case 'running':
      return `ends in ${spanWords(clock.endsAt - now)}`;
    case 'over':
      return `ended ${agoWords(clock.endedAt, now)}`;
    case 'voting':
      return now < clock.closesAt
        ? `the vote closes in ${spanWords(clock.closesAt - now)}`
        : 'the vote is being closed';
  }
}

/** `4 days ago`; by the largest unit, since a concern's minutes matter to nobody after a day. */
export function agoWords(at: Instant, now: Instant): string {
  const words = spanWords(now - at);
  return words === 'less than a minute' ? 'just now' : `${largest(words)} ago`;
}

/** `open for 4 days`. */
export const openForWords = (at: Instant, now: Instant): string =>
  `open for ${largest(spanWords(now - at))}`;

/** `3 days` of `3 days 4 h`. */
const largest = (span: string): string => /^(\d+ \w+) \d/.exec(span)?.[1] ?? span;
