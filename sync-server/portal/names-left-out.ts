/**
 * What a public portal shows holds no name of a person who has not chosen to be named, wherever it
 * stands: in a title, a reason, a report. In its place stands `a member of` their organization, and in
 * that of their id, which mostly stands beside it, `not named`.
 */

import type { Person, State } from '../../shared/rules/index.ts';
import { organizationName } from '../../shared/wording/index.ts';

interface Hidden {
  /** The words of the name, in lower case. */
  readonly words: readonly string[];
  readonly instead: string;
  /** An id may be a word of the language; it is one where it is marked as such. */
  readonly where: 'anywhere' | 'marked';
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** What may stand between the words of a name: white space, marks of Markdown, one stroke or dot. */
const BETWEEN = /^[\s\u00A0*_~`>.'’·-]{1,12}$/u;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(WORD)) {
    const from = found.index;
    words.push({ text: folded(found[0]), from, to: from + found[0].length });
  }
  return words;
}

const folded = (word: string): string => word.normalize('NFKC').toLowerCase();

export interface WithoutNames {
  readonly text: string;
  /** How often a name was left out. */
  readonly count: number;
}

export class NamesLeftOut {
  /** By the first word of the name, the longest names first. */
  readonly #byFirstWord = new Map<string, Hidden[]>();

  constructor(state: State, isShown: (person: string) => boolean) {
    for (const person of state.person.values()) {
      if (!isShown(person.id)) this.#add(state, person);
    }
    for (const hidden of this.#byFirstWord.values()) {
      hidden.sort((a, b) => b.words.length - a.words.length);
    }
  }

  leaveOut(text: string): WithoutNames {
    if (this.#byFirstWord.size === 0) return { text, count: 0 };
    const words = wordsOf(text);
    let out = '';
    let kept = 0;
    let count = 0;
    for (let at = 0; at < words.length; at += 1) {
      const hidden = this.#at(text, words, at);
      if (hidden === undefined) continue;
      const last = at + hidden.words.length - 1;
      out += text.slice(kept, words[at]?.from) + hidden.instead;
      kept = words[last]?.to ?? kept;
      at = last;
      count += 1;
    }
    return { text: out + text.slice(kept), count };
  }

  #add(state: State, { id, name, organization }: Person): void {
    const instead = `a member of ${organizationName(state, organization)}`;
    // The id of a person is mostly their name once more, or a part of it.
    this.#put(name, { instead, where: 'anywhere' });
    this.#put(id, { instead: 'not named', where: 'marked' });
  }

  #put(called: string, hidden: Omit<Hidden, 'words'>): void {
    const words = wordsOf(called).map(({ text }) => text);
    const [first] = words;
    if (first === undefined) return;
    const known = this.#byFirstWord.get(first);
    if (known === undefined) this.#byFirstWord.set(first, [{ words, ...hidden }]);
    else known.push({ words, ...hidden });
  }

  #at(text: string, words: readonly Word[], at: number): Hidden | undefined {
    const first = words[at];
    if (first === undefined) return undefined;
    const isMarked = MARKS.has(text.charAt(first.from - 1));
    return this.#byFirstWord
      .get(first.text)
      ?.find(
        (hidden) =>
          (isMarked || hidden.where === 'anywhere') &&
          isThere(text, words.slice(at, at + hidden.words.length), hidden.words),
      );
  }
}

const MARKS: ReadonlySet<string> = new Set(['`', '@', '(', '[', '/']);

/** Whether these are the words of the name, each close after the one before it. */
function isThere(text: string, here: readonly Word[], name: readonly string[]): boolean {
  return name.every((word, index) => {
    const before = here[index - 1];
    const found = here[index];
    if (found?.text !== word) return false;
    return before === undefined || BETWEEN.test(text.slice(before.to, found.from));
  });
}
