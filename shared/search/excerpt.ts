import { wordsOf, type Word } from './words.ts';

export interface Excerpt {
  readonly text: string;
  /** The words that were found, as ranges of it. */
  readonly marks: readonly (readonly [from: number, to: number])[];
  /** Where the first of them stands in the whole text; 0 where there is none. */
  readonly at: number;
}

/** Its length in UTF-16, about. */
const LENGTH = 200;
/** What stands before the first word that was found, about. */
const BEFORE = 40;

/** The part of a text that holds most of the words, in one line. */
export function excerptOf(text: string, terms: ReadonlySet<string>): Excerpt {
  const found = Array.from(wordsOf(text)).filter(({ term }) => terms.has(term));
  const first = densest(found);
  const at = first?.from ?? 0;
  const from = at <= BEFORE ? 0 : wordStart(text, at - BEFORE, at);
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH, at);
  const lead = from === 0 ? '' : '… ';
  const shift = lead.length - from;
  const marks = merged(found.filter((word) => word.from >= from && word.to <= to));
  return {
    text: `${lead}${text.slice(from, to).replace(/\s/gu, ' ').trimEnd()}${to < text.length ? ' …' : ''}`,
    marks: marks.map(([start, end]) => [start + shift, end + shift]),
    at,
  };
}

/** The word from which on the most different ones follow within an excerpt. */
function densest(found: readonly Word[]): Word | undefined {
  let best = found[0];
  let most = 0;
  for (const [index, word] of found.entries()) {
    const near = new Set<string>();
    for (let next = index; next < found.length && next < index + 32; next += 1) {
      const other = found[next];
      if (other === undefined || other.to > word.from + LENGTH - BEFORE) break;
      near.add(other.term);
    }
    if (near.size > most) {
      most = near.size;
      best = word;
    }
  }
  return best;
}

function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s/u);
  return space === -1 ? whole(text, from) : from + space + 1;
}

function wordEnd(text: string, to: number, earliest: number): number {
  for (let at = to; at > Math.max(earliest, to - BEFORE); at -= 1)
    if (/\s/u.test(text.charAt(at))) return at;
  return whole(text, to);
}

/** Not within a pair of surrogates. */
const whole = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/u.test(text.charAt(at)) ? at + 1 : at;

/** Ranges that touch or overlap are one, as pairs of characters do. */
function merged(words: readonly Word[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { from, to } of words) {
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}
