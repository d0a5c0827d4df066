import { splitLines, type Line } from '../documents/text-lines.ts';

/** A part of a Markdown text under one heading, or a piece of a long one. */
export interface Section {
  /** Null before the first heading. */
  readonly heading: string | null;
  /** The line of the document that its text begins with, counted from 1. */
  readonly line: number;
  /** Without marks of Markdown, line by line. */
  readonly text: string;
}

/** A longer section is several: a hit is to be near its line, and adding one is to be quick. */
const LONGEST = 4000;

/** The sections of a document, in their order, one at a time; nothing for what is blank. */
export function* sectionsOf(markdown: string): Generator<Section> {
  const lines = splitLines(markdown);
  const headings = new Headings(endOfFrontMatter(lines));
  let piece = new Piece(null, 1);
  for (const [index, { text }] of lines.entries()) {
    const heading = headings.read(text, lines[index + 1]?.text ?? '', index);
    if (heading !== null) {
      yield* piece.sections();
      // The heading itself is in the title.
      piece = new Piece(heading, index + 2);
      continue;
    }
    for (const part of partsOf(plainLine(text))) {
      if (piece.isFullWith(part)) {
        yield* piece.sections();
        piece = new Piece(piece.heading, index + 1);
      }
      piece.lines.push(part);
      piece.length += part.length + 1;
    }
  }
  yield* piece.sections();
}

class Piece {
  readonly heading: string | null;
  readonly line: number;
  readonly lines: string[] = [];
  length = 0;

  constructor(heading: string | null, line: number) {
    this.heading = heading;
    this.line = line;
  }

  isFullWith(part: string): boolean {
    return this.length > 0 && this.length + part.length > LONGEST;
  }

  *sections(): Generator<Section> {
    const { heading, line } = this;
    const text = this.lines.join('\n').trimEnd();
    if (text.trim() !== '' || (heading !== null && this.length === 0))
      yield { heading, line, text };
  }
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/u;

/** Knows headings from what only looks like one in code. */
class Headings {
  readonly #first: number;
  #fence = '';

  /** There is none before the line of that index. */
  constructor(first: number) {
    this.#first = first;
  }

  read(text: string, next: string, index: number): string | null {
    if (index < this.#first) return null;
    const fence = FENCE.exec(text)?.[1] ?? '';
    if (this.#fence !== '') {
      if (fence.startsWith(this.#fence)) this.#fence = '';
      return null;
    }
    this.#fence = fence;
    if (fence !== '') return null;
    const heading = HEADING.exec(text);
    if (heading !== null) return plainLine(heading[1] ?? '');
    const isUnderlined = UNDERLINE.test(next) && text.trim() !== '' && !BLOCK_MARK.test(text);
    return isUnderlined ? plainLine(text) : null;
  }
}

function partsOf(line: string): string[] {
  if (line.length <= LONGEST) return [line];
  const parts: string[] = [];
  for (let from = 0; from < line.length; from += LONGEST)
    parts.push(line.slice(from, from + LONGEST));
  return parts;
}

/** The index of the first line after it. */
function endOfFrontMatter(lines: readonly Line[]): number {
  if (lines[0]?.text !== '---') return 0;
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '---');
  return end === -1 ? 0 : end + 1;
}

const LINK = /!?\[([^\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)/gu;
const BLOCK_MARK = /^\s*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+)+/u;
const RULE = /^\s*(?:[-=*_:|]\s*){3,}$/u;
const MARKS = /[*`~]+/gu;
/** Between the cells of a table, and at the ends of its rows. */
const CELLS = /[ \t]*\|[ \t]*/gu;
const EDGES = /^ · | · $/gu;
/** What steers the direction of text, and what cannot be seen. */
const UNSEEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?!\t)\p{Cc}/gu;

function plainLine(line: string): string {
  if (RULE.test(line)) return '';
  return line
    .replace(UNSEEN, '')
    .replace(BLOCK_MARK, '')
    .replace(LINK, '$1')
    .replace(MARKS, '')
    .replace(CELLS, ' · ')
    .replace(EDGES, '');
}
