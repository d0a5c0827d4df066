/** Finds in a document's text what somebody has selected in its preview, which shows no markup. */

import type { Passage } from './thread-list.ts';

/** Where each line begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** What stands in a text and not in its preview, or there as another character. */
const isMarkup = (character: string): boolean => /[\s*_`~[\]()<>#|\\\-+!>]/u.test(character);

/**
 * The passage of the text between the lines `first` and `last` (from 0; `last` is not of it) that
 * was selected; all of these lines, where it cannot be found in them. Null where there are none.
 */
export function selectedPassage(
  text: string,
  selected: string,
  first: number,
  last: number,
): Passage | null {
  const starts = lineStarts(text);
  const from = starts[first];
  if (from === undefined) return null;
  const to = starts[last] ?? text.length;
  const found = matchIn(text.slice(from, to), selected);
  if (found !== null) return { from: from + found.from, to: from + found.to };
  const region = trimmed(text, from, to);
  return region.from < region.to ? region : null;
}

/** The first place where the letters of what was selected stand one after the other. */
function matchIn(region: string, selected: string): Passage | null {
  const wanted = Array.from(selected)
    .filter((character) => !isMarkup(character))
    .join('');
  if (wanted === '') return null;
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < region.length; at += 1) {
    const character = region.charAt(at);
    if (isMarkup(character)) continue;
    letters += character;
    places.push(at);
  }
  const at = letters.indexOf(wanted);
  const from = places[at];
  const end = places[at + wanted.length - 1];
  return at === -1 || from === undefined || end === undefined ? null : { from, to: end + 1 };
}

function trimmed(text: string, from: number, to: number): Passage {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  return { from: Math.min(start, to), to: from + words.trimEnd().length };
}
