import nspell from 'nspell';
// The package has them as files beside its code, which reads them from a disk.
import aff from '../../../node_modules/dictionary-en/index.aff?raw';
import dic from '../../../node_modules/dictionary-en/index.dic?raw';
import { americanWays } from './words.ts';

export interface Dictionary {
  readonly has: (word: string) => boolean;
  /** At most eight, the likeliest first. */
  readonly suggestions: (word: string) => readonly string[];
}

const MOST = 8;

/** The English dictionary: American words, and their British ways to be written. Takes a moment. */
export function openDictionary(): Dictionary {
  const speller = nspell(aff, dic);
  return {
    has: (word) => speller.correct(word) || americanWays(word).some((way) => speller.correct(way)),
    suggestions: (word) => speller.suggest(word).slice(0, MOST),
  };
}
