/** Instants in words, in UTC: what a sentence says is the same on every machine. */

import { isDate, readInstant, writeInstant, type Instant } from '../rules/instant.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const dateOf = (written: string): string => {
  const month = MONTHS[Number(written.slice(5, 7)) - 1] ?? '';
  return `${Number(written.slice(8, 10))} ${month} ${written.slice(0, 4)}`;
};

/** `14:00 UTC on 12 March 2026`. */
export function instantWords(instant: Instant): string {
  const written = writeInstant(instant);
  return `${written.slice(11, 16)} UTC on ${dateOf(written)}`;
}

/** A day (`2026-03-12`) as `12 March 2026`, an instant as above; anything else as it is written. */
export function dayOrInstantWords(written: string): string {
  if (isDate(written)) return dateOf(written);
  const instant = readInstant(written);
  return instant === null ? written : instantWords(instant);
}
