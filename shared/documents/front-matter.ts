import { canonicalHeaderName, type HeaderName } from './dip-header-names.ts';
import { isItem, readHeaderValue, refusedYaml, type HeaderValue } from './front-matter-value.ts';
import type { Line } from './text-lines.ts';

/** One header. Lines count from 1; offsets are in UTF-16 and enclose exactly what they name. */
export interface Header {
  readonly name: string;
  /** The header of DIP-0 that it is, or is taken for. */
  readonly canonical: HeaderName | null;
  readonly line: number;
  readonly nameFrom: number;
  readonly nameTo: number;
  /** Where the line begins, if the header is indented. */
  readonly indentFrom: number;
  readonly value: HeaderValue;
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** What is wrong with the form of the front matter, apart from what its headers say. */
export interface FrontMatterFlaw {
  readonly type: 'byte-order-mark' | 'late-start' | 'unclosed' | 'unreadable-line' | 'refused-yaml';
  readonly line: number;
  readonly text: string;
}

export type FrontMatter =
  | {
      readonly type: 'none';
      readonly bodyIndex: number;
      readonly flaws: readonly FrontMatterFlaw[];
    }
  | {
      readonly type: 'read';
      /** The line of the opening `---`, counted from 1. */
      readonly line: number;
      readonly headers: readonly Header[];
      /** Index into the lines, from 0, of the first line after the front matter. */
      readonly bodyIndex: number;
      readonly flaws: readonly FrontMatterFlaw[];
    };

/**
 * Reads the preamble that DIP-0 asks for: RFC 822 style headers between two lines of three hyphens.
 * It is a reader of lines, not of YAML, because real preambles hold unquoted colons, `<…>`, links
 * and `@handles`. It never throws, takes linear time, and keeps the place of everything it read.
 *
 * A preamble whose closing hyphens are missing ends where the document begins: at the first
 * heading, or text, that follows an empty line. Otherwise a `---` between two sections, which many
 * DIPs have, would close it.
 */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const flaws: FrontMatterFlaw[] = [];
  const first = lines[0];
  const marked = first?.text.startsWith('\ufeff') ?? false;
  if (marked) flaws.push({ type: 'byte-order-mark', line: 1, text: '' });
  let at = 0;
  while (at < lines.length && isBlank(textAt(lines, at))) at += 1;
  if (!isFence(textAt(lines, at))) return { type: 'none', bodyIndex: 0, flaws };
  if (at > 0) flaws.push({ type: 'late-start', line: at + 1, text: '' });
  const { headers, bodyIndex } = readHeaders(lines, at + 1, flaws);
  return { type: 'read', line: at + 1, headers, bodyIndex, flaws };
}

interface OpenHeader {
  readonly index: number;
  readonly match: HeaderMatch;
  /** Indices of the lines that continue its value. */
  readonly continued: number[];
}

function readHeaders(
  lines: readonly Line[],
  start: number,
  flaws: FrontMatterFlaw[],
): { headers: readonly Header[]; bodyIndex: number } {
  const headers: Header[] = [];
  let open: OpenHeader | null = null;
  // Index of the first of the empty lines and comments just passed: the document may begin there.
  let gap: number | null = null;
  const close = (): void => {
    if (open !== null) headers.push(toHeader(lines, open));
    open = null;
  };
  const unclosed = (bodyIndex: number): { headers: readonly Header[]; bodyIndex: number } => {
    close();
    flaws.push({ type: 'unclosed', line: start, text: '' });
    return { headers, bodyIndex };
  };
  for (let index = start; index < lines.length; index += 1) {
    const text = textAt(lines, index);
    if (isFence(text)) {
      close();
      return { headers, bodyIndex: index + 1 };
    }
    if (isBlank(text)) {
      gap ??= index;
      continue;
    }
    if (text.startsWith('#')) {
      // A comment of YAML, or the first heading of a document that was never begun.
      const afterBlank = gap !== null && isBlank(textAt(lines, index - 1));
      if (afterBlank && !headerFollows(lines, index)) return unclosed(gap ?? index);
      gap ??= index;
      continue;
    }
    const match = matchHeader(text);
    const indented = /^[ \t]/.test(text);
    const folds = open !== null && gap === null && (indented || (isItem(text) && open.match.bare));
    if (match !== null && !(folds && canonicalHeaderName(match.name) === null)) {
      close();
      open = { index, match, continued: [] };
    } else if (folds) {
      if (!text.trim().startsWith('#')) open?.continued.push(index);
    } else if (gap !== null) {
      return unclosed(gap);
    } else {
      const type = isRefusedLine(text) ? 'refused-yaml' : 'unreadable-line';
      flaws.push({ type, line: index + 1, text: text.trim() });
    }
    gap = null;
  }
  return unclosed(gap ?? lines.length);
}

