/** How long a text is. */

import type { Text } from '@codemirror/state';
import { invisibleCharacters } from '../ui/invisible-characters.ts';

export interface Measures {
  readonly words: number;
  /** Code points. */
  readonly characters: number;
  /** In UTF-8. */
  readonly bytes: number;
  /** Of those that nobody sees. */
  readonly invisible: number;
}

/** Letters and digits, with what stands inside words: `don’t`, `well-known`, `v1.2`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’_.\-\u2011][\p{L}\p{N}\p{M}]+)*/gu;

const NOTHING: Measures = { words: 0, characters: 0, bytes: 0, invisible: 0 };

/**
 * The measures of each piece of a text, which is a tree of pieces that are never changed. An edit
 * makes new ones of those around it alone, so a megabyte is counted anew in no time.
 */
const known = new WeakMap<Text, Measures>();

/** No word goes over a line's end, so measures of pieces add up to those of the whole. */
export function measuresOf(text: Text): Measures {
  const before = known.get(text);
  if (before !== undefined) return before;
  const { children } = text;
  const made =
    children === null
      ? measuresOfString(text.sliceString(0))
      : withBreaks(children.map(measuresOf).reduce(sum, NOTHING), children.length - 1);
  known.set(text, made);
  return made;
}

/** As `measuresOf`, but null where it takes longer than that: asked again, it goes on from there. */
export function measuresWithin(text: Text, ms: number): Measures | null {
  const end = performance.now() + ms;
  const measure = (part: Text): boolean => {
    if (known.has(part)) return true;
    if (performance.now() > end) return false;
    if (part.children?.every(measure) === false) return false;
    measuresOf(part);
    return true;
  };
  return measure(text) ? measuresOf(text) : null;
}

const sum = (a: Measures, b: Measures): Measures => ({
  words: a.words + b.words,
  characters: a.characters + b.characters,
  bytes: a.bytes + b.bytes,
  invisible: a.invisible + b.invisible,
});

/** With the line feeds between pieces. */
const withBreaks = (measures: Measures, breaks: number): Measures => ({
  ...measures,
  characters: measures.characters + breaks,
  bytes: measures.bytes + breaks,
});

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
};

export function measuresOfString(text: string): Measures {
  let characters = 0;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    characters += 1;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code < 0x1_0000) bytes += 3;
    else {
      bytes += 4;
      at += 1;
    }
  }
  const invisible = countOf(text, invisibleCharacters());
  return { words: countOf(text, WORD), characters, bytes, invisible };
}
