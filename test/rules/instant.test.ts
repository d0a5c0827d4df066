import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate } from '../../shared/rules/instant.ts';
import { DAY, HOUR, readInstant, writeInstant } from '../../shared/rules/index.ts';

const EARLIEST = Date.parse('0000-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Within the years that four digits can write. */
const anyInstant = fc.oneof(
  fc.integer({ min: EARLIEST, max: LATEST }),
  fc.integer({ min: EARLIEST / DAY, max: Math.floor(LATEST / DAY) }).map((days) => days * DAY),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
);
const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');

/** As `Date` writes it, without milliseconds where there are none. */
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

describe('instants, with `Date` as the oracle', () => {
  it('are written as `Date` writes them', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(writeInstant(instant)).toBe(iso(instant));
      }),
      { numRuns: 5000 },
    );
  });

  it('are read as `Date` reads them', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(readInstant(new Date(instant).toISOString())).toBe(instant);
        expect(readInstant(iso(instant))).toBe(instant);
      }),
      { numRuns: 5000 },
    );
  });

  it('are the same after writing and reading', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(readInstant(writeInstant(instant))).toBe(instant);
      }),
      { numRuns: 2000 },
    );
  });

  const anyOffset = fc
    .record({ sign: fc.constantFrom('+', '-'), hours: fc.nat(23), minutes: fc.nat(59) })
    .map(({ sign, hours, minutes }) => `${sign}${two(hours)}:${two(minutes)}`);
  const anyFraction = fc.constantFrom('', '.0', '.5', '.25', '.125', '.999', '.001', '.010');

  it('are read in every time zone', () => {
    fc.assert(
      fc.property(anyInstant, anyOffset, anyFraction, (instant, offset, fraction) => {
        const text = `${new Date(instant).toISOString().slice(0, 19)}${fraction}${offset}`;
        const meant = Date.parse(text);
        expect(readInstant(text)).toBe(meant < EARLIEST || meant > LATEST ? null : meant);
      }),
      { numRuns: 5000 },
    );
  });

  /** `Date` lets days and months run over into the next; where one does, there is no such date. */
  function exists(year: number, month: number, day: number): boolean {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return (
      date.getUTCFullYear() === year &&
      date.getUTCMonth() === month - 1 &&
      date.getUTCDate() === day
    );
  }

  it('are read on dates that exist, and on no others', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, day) => {
        const date = `${four(year)}-${two(month)}-${two(day)}`;
        const there = exists(year, month, day);
        expect(isDate(date)).toBe(there);
        expect(readInstant(`${date}T00:00:00Z`)).toBe(there ? Date.parse(date) : null);
      }),
      { numRuns: 5000 },
    );
  });

  it('know every leap year', () => {
    const years = Array.from({ length: 10_000 }, (_, year) => year);
    const leap = years.filter((year) => readInstant(`${four(year)}-02-29T12:00:00Z`) !== null);
    expect(leap).toEqual(years.filter((year) => exists(year, 2, 29)));
    expect(leap).toHaveLength(2425);
  });

  it('have every time of the day, and no other', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(70), fc.nat(70), (hour, minute, second) => {
        const there = hour < 24 && minute < 60 && second < 60;
        const text = `2026-01-05T${two(hour)}:${two(minute)}:${two(second)}Z`;
        expect(readInstant(text)).toBe(there ? Date.parse(text) : null);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a day', () => {
  it('is 24 hours, whatever the time zone', () => {
    expect(DAY).toBe(24 * HOUR);
    const before = readInstant('2026-03-28T12:00:00+01:00') ?? 0;
    const after = readInstant('2026-03-29T12:00:00+02:00') ?? 0;
    expect(after - before).toBe(DAY - HOUR);
  });
});

const READ = [
  ['2026-01-05T10:00:00Z', 1_767_607_200_000],
  ['2026-01-05T11:00:00.5+01:00', 1_767_607_200_500],
  ['2026-01-05T04:30:00.050-05:30', 1_767_607_200_050],
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T00:00:00-00:00', 0],
  ['1969-12-31T23:59:59.999Z', -1],
  ['2000-02-29T00:00:00Z', 951_782_400_000],
  ['0000-01-01T00:00:00Z', EARLIEST],
  ['9999-12-31T23:59:59.999Z', LATEST],
] as const;

const REFUSED = [
  ['nothing', ''],
  ['a date', '2026-01-05'],
  ['a missing time zone', '2026-01-05T10:00:00'],
  ['a missing second', '2026-01-05T10:00Z'],
  ['a lower-case t', '2026-01-05t10:00:00Z'],
  ['a lower-case z', '2026-01-05T10:00:00z'],
  ['a space between', '2026-01-05 10:00:00Z'],
  ['a space before', ' 2026-01-05T10:00:00Z'],
  ['a line feed after', '2026-01-05T10:00:00Z\n'],
  ['a leap second', '2016-12-31T23:59:60Z'],
  ['the hour 24', '2026-01-05T24:00:00Z'],
  ['a point without digits', '2026-01-05T10:00:00.Z'],
  ['a comma', '2026-01-05T10:00:00,5Z'],
  ['parts of milliseconds', '2026-01-05T10:00:00.0001Z'],
  ['an offset without a colon', '2026-01-05T10:00:00+0100'],
  ['an offset of hours only', '2026-01-05T10:00:00+01'],
  ['an offset of a day', '2026-01-05T10:00:00+24:00'],
  ['an offset of 60 minutes', '2026-01-05T10:00:00+01:60'],
  ['an offset besides Z', '2026-01-05T10:00:00Z+01:00'],
  ['a named zone', '2026-01-05T10:00:00[Europe/Berlin]'],
  ['a short year', '26-01-05T10:00:00Z'],
  ['a year of five digits', '12026-01-05T10:00:00Z'],
  ['a signed year', '+002026-01-05T10:00:00Z'],
  ['a year before 0', '-000001-01-05T10:00:00Z'],
  ['one digit of a month', '2026-1-05T10:00:00Z'],
  ['digits of another script', '２０２６-01-05T10:00:00Z'],
  ['a week', '2026-W02-1T10:00:00Z'],
  ['milliseconds', '1767607200000'],
  ['the month 0', '2026-00-05T10:00:00Z'],
  ['the day 0', '2026-01-00T10:00:00Z'],
  ['the 31st of April', '2026-04-31T10:00:00Z'],
  ['the 29th of February of no leap year', '2026-02-29T10:00:00Z'],
  ['the 29th of February 1900', '1900-02-29T10:00:00Z'],
  ['what is before the year 0 in UTC', '0000-01-01T00:00:00+00:01'],
  ['what is after the year 9999 in UTC', '9999-12-31T23:59:59-00:01'],
] as const;

describe('the forms', () => {
  it.each(READ)('%s is read', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });
  it.each(REFUSED)('%s is refused', (_, text) => {
    expect(readInstant(text)).toBeNull();
  });
  it.each(['2026-1-05', '2026-01-5', '2026-01-05T00:00:00Z', '2026-02-29', ' 2026-01-05', ''])(
    '%j is no date',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
});
