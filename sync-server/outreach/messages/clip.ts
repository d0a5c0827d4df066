/** Titles may have 500 characters: a heading and a subject have less room. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What directs the text behind it must not be cut from its end. */
const ISOLATE = /^\u2068([\s\S]*)\u2069$/;

/** A text of at most so many UTF-16 units, never cut inside of what is seen as one character. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const isolated = ISOLATE.exec(text)?.[1];
  if (isolated !== undefined) return `\u2068${clipped(isolated, most - 2)}\u2069`;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${unclosed(kept)}`;
}

/** The ends of the isolates that were begun and cut off. */
function unclosed(text: string): string {
  let open = 0;
  for (const character of text) {
    if (character === '\u2068') open += 1;
    else if (character === '\u2069') open = Math.max(0, open - 1);
  }
  return '\u2069'.repeat(open);
}

const DIRECTION_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const UNSEEN = /(?![\n\t])\p{Cc}/gu;

/** A text of several lines as people wrote it, without what steers direction or cannot be seen. */
export const plainLines = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(DIRECTION_CONTROLS, '')
    .replace(UNSEEN, '');
