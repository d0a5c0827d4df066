/** Clocks on the walls of people: mornings and hours, in a time zone. */

import { DAY, type Instant } from '../../../shared/rules/index.ts';
import type { Wishes } from '../outgoing.ts';

type QuietHours = NonNullable<Wishes['quietHours']>;

const MINUTE = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a zone; of one that this machine does not know, UTC's. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = newFormat(zone) ?? formatOf('UTC');
  formats.set(zone, made);
  return made;
}

function newFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    return null;
  }
}

/** What a clock on the wall shows, as if it were UTC: in milliseconds, to the minute. */
function wallOf(at: Instant, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** When a clock on the wall shows that; of a time that is left out in spring, the one after it. */
function instantOfWall(wall: number, zone: string): Instant {
  const guess = wall - (wallOf(wall, zone) - wall);
  const off = wallOf(guess, zone) - wall;
  return off === 0 ? guess : guess - off;
}

const dayOf = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** From and to the same: no quiet hours. The instant at which they end is not quiet. */
function isQuiet(minutes: number, { from, to }: QuietHours): boolean {
  if (from === to) return false;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** Seven in the morning, in minutes after midnight. */
const MORNING = 7 * 60;
const MONDAY = 1;

export interface Morning {
  readonly at: Instant;
  /** By the calendar on the wall: `2026-03-12`. */
  readonly date: string;
  readonly isMonday: boolean;
}

/**
 * The last morning up to `now` on which a digest comes: each day, or on Mondays. It is at seven, or
 * where that lies in quiet hours, at their end; in UTC where nobody has said.
 */
export function lastMorning(
  now: Instant,
  { quietHours, digest }: Pick<Wishes, 'quietHours' | 'digest'>,
): Morning {
  const zone = quietHours?.zone ?? 'UTC';
  const minutes = quietHours !== null && isQuiet(MORNING, quietHours) ? quietHours.to : MORNING;
  let day = dayOf(wallOf(now, zone));
  for (;;) {
    const isMonday = new Date(day).getUTCDay() === MONDAY;
    const at = instantOfWall(day + minutes * MINUTE, zone);
    if (at <= now && (digest === 'daily' || isMonday)) {
      return { at, date: new Date(day).toISOString().slice(0, 10), isMonday };
    }
    day -= DAY;
  }
}

/** `15:00 on 12 March 2026`, by the clocks of that zone; null where that is UTC's. */
export function wallWords(at: Instant, zone: string): string | null {
  const wall = wallOf(at, zone);
  const minute = Math.floor(at / MINUTE) * MINUTE;
  if (wall === minute) return null;
  const time = new Date(wall).toISOString().slice(11, 16);
  const days = dayOf(wall) - dayOf(minute);
  const beside = days === 0 ? '' : days > 0 ? ' the next day' : ' the day before';
  return `${time}${beside} in ${zone.replace(/_/g, ' ')}`;
}
