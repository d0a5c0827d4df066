import type { Fraction } from '../rules/rule.ts';
import { meets } from '../rules/rule.ts';

/** So that the number and its sign stay on one line. */
const NO_BREAK = '\u00a0';

/** A percentage as people write it: `66.7 %`, `50 %`. */
function percent(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return `${decimals > 0 ? text.replace(/\.?0+$/, '') : text}${NO_BREAK}%`;
}

const MOST_DECIMALS = 6;

/**
 * How large a share is, with as many decimals as it takes not to contradict the rule: 2 of 3 is
 * `66.7 %`, and a share that misses 67 % by a hair is not rounded to it.
 */
export function shareOf(count: number, whole: number, fraction: Fraction): string {
  if (whole === 0) return percent(0, 0);
  const asked = (fraction.num / fraction.den) * 100;
  const exact = (count / whole) * 100;
  const met = meets(count, fraction, whole);
  for (let decimals = 1; decimals < MOST_DECIMALS; decimals += 1) {
    const shown = Number(exact.toFixed(decimals));
    const agrees = fraction.cmp === '>' ? shown > asked === met : shown >= asked === met;
    if (agrees) return percent(exact, decimals);
  }
  return percent(exact, MOST_DECIMALS);
}

/** `at least 67 %`, `over 50 %`. */
export function askedShare(fraction: Fraction): string {
  const share = percent((fraction.num / fraction.den) * 100, 2);
  return fraction.cmp === '>' ? `over ${share}` : `at least ${share}`;
}
