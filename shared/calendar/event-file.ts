/** One event as an iCalendar file (RFC 5545). */

import { createEvent } from 'ics';
import type { Instant } from '../rules/index.ts';
import { foldedCalendar } from './folded-calendar.ts';
import { utcParts, utcStamp } from './utc.ts';

export interface CalendarEvent {
  /** One for the life of what it is about, so that calendars replace what they have. */
  readonly uid: string;
  /** Counts higher with each change. */
  readonly sequence: number;
  readonly title: string;
  readonly start: Instant;
  readonly minutes: number;
  readonly where: string | null;
  readonly description: string;
  readonly status: 'CONFIRMED' | 'CANCELLED';
  /** Whether it takes up the time of whoever has it in their calendar. */
  readonly time: 'busy' | 'free';
  readonly productId: string;
  readonly method: 'PUBLISH' | 'CANCEL';
  /** When the file is made. */
  readonly madeAt: Instant;
}

/**
 * The file, with all instants in UTC and lines of at most 75 bytes.
 *
 * @throws where the library cannot write it, which nothing of the ledger should bring about.
 */
export function eventFile(event: CalendarEvent): string {
  const { uid, sequence, title, start, minutes, where, description, status, madeAt } = event;
  const attributes = {
    uid,
    sequence,
    title,
    start: utcParts(start),
    startInputType: 'utc' as const,
    startOutputType: 'utc' as const,
    duration: { hours: Math.floor(minutes / 60), minutes: minutes % 60 },
    description,
    status,
    ...(where !== null && { location: where }),
    busyStatus: event.time === 'busy' ? ('BUSY' as const) : ('FREE' as const),
    transp: event.time === 'busy' ? ('OPAQUE' as const) : ('TRANSPARENT' as const),
    productId: event.productId,
    method: event.method,
    lastModified: utcParts(madeAt),
  };
  const { error, value } = createEvent(attributes);
  if (error !== null || value === null) throw error ?? new Error('no calendar file was made');
  // The library stamps with the clock of its machine; the same event is to be the same file.
  const stamped = value.replace(/^DTSTAMP:.*$/m, `DTSTAMP:${utcStamp(madeAt)}`);
  return foldedCalendar(stamped);
}
