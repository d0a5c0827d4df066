/** Mentions in what somebody writes: `@` and a person's label. */

import type { Mentionable } from './people.ts';

/** A mention in a text, from its `@` to the end of the label. */
export interface FoundMention {
  readonly from: number;
  readonly to: number;
  readonly person: string;
}

/** The most that one comment can mention. */
export const MAX_MENTIONS = 50;

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const isWord = (text: string, at: number): boolean => {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return at < text.length && WORD.test(character);
};
/** Whether a word ends just before `at`: then an `@` there is of an address. */
const endsWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}\p{M}_]$/u.test(text.slice(Math.max(0, at - 2), at));

/**
 * Every mention in a text, in its order: of labels that fit, the longest. A label that goes on as
 * another word is none.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): FoundMention[] {
  const byLength = [...people].sort((a, b) => b.label.length - a.label.length);
  const found: FoundMention[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (endsWord(text, at)) continue;
    const fits = ({ label }: Mentionable) =>
      text.startsWith(label, at + 1) && !isWord(text, at + 1 + label.length);
    const person = byLength.find(fits);
    if (person === undefined) continue;
    found.push({ from: at, to: at + 1 + person.label.length, person: person.id });
  }
  return found;
}

/** Whom a text mentions, each once, in the order of the text. */
export const mentionedIn = (text: string, people: readonly Mentionable[]): string[] =>
  [...new Set(mentionsIn(text, people).map(({ person }) => person))].slice(0, MAX_MENTIONS);

/** What is being typed behind an `@`. */
export interface MentionQuery {
  /** Where the `@` is. */
  readonly at: number;
  readonly query: string;
}

const LONGEST_QUERY = 60;

/** The mention that is being typed where the caret is; null where it is in none. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at === -1 || endsWord(text, at)) return null;
  const query = before.slice(at + 1);
  // A name has one blank here and there; a sentence that goes on behind an `@` is none.
  const isName = query.length <= LONGEST_QUERY && !/[\n,;:!?]|\s\s|^\s/u.test(query);
  return isName ? { at, query } : null;
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Without marks and case: `Zoë Łukasz` as `zoe lukasz`. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœı]/g, (letter) => LETTERS[letter] ?? letter);

const MOST_OFFERED = 8;

/**
 * The people to offer for what was typed: those whose name begins with it, then those with a word
 * that does, then by organization. Nobody, where a label was typed to its end.
 */
export function offered(query: string, people: readonly Mentionable[]): Mentionable[] {
  const wanted = folded(query.trim());
  if (people.some(({ label }) => query.startsWith(`${label} `))) return [];
  const ranked = people.flatMap((person) => {
    const rank = rankOf(wanted, person);
    return rank === null ? [] : [{ person, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_OFFERED)
    .map(({ person }) => person);
}

function rankOf(wanted: string, { label, organization, id }: Mentionable): number | null {
  const name = folded(label);
  if (name.startsWith(wanted)) return 0;
  if (name.split(/[\s(-]+/).some((word) => word.startsWith(wanted))) return 1;
  if (id.startsWith(wanted)) return 2;
  return folded(organization)
    .split(/\s+/)
    .some((word) => word.startsWith(wanted))
    ? 3
    : null;
}

/** The text with a person in the place of what was typed, and where the caret goes. */
export function withMention(
  text: string,
  { at, query }: MentionQuery,
  { label }: Mentionable,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + query.length);
  const gap = /^[\s,.;:!?)]/u.test(rest) ? '' : ' ';
  const head = `${text.slice(0, at)}@${label}`;
  return { text: `${head}${gap}${rest}`, caret: head.length + 1 };
}
