/** Instants as calendars write them, in UTC. */

import type { DateArray } from 'ics';
import { writeInstant, type Instant } from '../rules/index.ts';

/** `2026-03-12T14:00:30.5Z` without its milliseconds. */
const wholeSeconds = (at: Instant): string => writeInstant(at).replace(/\.\d{3}Z$/, 'Z');

/** `20260312T140000Z`. */
export const utcStamp = (at: Instant): string => wholeSeconds(at).replace(/[-:]/g, '');

/** Year, month, day, hour, minute. */
export function utcParts(at: Instant): DateArray {
  const written = writeInstant(at);
  return [
    Number(written.slice(0, 4)),
    Number(written.slice(5, 7)),
    Number(written.slice(8, 10)),
    Number(written.slice(11, 13)),
    Number(written.slice(14, 16)),
  ];
}
