import { eventFile } from '../../../shared/calendar/event-file.ts';
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
  const isOff = meeting.cancelled !== null;
  return eventFile({
    uid: `${meeting.id}@${ledger.slice(0, 16)}.convene`,
    sequence,
    title: `${group}: ${meeting.title}`,
    start: meeting.at,
    minutes: meeting.minutes,
    where: meeting.where,
    description: descriptionOf(meeting, group),
    status: isOff ? 'CANCELLED' : 'CONFIRMED',
    time: isOff ? 'free' : 'busy',
    productId: 'convene/meetings',
    method: 'PUBLISH',
    madeAt: now,
  });
}

function descriptionOf({ cancelled }: Meeting, group: string): string {
  const about = `A meeting of the working group ${group}.`;
  return cancelled === null ? about : `${about} Cancelled: ${cancelled}`;
}

/** A name for the file that every system takes. */
export const calendarFileName = ({ id }: Meeting): string => `${id}.ics`;
