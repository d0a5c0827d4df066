import { headerValue } from '../documents/dip-headers.ts';
import { normalizeFrontMatter } from '../documents/normalize-front-matter.ts';
import { applyEdits } from '../documents/text-edits.ts';
import { readDip, saysNothing, withHeader, withoutHeader } from './header-edits.ts';

/** DIP-0, "DIP Status": what the file of a DIP that was handed over may say. */
export type FileStatus = 'Draft' | 'Last Call' | 'Accepted' | 'Final' | 'Rejected' | 'Deprecated';

/** What the front matter is to say. Dates are of UTC, `yyyy-mm-dd`. */
export interface FileHeaders {
  readonly status: FileStatus;
  /** Null while it has none: then the header stays as its authors wrote it. */
  readonly number: number | null;
  /** Only where the text says none. */
  readonly title: string;
  readonly authors: readonly string[];
  /** DIP-0: "the date that the DIP was assigned a number"; only where the text says none. */
  readonly created: string | null;
  /** DIP-0: "when the DIP was updated with 'substantial' changes"; these are added. */
  readonly updated: readonly string[];
  readonly lastCallEnd: LastCallEnd;
}

export type LastCallEnd =
  | { readonly type: 'is'; readonly date: string }
  /** There was one, in an earlier round, or there was none. */
  | { readonly type: 'none' }
  | { readonly type: 'as-it-stands' };

/**
 * The text of a DIP as the file of a repository: its front matter written as DIP-0 does, saying what
 * it is to say. All after the front matter stays to the byte, and so do line ends, unknown headers,
 * comments and a byte order mark. Made again of what it gave, it changes nothing. Never throws.
 */
export function dipFileText(text: string, wanted: FileHeaders): string {
  let file = applyEdits(text, normalizeFrontMatter(text));
  if (wanted.number !== null) file = withHeader(file, 'dip', String(wanted.number));
  if (saysNothing(readDip(file), 'title'))
    file = withHeader(file, 'title', titleValue(wanted.title));
  const authors = wanted.authors.map(authorValue).filter((name) => name !== '');
  if (authors.length > 0 && saysNothing(readDip(file), 'author')) {
    file = withHeader(file, 'author', authors.join(', '));
  }
  file = withHeader(file, 'status', wanted.status);
  if (wanted.created !== null && saysNothing(readDip(file), 'created')) {
    file = withHeader(file, 'created', wanted.created);
  }
  return withLastCallEnd(withUpdates(file, wanted.updated), wanted.lastCallEnd);
}

function withLastCallEnd(file: string, end: LastCallEnd): string {
  switch (end.type) {
    case 'is':
      return withHeader(file, 'last-call-end-date', end.date);
    case 'none':
      return withoutHeader(file, 'last-call-end-date');
    case 'as-it-stands':
      return file;
  }
}

function withUpdates(file: string, dates: readonly string[]): string {
  const { headers } = readDip(file);
  const there = headerValue(headers, 'updated')?.split(', ') ?? [];
  const created = headerValue(headers, 'created') ?? '';
  // A date before the DIP was there would contradict the one of its making.
  const added = dates.filter((date) => !there.includes(date) && date >= created);
  if (added.length === 0) return file;
  return withHeader(file, 'updated', [...new Set([...there, ...added])].toSorted().join(', '));
}

const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Quoted where the bare title would be read as something else than its own words. */
function titleValue(title: string): string {
  const bare = plain(title);
  return /^[[\]{}"'*&!|>%@`]|^(?:~|null)$/.test(bare)
    ? `"${bare.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    : bare;
}

/** A name in a list whose parts are separated by commas. */
const authorValue = (name: string): string => plain(name.replace(/[,;]+/g, ' '));
