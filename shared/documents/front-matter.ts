import { canonicalHeaderName, type HeaderName } from './dip-header-names.ts';
import {
  isBlank,
  isFence,
  isRefusedLine,
  kindOf,
  matchHeader,
  type HeaderMatch,
} from './front-matter-line.ts';
import { readHeaderValue, type HeaderValue } from './front-matter-value.ts';
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
  const reader = new HeaderReader(lines);
  for (let index = at + 1; index < lines.length && reader.end === null; index += 1)
    reader.read(index);
  const bodyIndex = reader.readEnd();
  if (reader.end?.closed !== true) flaws.push({ type: 'unclosed', line: at + 1, text: '' });
  return {
    type: 'read',
    line: at + 1,
    headers: reader.headers,
    bodyIndex,
    flaws: [...flaws, ...reader.flaws],
  };
}

interface OpenHeader {
  readonly index: number;
  readonly match: HeaderMatch;
  /** Indices of the lines that continue its value. */
  readonly continued: number[];
}

/** Reads line after line until the front matter ends; `end` then says where the text begins. */
class HeaderReader {
  readonly headers: Header[] = [];
  readonly flaws: FrontMatterFlaw[] = [];
  end: { readonly bodyIndex: number; readonly closed: boolean } | null = null;
  private readonly lines: readonly Line[];
  private open: OpenHeader | null = null;
  /** Index of the first of the empty lines and comments just passed: the text may begin there. */
  private gap: number | null = null;

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  read(index: number): void {
    const text = textAt(this.lines, index);
    const kind = kindOf(text, this.gap === null ? this.open : null);
    switch (kind.type) {
      case 'fence':
        this.finish(index + 1, 'closed');
        break;
      case 'comment':
        // A comment of YAML, or the first heading of a text before which nothing was closed.
        if (this.followsBlank(index) && !headerFollows(this.lines, index))
          this.finish(this.gap ?? index, 'unclosed');
        this.gap ??= index;
        break;
      case 'blank':
        this.gap ??= index;
        break;
      case 'header':
        this.closeHeader();
        this.open = { index, match: kind.match, continued: [] };
        this.gap = null;
        break;
      case 'continued':
        if (!text.trim().startsWith('#')) this.open?.continued.push(index);
        break;
      case 'other':
        if (this.gap !== null) this.finish(this.gap, 'unclosed');
        else this.flaws.push({ type: flawOf(text), line: index + 1, text: text.trim() });
        break;
    }
  }

  /** No line is left. */
  readEnd(): number {
    if (this.end === null) this.finish(this.gap ?? this.lines.length, 'unclosed');
    return this.end?.bodyIndex ?? this.lines.length;
  }

  private finish(bodyIndex: number, how: 'closed' | 'unclosed'): void {
    this.closeHeader();
    this.end = { bodyIndex, closed: how === 'closed' };
  }

  private closeHeader(): void {
    if (this.open !== null) this.headers.push(toHeader(this.lines, this.open));
    this.open = null;
  }

  private followsBlank(index: number): boolean {
    return this.gap !== null && isBlank(textAt(this.lines, index - 1));
  }
}

function flawOf(text: string): 'refused-yaml' | 'unreadable-line' {
  return isRefusedLine(text) ? 'refused-yaml' : 'unreadable-line';
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

// A byte order mark belongs to no line.
function textAt(lines: readonly Line[], index: number): string {
  const text = lines[index]?.text ?? '';
  return index === 0 && text.startsWith('\ufeff') ? text.slice(1) : text;
}
