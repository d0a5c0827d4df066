/** A word of a text, as the index has it, and where it stands (UTF-16). */
export interface Word {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED_LETTERS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';
const UNSPACED = new RegExp(`[${UNSPACED_LETTERS}]`, 'u');
const PARTS = new RegExp(
  `[${UNSPACED_LETTERS}][${UNSPACED_LETTERS}\\p{M}]*|[^${UNSPACED_LETTERS}]+`,
  'gu',
);
const ASCII = /^[\x20-\x7e]*$/;
/** Accents, and the points and vowel signs of Hebrew and Arabic, and what only makes a word wider. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
/** Letters that are another with something to it, though Unicode does not say so. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** A longer one is not a word anybody types. */
const LONGEST = 64;

/** Without accents and in small letters. */
function folded(word: string): string {
  const short = word.slice(0, LONGEST);
  if (ASCII.test(short)) return short.toLowerCase();
  return short
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a text in their order: where a script has no spaces, every two characters. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (ASCII.test(run) || !UNSPACED.test(run)) {
      const term = folded(run);
      if (term !== '') yield { term, from: index, to: index + run.length };
    } else {
      for (const { 0: part, index: at } of run.matchAll(PARTS)) yield* pairsOf(part, index + at);
    }
  }
}

function* pairsOf(part: string, from: number): Generator<Word> {
  if (!UNSPACED.test(part)) {
    const term = folded(part);
    if (term !== '') yield { term, from, to: from + part.length };
    return;
  }
  const characters = Array.from(part);
  let at = from;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next === undefined && index > 0) return;
    const pair = character + (next ?? '');
    const term = folded(pair);
    if (term !== '') yield { term, from: at, to: at + pair.length };
    at += character.length;
  }
}

export const termsOf = (text: string): string[] => Array.from(wordsOf(text), ({ term }) => term);
