/** The headings of a text, for the outline: pure. */

import type { Text } from '@codemirror/state';
import { readFrontMatter } from '../../../../shared/documents/front-matter.ts';
import { outlineOf } from '../../../../shared/documents/markdown-outline.ts';
import type { Line } from '../../../../shared/documents/text-lines.ts';

export interface OutlineHeading {
  /** Where its line begins in the text. */
  readonly from: number;
  readonly level: number;
  /** Without markup; never empty. */
  readonly text: string;
}

/** A line that has a say in what is a heading; its places are counted from its piece of the text. */
interface SayingLine {
  readonly index: number;
  readonly from: number;
  readonly text: string;
}

/** Headings and what is drawn under them, fences, and where comments begin and end. */
const SAYS = /^\s*(?:#{1,6}(?:\s|$)|=+\s*$|-+\s*$|`{3,}|~{3,}|<!--)|-->/;
/** As many lines above one of them belong to it. */
const ABOVE = 2;

/** Pieces of a text are never changed: an edit makes new ones of those around it alone. */
const known = new WeakMap<Text, readonly SayingLine[]>();

function sayingLines(leaf: Text): readonly SayingLine[] {
  const before = known.get(leaf);
  if (before !== undefined) return before;
  const lines: SayingLine[] = [];
  const all = [...leaf.iterLines()];
  // What stands under the last ones may be in the next piece.
  const says = all.map((text, index) => SAYS.test(text) || index >= all.length - ABOVE);
  let from = 0;
  for (const [index, text] of all.entries()) {
    if (says.slice(index, index + ABOVE + 1).includes(true)) {
      lines.push({ index, from, text: text.endsWith('\r') ? text.slice(0, -1) : text });
    }
    from += text.length + 1;
  }
  known.set(leaf, lines);
  return lines;
}

function* leavesOf(text: Text): Iterable<Text> {
  if (text.children === null) yield text;
  else for (const child of text.children) yield* leavesOf(child);
}

/** No preamble has more lines. */
const MOST_HEADERS = 300;

/** The index of the first line after the front matter. */
function bodyIndex(doc: Text): number {
  const lines: Line[] = [];
  for (let number = 1; number <= Math.min(doc.lines, MOST_HEADERS); number += 1) {
    const { text, from, to } = doc.line(number);
    lines.push({ text: text.replace(/\r$/, ''), from, to });
  }
  return readFrontMatter(lines).bodyIndex;
}

/** All lines that have a say; an empty one stands for what is left out between two of them. */
function linesOf(doc: Text): Line[] {
  const start = bodyIndex(doc);
  const lines: Line[] = [];
  let leafIndex = 0;
  let leafFrom = 0;
  let last = -1;
  for (const leaf of leavesOf(doc)) {
    for (const { index, from, text } of sayingLines(leaf)) {
      const at = leafIndex + index;
      if (at < start) continue;
      const place = leafFrom + from;
      if (at !== last + 1) lines.push({ text: '', from: place, to: place });
      lines.push({ text, from: place, to: place + text.length });
      last = at;
    }
    leafIndex += leaf.lines;
    leafFrom += leaf.length + 1;
  }
  return lines;
}

export function headingsOf(doc: Text): OutlineHeading[] {
  const lines = linesOf(doc);
  return outlineOf(lines, 0).headings.map(({ line, level, text }) => ({
    from: lines[line - 1]?.from ?? 0,
    level,
    text: text === '' ? '(a heading without words)' : text,
  }));
}

/** The index of the heading that a place stands under; -1 before the first. */
export function headingAt(headings: readonly OutlineHeading[], at: number): number {
  return headings.findLastIndex(({ from }) => from <= at);
}
