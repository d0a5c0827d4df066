import { personColour } from '../../../../shared/protocol/person-colour.ts';
import type { State } from '../../../../shared/rules/index.ts';
import { authorKey, type Author } from '../../../../shared/review/authorship.ts';
import { personName } from '../../../../shared/wording/index.ts';

/** How many kinds of line there are to tell authors apart without their colours. */
const PATTERNS = 5;

export interface AuthorLook {
  readonly name: string;
  /** One to three letters, no two authors of a text the same. */
  readonly letters: string;
  readonly color: string;
  /** Which of the kinds of line, from 0. */
  readonly pattern: number;
}

const QUIET = '#6d767a';

/** Looks for all authors of a text, by `authorKey`, in their order: the first get distinct lines. */
export function looksOf(
  authors: readonly Author[],
  state: State,
  me: string,
): ReadonlyMap<string, AuthorLook> {
  const looks = new Map<string, AuthorLook>();
  const taken = new Set<string>();
  for (const author of authors) {
    const key = authorKey(author);
    if (looks.has(key)) continue;
    const name = authorName(author, state, me);
    const letters = freeLetters(lettersFor(author, name), taken);
    taken.add(letters);
    looks.set(key, { name, letters, color: colorOf(author, me), pattern: looks.size % PATTERNS });
  }
  return looks;
}

function authorName(author: Author, state: State, me: string): string {
  switch (author.type) {
    case 'person':
      return `${personName(state, author.person)}${author.person === me ? ' (you)' : ''}`;
    case 'recovered':
      return `Recovered through ${personName(state, author.through)}`;
    case 'own':
      return 'You, not acknowledged yet';
    case 'unknown':
      return 'Not known yet';
  }
}

function colorOf(author: Author, me: string): string {
  switch (author.type) {
    case 'person':
      return personColour(author.person).color;
    case 'recovered':
      return personColour(author.through).color;
    case 'own':
      return personColour(me).color;
    case 'unknown':
      return QUIET;
  }
}

function lettersFor({ type }: Author, name: string): string {
  if (type === 'unknown') return '?';
  if (type === 'own') return '…';
  const initials = name
    .split(/\s+/u)
    .map((word) => Array.from(word).find((letter) => /\p{L}/u.test(letter)) ?? '')
    .filter((letter) => letter !== '');
  return initials.slice(0, 2).join('').toUpperCase() || '?';
}

/** The letters, with a number where another has them. */
function freeLetters(letters: string, taken: ReadonlySet<string>): string {
  if (!taken.has(letters)) return letters;
  let number = 2;
  while (taken.has(`${letters}${number}`)) number += 1;
  return `${letters}${number}`;
}
