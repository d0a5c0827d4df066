/** A meeting's time as a field of the page has it: in the time zone of this device. */

import { readInstant, type Instant } from '../../../shared/rules/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-25T18:30`, by the clock on this device's wall. */
export function fieldOf(at: Instant): string {
  const date = new Date(at);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null for what is no time. */
export function instantOf(field: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(field)) return null;
  const at = new Date(field).getTime();
  if (!Number.isFinite(at)) return null;
  return readInstant(new Date(at).toISOString());
}

/** The next full hour a week from now. */
export function proposedTime(now: Instant): Instant {
  const week = new Date(now + 7 * 24 * 3_600_000);
  week.setMinutes(0, 0, 0);
  return week.getTime() + 3_600_000;
}
