import { readDate } from './dip-date.ts';
import type { HeaderName } from './dip-header-names.ts';
import { readAs, valueOf, type Reading } from './reading.ts';

/** DIP-0, "DIP Status". */
export const statuses = [
  'Idea',
  'Draft',
  'Last Call',
  'Accepted',
  'Final',
  'Rejected',
  'Deprecated',
] as const;

/**
 * The three types of DIP-0, "`type` header". Its list of headers says `Meta` where the text says
 * Process, and the text says both Standard and Standards Track; a reader understands either.
 */
export const types = ['Standards Track', 'Process', 'Informational'] as const;

const subcategories = ['Core', 'Networking', 'Interface', 'Application'] as const;

/**
 * Reads the value of a header, given as one line of text. What has no form of its own (title,
 * discussions, category) is taken as it stands.
 */
export function readValue(name: HeaderName, text: string): Reading {
  switch (name) {
    case 'dip':
      return readNumber(text);
    case 'author':
      return readAuthors(text);
    case 'issue':
      return readIssue(text);
    case 'status':
      return readStatus(text);
    case 'type':
      return readType(text);
    case 'created':
    case 'last-call-end-date':
      return readDate(text);
    case 'updated':
      return readDates(text);
    case 'requires':
    case 'replaces':
    case 'superseded-by':
      return readNumbers(text);
    case 'title':
    case 'discussions-to':
    case 'category':
      return { type: 'canonical', value: text };
  }
}

/** Whether YAML's ` # comment` may follow the value; in free text `#` is text. */
export function takesComment(name: HeaderName): boolean {
  return !(
    ['title', 'author', 'discussions-to', 'issue', 'category'] as readonly string[]
  ).includes(name);
}

/** Whether the text is what the template has, still to be filled in: `<…>`, or its word on the number. */
export function isPlaceholder(text: string): boolean {
  const inner = text.slice(1, -1);
  const bracketed = text.startsWith('<') && text.endsWith('>') && !/[<>]/.test(inner);
  // `<ada@example.org>` is an author.
  return (bracketed && /[ |]/.test(inner)) || text === '(this is determined by the DIP Manager)';
}

/** A number as DIP-0 writes it, in decimal; `DIP-7`, `#7` and `007` are understood. */
export function readNumber(text: string): Reading {
  const digits = /^(?:dip)?[-_ ]?#?0{0,20}(\d{1,9})(?:\.mdx?)?$/i.exec(text)?.[1];
  return digits === undefined ? { type: 'unknown' } : readAs(text, digits);
}

/** Numbers of DIPs separated by commas; with spaces, semicolons or links they are understood. */
function readNumbers(text: string): Reading {
  const separated = /[,;]/.test(text) ? text.split(/[,;]/) : [text];
  const numbers: string[] = [];
  for (const part of separated.map((item) => item.trim())) {
    if (part === '') continue;
    const whole = readLinkedNumber(part);
    // `1 5`, but not `DIP 5`.
    const words = whole === null ? part.split(/\s+/).map(readLinkedNumber) : [whole];
    for (const word of words) {
      if (word === null) return { type: 'unknown' };
      numbers.push(word);
    }
  }
  return numbers.length === 0 ? { type: 'unknown' } : readAs(tidyCommas(text), numbers.join(', '));
}

function readLinkedNumber(text: string): string | null {
  const label = /^\[([^[\]]{1,40})\]\([^()\s]*\)$/.exec(text)?.[1] ?? text;
  const fromUrl = /^\S+\/dip-(\d{1,9})(?:\.mdx?)?\/?$/i.exec(label)?.[1];
  return fromUrl ?? valueOf(readNumber(label));
}

function readStatus(text: string): Reading {
  const key = squashed(text);
  const status = statuses.find((s) => squashed(s) === key);
  return status === undefined ? { type: 'unknown' } : readAs(text, status);
}

function readType(text: string): Reading {
  const key = squashed(text);
  if (['informational', 'information', 'info'].includes(key)) return readAs(text, 'Informational');
  if (['process', 'meta'].includes(key)) return readAs(text, 'Process');
  const match = /^standards?(?:[-_ ]?track)?[-_ :,/\u2013\u2014]{0,3}(.{0,80})$/i.exec(text);
  if (match === null) return { type: 'unknown' };
  const named = (match[1] ?? '').replace(/[()[\]]/g, '').trim();
  const wanted = named === '' ? [] : named.split(/[,/]/).map(squashed);
  const found = wanted.map((want) => subcategories.find((s) => squashed(s) === want));
  if (found.includes(undefined)) return { type: 'unknown' };
  return readAs(
    text,
    found.length === 0 ? 'Standards Track' : `Standards Track (${found.join(', ')})`,
  );
}

/** DIP-0, "`updated` header": "the date(s) when the DIP was updated". */
function readDates(text: string): Reading {
  const whole = readDate(text);
  if (whole.type !== 'unknown' || !text.includes(',')) return whole;
  const dates: string[] = [];
  for (const part of text.split(',')) {
    const read = readDate(part.trim());
    const value = valueOf(read);
    if (value === null) return read;
    dates.push(value);
  }
  return readAs(tidyCommas(text), dates.join(', '));
}

/**
 * DIP-0, "`author` header": `Random J. User <address@dom.ain>`, `Random J. User (@username)` or
 * `Random J. User`, separated by commas. Any name will do; a missing space before the second part
 * and semicolons are understood.
 */
function readAuthors(text: string): Reading {
  const authors = text
    .split(/[,;]/)
    .map((author) => spaced(author.trim()))
    .filter((author) => author !== '');
  return authors.length === 0 ? { type: 'unknown' } : readAs(tidyCommas(text), authors.join(', '));
}

function spaced(author: string): string {
  const at = author.endsWith(')')
    ? author.lastIndexOf('(@')
    : author.endsWith('>')
      ? author.lastIndexOf('<')
      : -1;
  return at > 0 && author.charAt(at - 1) !== ' '
    ? `${author.slice(0, at)} ${author.slice(at)}`
    : author;
}

/** DIP-0: "a hyperlink to the GitHub issue"; its number alone is understood. */
function readIssue(text: string): Reading {
  if (/^https?:\/\/\S+$/.test(text)) return { type: 'canonical', value: text };
  const number = /^(?:(?:diem\/dip)?#|gh-)?(\d{1,9})$/i.exec(text)?.[1];
  if (number !== undefined) return readAs(text, issueUrl(number));
  const url = /^(?:\[[^[\]]{0,80}\]\(|<)(https?:\/\/[^\s()<>]+)[)>]$/.exec(text)?.[1];
  return url === undefined ? { type: 'unknown' } : readAs(text, url);
}

/** DIP-0: "DIP number is dictated by the GitHub issue", so the number names the issue. */
export function issueUrl(number: string): string {
  return `https://github.com/diem/dip/issues/${number}`;
}

// White space around commas does not matter.
function tidyCommas(text: string): string {
  return text
    .split(',')
    .map((part) => part.trim())
    .join(', ');
}

function squashed(text: string): string {
  return text.length > 60 ? text : text.toLowerCase().replace(/[-_\s]/g, '');
}
