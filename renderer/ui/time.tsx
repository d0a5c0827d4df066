import { use } from 'react';
import type { Instant } from '../../shared/rules/index.ts';
import { NowContext } from '../stores/now-context.ts';

const WHOLE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const RELATIVE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', length: 24 * 60 * MINUTE },
  { unit: 'hour', length: 60 * MINUTE },
  { unit: 'minute', length: MINUTE },
] as const;

/** `in 3 days`, `2 hours ago`. */
export function relativeWords(at: Instant, now: Instant): string {
  const distance = at - now;
  const step = STEPS.find(({ length }) => Math.abs(distance) >= length);
  if (step === undefined) return distance <= 0 ? 'just now' : 'in less than a minute';
  return RELATIVE.format(Math.trunc(distance / step.length), step.unit);
}

/** In local time with its zone: `Wed, 25 Nov 2026, 18:12 CET`. */
export const timeWords = (at: Instant): string => WHOLE.format(at);

/** The hour alone, as the sync line shows it. */
export const clockWords = (at: Instant): string => CLOCK.format(at);

const DAY_AND_CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** The hour alone where it is of the same day as `now`; otherwise with its day. */
export const clockWordsAt = (at: Instant, now: Instant): string =>
  new Date(at).toDateString() === new Date(now).toDateString()
    ? CLOCK.format(at)
    : DAY_AND_CLOCK.format(at);

/** In UTC, as a title shows it. */
export const utcWords = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export interface TimeProps {
  readonly at: Instant;
  /** Adds how far away it is, by the relay's clock. */
  readonly relative?: boolean | undefined;
}

/** An instant in local time with its zone; in UTC where one points at it. */
export function Time({ at, relative }: TimeProps) {
  const now = use(NowContext);
  return (
    <time dateTime={new Date(at).toISOString()} title={utcWords(at)}>
      {timeWords(at)}
      {relative === true && now !== null ? ` (${relativeWords(at, now)})` : ''}
    </time>
  );
}
