/** The dates in messages, as files for a calendar. */

import { eventFile, type CalendarEvent } from '../../../shared/calendar/event-file.ts';
import type { Instant } from '../../../shared/rules/index.ts';
import type { CalendarFile } from '../outgoing.ts';
import type { Given } from './definition.ts';

/** A deadline is the end of so many minutes in a calendar. */
const MINUTES = 30;

export interface Deadline {
  /** Of its own in the association: `ballot-b-1`. */
  readonly id: string;
  readonly sequence: number;
  readonly title: string;
  readonly at: Instant;
  readonly description: string;
}

/** Something that ends at an instant; it takes up nobody's time. */
export function deadlineFile(
  { id, sequence, title, at, description }: Deadline,
  given: Given,
): CalendarFile {
  return file(id, given, {
    sequence,
    title,
    start: at - MINUTES * 60_000,
    minutes: MINUTES,
    where: null,
    description,
    status: 'CONFIRMED',
    time: 'free',
  });
}

type Told = Omit<CalendarEvent, 'uid' | 'productId' | 'method' | 'madeAt'>;

/** A file under an id that is the same in the app (`calendar-file.ts`). */
export function file(id: string, { task, view }: Given, told: Told): CalendarFile {
  const text = eventFile({
    ...told,
    uid: `${id}@${view.ledger.slice(0, 16)}.convene`,
    productId: 'convene/messages',
    method: 'PUBLISH',
    madeAt: task.notBefore,
  });
  return { name: `${id}.ics`, method: 'PUBLISH', text };
}
