/** Which words of a text are looked up in a dictionary: pure. */

export interface Word {
  readonly word: string;
  /** Where it begins in the text. */
  readonly from: number;
}

/** Addresses, paths, file names, names of things in code, hashes: whatever no dictionary has. */
const NOT_PROSE =
  /(?:https?:\/\/|mailto:|www\.)\S+|\S+@\S+\.\S+|[\w./-]*\/[\w./-]+|[\w-]+(?:\.[\w-]+)+|\b[0-9a-f]{7,}\b|&[a-z]+;|<[^<>\n]*>/giu;

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The words of a piece of prose: no part of an address, without digits or underscores, not in
 * capitals alone (an abbreviation), not with a capital inside (a name), and of Latin letters.
 */
export function wordsOf(text: string, from = 0): Word[] {
  const prose = text.replace(NOT_PROSE, (found) => ' '.repeat(found.length));
  const words: Word[] = [];
  for (const { 0: word, index } of prose.matchAll(WORD)) {
    if (isLookedUp(word)) words.push({ word: word.replaceAll('’', "'"), from: from + index });
  }
  return words;
}

function isLookedUp(word: string): boolean {
  if (word.length < 2 || word.length > 40) return false;
  if (/[\p{N}_]/u.test(word)) return false;
  if (!/^[\p{Script=Latin}\p{M}'’]+$/u.test(word)) return false;
  const bare = word.replace(/['’]s$/u, '');
  return !/\p{L}.*\p{Lu}/u.test(bare);
}

/** British ways to write, each as the American dictionary has it. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|er|ers|ing|ation|ations|able)$/, 'iz$1'],
  [/ys(e|es|ed|er|ers|ing)$/, 'yz$1'],
  [/our(s|ed|ing|ite|ites|able|ably|ful|fully|less|al|ally|er|ers|hood|hoods|y)?$/, 'or$1'],
  [/tre(s|d)?$/, 'ter$1'],
  [/ll(ed|ing|er|ers|or|ors)$/, 'l$1'],
  [/l(ment|ments|ful|fully)$/, 'll$1'],
  [/(l)(s)?$/, 'll$2'],
  [/ence(s|d|less)?$/, 'ense$1'],
  [/ogue(s|d)?$/, 'og$1'],
  [/amme(s)?$/, 'am$1'],
  [/ae|oe/, 'e'],
  [/^grey/, 'gray'],
  [/que(s)?$/, 'ck$1'],
  [/ement(s)?$/, 'ment$1'],
];

/** How an American would write it, where that is another way. */
export function americanWays(word: string): string[] {
  return BRITISH.flatMap(([ending, american]) => {
    const way = word.replace(ending, american);
    return way === word || way.length < 4 ? [] : [way];
  });
}
