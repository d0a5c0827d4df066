/**
 * Instants, as integers: milliseconds since 1970-01-01T00:00:00Z.
 *
 * Replays must give the same result on every machine and in every year, so nothing here asks the
 * host for a clock, a time zone or a calendar: `Date` is not used.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const HOUR = 3_600_000;
/** A day is 24 hours from the instant, whatever the time zone. */
export const DAY = 24 * HOUR;

/** The years 0000 to 9999 in UTC, so that whatever is read can be written, and read again. */
const EARLIEST: Instant = -62_167_219_200_000;
const LATEST: Instant = 253_402_300_799_999;

const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1970-01-01 to a date of the Gregorian calendar, or null where there is no such date. */
function daysTo(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  // The year is taken to begin in March, so that the leap day is its last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether `text` is a date as `yyyy-mm-dd` that exists. */
export function isDate(text: string): boolean {
  const found = DATE.exec(text);
  return found !== null && daysTo(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

/**
 * Reads an instant written as in RFC 3339, with its time zone (`2026-01-05T10:00:00Z`,
 * `2026-01-05T11:00:00.5+01:00`); null for anything else, a missing time zone, a leap second and
 * what is outside the years 0000 to 9999 in UTC included.
 */
export function readInstant(text: string): Instant | null {
  const found = FORM.exec(text);
  if (found === null) return null;
  const days = daysTo(Number(found[1]), Number(found[2]), Number(found[3]));
  const hour = Number(found[4]);
  const minute = Number(found[5]);
  const second = Number(found[6]);
  if (days === null || hour > 23 || minute > 59 || second > 59) return null;
  const zone = readZone(found[8] ?? 'Z');
  if (zone === null) return null;
  const millisecond = Number((found[7] ?? '0').padEnd(3, '0'));
  const local = days * DAY + hour * HOUR + minute * 60_000 + second * 1000 + millisecond;
  const instant = local - zone;
  return instant >= EARLIEST && instant <= LATEST ? instant : null;
}

function readZone(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  const size = hours * HOUR + minutes * 60_000;
  return text.startsWith('-') ? -size : size;
}

/** Writes an instant in UTC, as in `2026-01-05T10:00:00Z`; milliseconds only where there are some. */
export function writeInstant(instant: Instant): string {
  const days = Math.floor(instant / DAY);
  const rest = instant - days * DAY;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const millisecond = rest % 1000;
  const time = [
    Math.floor(rest / HOUR),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1000) % 60,
  ]
    .map((part) => pad(part, 2))
    .join(':');
  const fraction = millisecond === 0 ? '' : `.${pad(millisecond, 3)}`;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}${fraction}Z`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
