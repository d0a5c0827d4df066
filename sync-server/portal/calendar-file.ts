/** Many events as one iCalendar file (RFC 5545), made with others' turns in between. */

import { setImmediate } from 'node:timers/promises';
import { createEvents, type EventAttributes, type HeaderAttributes } from 'ics';
import { foldedCalendar } from '../../shared/calendar/folded-calendar.ts';
import { utcStamp } from '../../shared/calendar/utc.ts';
import type { Instant } from '../../shared/rules/index.ts';

/**
 * So many events in one turn of the event loop, which the whole relay has but one of: the library
 * takes the better part of a millisecond to check each.
 */
const EVENTS_A_TURN = 10;
const FIRST_EVENT = '\r\nBEGIN:VEVENT\r\n';
const END = 'END:VCALENDAR\r\n';

/** What a file begins with, and the instant with which its events are stamped. */
export interface CalendarHead extends HeaderAttributes {
  readonly at: Instant;
}

/**
 * The same file as the library makes in one go. Each event is worked out when its turn has come.
 *
 * @throws where the library cannot write it, which nothing of the ledger should bring about.
 */
export async function calendarFile(
  { at, ...header }: CalendarHead,
  events: readonly (() => EventAttributes)[],
): Promise<string> {
  const parts: string[] = [];
  // With no event there is a file all the same.
  for (let from = 0; from === 0 || from < events.length; from += EVENTS_A_TURN) {
    if (from > 0) await setImmediate();
    const slice = events.slice(from, from + EVENTS_A_TURN).map((event) => event());
    const whole = written(slice, header);
    const begin = from === 0 ? 0 : whole.indexOf(FIRST_EVENT) + '\r\n'.length;
    // The library stamps with the clock of the computer; what it says is as of the last entry.
    const stamped = whole
      .slice(begin, -END.length)
      .replace(/^DTSTAMP:.*$/gm, `DTSTAMP:${utcStamp(at)}`);
    parts.push(foldedCalendar(stamped));
  }
  return `${parts.join('')}${END}`;
}

function written(events: EventAttributes[], header: HeaderAttributes): string {
  const { error, value } = createEvents(events, header);
  if (error !== null || value === null) throw error ?? new Error('no calendar was made');
  return value;
}
