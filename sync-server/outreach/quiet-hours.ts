import type { ReachMine } from '../../shared/protocol/outreach-messages.ts';
import type { Instant } from '../../shared/rules/index.ts';

type QuietHours = NonNullable<ReachMine['quietHours']>;

const MINUTE = 60_000;
const DAY_IN_MINUTES = 24 * 60;

/** Whether the IANA database has a zone of that name. */
export function isZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions();
    return timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * When a person's quiet hours end, in milliseconds; null where there are none at this instant. Where
 * clocks are put forward or back within them, what comes out is still within them, or a little after
 * their end: whoever waits asks again.
 */
export function quietUntil(quiet: QuietHours | null, now: Instant): Instant | null {
  if (quiet === null || quiet.from === quiet.to) return null;
  const minute = minuteOfDay(quiet.zone, now);
  const { from, to } = quiet;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const left = (to - minute + DAY_IN_MINUTES) % DAY_IN_MINUTES;
  return now - (now % MINUTE) + left * MINUTE;
}

function minuteOfDay(zone: string, now: Instant): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    // A zone that the database has lost since it was set is no reason to be silent.
    timeZone: isZone(zone) ? zone : 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let minutes = 0;
  for (const { type, value } of format.formatToParts(now)) {
    if (type === 'hour') minutes += Number(value) * 60;
    if (type === 'minute') minutes += Number(value);
  }
  return minutes;
}
