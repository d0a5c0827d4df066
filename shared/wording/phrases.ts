/** Small pieces that sentences are made of. */

/** Letters of scripts that run from right to left, and characters that steer the direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Marks, embeddings, overrides and isolates: inside a name they could turn the rest around. */
const DIRECTION_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters, line separators, and what takes up no room. */
const UNSEEN = /[\p{Cc}\u2028\u2029]+/gu;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name or another's words, on one line, so that they cannot pass for a part of the sentence they
 * stand in: what steers direction or cannot be seen is taken out, and where the text had any of it,
 * or runs from right to left, it is isolated.
 */
export function said(text: string): string {
  const plain = text.replace(DIRECTION_CONTROLS, '').replace(UNSEEN, ' ').trim();
  const isolated = plain !== text.trim() || RIGHT_TO_LEFT.test(plain);
  return isolated ? `${FIRST_STRONG_ISOLATE}${plain}${POP_ISOLATE}` : plain;
}

const LONGEST_EXCERPT = 160;

/** The beginning of a text, in quotation marks; a full stop at its end is the sentence’s. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const excerpt =
    characters.length > LONGEST_EXCERPT
      ? `${characters.slice(0, LONGEST_EXCERPT).join('').trimEnd()}…`
      : text.trim().replace(/(?<!\.)\.$/u, '');
  return `“${said(excerpt)}”`;
}

/** `a`, `a and b`, `a, b and c`; with another word in the place of `and`. */
export function listed(words: readonly string[], joint = 'and'): string {
  const last = words.at(-1);
  if (last === undefined) return 'nothing';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** `1 day`, `3 days`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `14 days`, `7 to 14 days`. */
export const daysBetween = (min: number, max: number): string =>
  min === max ? counted(min, 'day') : `${min} to ${max} days`;

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** With a full stop, where it does not end in one. */
export const fullStop = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);
