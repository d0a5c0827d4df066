import { readAs, type Reading } from './reading.ts';

const months: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Reads a date. DIP-0: "Headers requiring dates will always do so in the format of ISO 8601
 * (yyyy-mm-dd)". Published DIPs write M/D/YYYY and M/D/YY (of this century), in that order, so
 * slashes mean month first. Longest input that is looked at: 40 characters.
 */
export function readDate(text: string): Reading {
  if (text.length > 40) return { type: 'unknown' };
  const plain = text.replace(/[\u2010-\u2015]/g, '-');
  const ymd = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(plain);
  if (ymd) return dateOf(text, ymd[1], ymd[2], ymd[3]);
  const mdy = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(plain);
  if (mdy) {
    const year = mdy[3]?.length === 2 ? `20${mdy[3]}` : mdy[3];
    const read = dateOf(text, year, mdy[1], mdy[2]);
    if (read.type !== 'impossible') return read;
    const swapped = dateOf(text, year, mdy[2], mdy[1]);
    return swapped.type === 'variant' ? { ...read, guess: swapped.value } : read;
  }
  const named =
    /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain) ??
    reorder(/^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(plain));
  if (named) {
    const month = monthOf(named[1] ?? '');
    if (month !== null) return dateOf(text, named[3], String(month), named[2]);
  }
  return { type: 'unknown' };
}

function reorder(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]];
}

/** 1 to 12, from a name or an abbreviation of three letters or more, as `Sept`. */
function monthOf(name: string): number | null {
  const index = months.findIndex((month) => month.startsWith(name.toLowerCase()));
  return index < 0 ? null : index + 1;
}

function dateOf(text: string, year = '', month = '', day = ''): Reading {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12) return { type: 'impossible', why: `there is no month ${m}` };
  if (d < 1 || d > daysIn(y, m)) {
    return { type: 'impossible', why: `${titled(months[m - 1])} ${y} has no day ${d}` };
  }
  return readAs(text, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function titled(name = ''): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
