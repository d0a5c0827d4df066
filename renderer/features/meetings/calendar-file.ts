import { createEvent, type DateArray } from 'ics';
import type { Instant, Meeting } from '../../../shared/rules/index.ts';

export interface CalendarFacts {
  readonly meeting: Meeting;
  /** The group's name. */
  readonly group: string;
  /** Of the association: meetings of two associations are never one. */
  readonly ledger: string;
  /** How many acts have changed or cancelled the meeting: a later file counts higher. */
  readonly sequence: number;
  /** When the file is made. */
  readonly now: Instant;
}

/**
 * A meeting as an iCalendar file (RFC 5545): all instants in UTC, one `UID` for the life of the
 * meeting, a `SEQUENCE` that grows with each change, so that calendars replace what they have.
 *
 * @throws where the library cannot write it, which no meeting of the ledger should bring about.
 */
export function calendarFile({ meeting, group, ledger, sequence, now }: CalendarFacts): string {
  const { error, value } = createEvent({
    uid: `${meeting.id}@${ledger.slice(0, 16)}.convene`,
    sequence,
    title: `${group}: ${meeting.title}`,
    start: utcParts(meeting.at),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { hours: Math.floor(meeting.minutes / 60), minutes: meeting.minutes % 60 },
    location: meeting.where,
    description: descriptionOf(meeting, group),
    status: meeting.cancelled === null ? 'CONFIRMED' : 'CANCELLED',
    busyStatus: meeting.cancelled === null ? 'BUSY' : 'FREE',
    productId: 'convene/meetings',
    method: 'PUBLISH',
    lastModified: utcParts(now),
  });
  if (error !== null || value === null) throw error ?? new Error('no calendar file was made');
  return folded(value);
}

const LONGEST_LINE = 75;
const encoder = new TextEncoder();

/** RFC 5545 counts bytes, in UTF-8; the library folds after so many characters. */
function folded(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map((line) => foldedLine(line)).join('\r\n');
}

function foldedLine(line: string): string {
  let length = 0;
  let out = '';
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > LONGEST_LINE) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += bytes;
  }
  return out;
}

function descriptionOf({ cancelled }: Meeting, group: string): string {
  const about = `A meeting of the working group ${group}.`;
  return cancelled === null ? about : `${about} Cancelled: ${cancelled}`;
}

function utcParts(at: Instant): DateArray {
  const date = new Date(at);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
}

/** A name for the file that every system takes. */
export const calendarFileName = ({ id }: Meeting): string => `${id}.ics`;
