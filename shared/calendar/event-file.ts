/** One event as an iCalendar file (RFC 5545). */

import { createEvent, type DateArray } from 'ics';
import { writeInstant, type Instant } from '../rules/index.ts';

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
  return folded(stamped);
}

const LONGEST_LINE = 75;

/** RFC 5545 counts bytes, in UTF-8; the library folds after so many characters. */
function folded(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map((line) => foldedLine(line)).join('\r\n');
}

function foldedLine(line: string): string {
  let length = 0;
  let out = '';
  for (const character of line) {
    const bytes = bytesOf(character);
    if (length + bytes > LONGEST_LINE) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += bytes;
  }
  return out;
}

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}

/** `2026-03-12T14:00:30.5Z` without its milliseconds. */
const wholeSeconds = (at: Instant): string => writeInstant(at).replace(/\.\d{3}Z$/, 'Z');

/** `20260312T140000Z`. */
const utcStamp = (at: Instant): string => wholeSeconds(at).replace(/[-:]/g, '');

function utcParts(at: Instant): DateArray {
  const written = writeInstant(at);
  return [
    Number(written.slice(0, 4)),
    Number(written.slice(5, 7)),
    Number(written.slice(8, 10)),
    Number(written.slice(11, 13)),
    Number(written.slice(14, 16)),
  ];
}