interface HeaderMatch {
  readonly indent: number;
  readonly name: string;
  readonly colon: number;
  /** Nothing follows on the line: a YAML list may. */
  readonly bare: boolean;
}

/**
 * `name:` at the start of a line. RFC 822 needs no space after the colon, but without one only a
 * known name is a header: `https://…` is not.
 */
function matchHeader(text: string): HeaderMatch | null {
  const match =
    /^([ \t]{0,64})(["']?[A-Za-z][\w -]{0,63}["']?(?:\(\*?optional\))?) ?:(?=(\s|$)?)/.exec(text);
  const [whole, indent, name, space] = match ?? [];
  if (whole === undefined || indent === undefined || name === undefined) return null;
  if (space === undefined && canonicalHeaderName(name) === null) return null;
  return {
    indent: indent.length,
    name: name.trimEnd(),
    colon: whole.length - 1,
    bare: isBlank(text.slice(whole.length)),
  };
}

function toHeader(lines: readonly Line[], { index, match, continued }: OpenHeader): Header {
  const line = lines[index] ?? { text: '', from: 0, to: 0 };
  const rest = line.text.slice(match.colon + 1);
  const first = rest.trim();
  const last = lines[continued.at(-1) ?? index] ?? line;
  const lead = rest.length - rest.trimStart().length;
  const continuedText = continued.map((i) => textAt(lines, i).trim());
  const valueFrom = first === '' ? line.from + match.colon + 1 : line.from + match.colon + 1 + lead;
  const nameFrom = line.from + match.indent;
  return {
    name: match.name,
    canonical: canonicalHeaderName(match.name),
    line: index + 1,
    nameFrom,
    nameTo: nameFrom + match.name.length,
    indentFrom: line.from,
    value: readHeaderValue(first, continuedText),
    valueFrom,
    valueTo:
      first === '' && continued.length === 0 ? valueFrom : last.from + last.text.trimEnd().length,
  };
}

/** Whether a known header, and not a document, comes next after a `#` line. */
function headerFollows(lines: readonly Line[], index: number): boolean {
  for (let next = index + 1; next < index + 4; next += 1) {
    const text = textAt(lines, next);
    if (isBlank(text) || text.startsWith('#')) continue;
    const match = matchHeader(text);
    return match !== null && canonicalHeaderName(match.name) !== null;
  }
  return false;
}

/** Lines that begin or end another YAML document, or that YAML would have to expand. */
function isRefusedLine(text: string): boolean {
  return (
    /^(?:---[ \t]|\.\.\.[ \t]*$|%[A-Z]|\? |<<[ \t]*:)/.test(text) ||
    refusedYaml(text.trim()) !== null
  );
}

function isFence(text: string): boolean {
  return /^---[ \t]*$/.test(text);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

// A byte order mark belongs to no line.
function textAt(lines: readonly Line[], index: number): string {
  const text = lines[index]?.text ?? '';
  return index === 0 && text.startsWith('\ufeff') ? text.slice(1) : text;
}
