import { termsOf } from './words.ts';

/** What somebody looks for. */
export interface Query {
  /** All words, those of phrases too, in their order. */
  readonly terms: readonly string[];
  /** Words in quotation marks: they stand one after the other. */
  readonly phrases: readonly (readonly string[])[];
  /** The words that stand in no phrase: they may go on, or be mistyped. */
  readonly loose: ReadonlySet<string>;
}

/** So many words are looked for, and no more. */
const MOST_TERMS = 16;

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu;

export function readQuery(typed: string): Query {
  const phrases = Array.from(typed.matchAll(QUOTED), ([, words = '']) => termsOf(words));
  const rest = termsOf(typed.replace(QUOTED, ' '));
  const terms = [...new Set([...phrases.flat(), ...rest])].slice(0, MOST_TERMS);
  return { terms, phrases: phrases.filter(({ length }) => length > 1), loose: new Set(rest) };
}

/** Whether the words of a phrase stand in a text one after the other. */
export function holdsPhrase(text: string, phrase: readonly string[]): boolean {
  const words = termsOf(text);
  const [first] = phrase;
  if (first === undefined) return true;
  for (let at = words.indexOf(first); at !== -1; at = words.indexOf(first, at + 1))
    if (phrase.every((term, index) => words[at + index] === term)) return true;
  return false;
}
