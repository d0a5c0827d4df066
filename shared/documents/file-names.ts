import { headerValue, readDipHeaders } from './dip-headers.ts';
import { readFrontMatter } from './front-matter.ts';
import { splitLines } from './text-lines.ts';

/** Names that Windows keeps for its devices, whatever follows after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LONGEST = 60;

/**
 * A name for a file, without an ending, that every system takes: of `a-z0-9-` alone, and not one of
 * those that Windows keeps. `otherwise`, of such characters too, where nothing is left of the title.
 */
export function slugOf(title: string, otherwise: string): string {
  const slug = title
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return safeName(slug === '' ? otherwise : slug);
}

/** The name, or another where Windows keeps it. */
export function safeName(name: string): string {
  return RESERVED.test(name) ? `${name}-` : name;
}

/** The front matter's number of a DIP, as DIP-0 writes it; null where there is none to be read. */
export function dipNumberOf(text: string): string | null {
  return headerValue(readDipHeaders(readFrontMatter(splitLines(text))), 'dip');
}

/** Whether a text has a DIP's front matter: one that names a number, or three of DIP-0's headers with the status. */
export function looksLikeDip(text: string): boolean {
  // A preamble is at the beginning; the rest is not looked at.
  const frontMatter = readFrontMatter(splitLines(text.slice(0, MOST_OF_PREAMBLE)));
  const headers = new Set(readDipHeaders(frontMatter).map(({ name }) => name));
  return headers.has('dip') || (headers.size >= 3 && headers.has('status'));
}

const MOST_OF_PREAMBLE = 20_000;

/** What a text is called as a file: `dip-7.md`, or the title in plain characters. */
export function markdownName(text: string, title: string, otherwise: string): string {
  const number = dipNumberOf(text.slice(0, MOST_OF_PREAMBLE));
  return `${number === null ? slugOf(title, otherwise) : `dip-${number}`}.md`;
}
