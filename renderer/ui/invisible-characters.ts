/**
 * Characters that nobody sees, and that can make a text read otherwise than it is. This is the one
 * list of them: editor, reading, exact texts and differences all show what is in it.
 */

/**
 * Controls (but tab, LF, and CR before LF or at the end), soft hyphens, direction marks, overrides
 * and isolates, what has no width or no ink, tags, and line separators. Joiners are at home in many
 * scripts and in emoji, and what selects a variant is in emoji and signs: they count where they
 * stand after Latin letters, digits or nothing, where they change nothing that is seen.
 */
const PATTERN = [
  String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]`,
  String.raw`\r(?!\n|$)`,
  String.raw`[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E]`,
  String.raw`[\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{1D173}-\u{1D17A}\u{E0000}-\u{E007F}]`,
  String.raw`(?<=^|[\p{Script=Latin}\p{N}\p{P}\p{Z}\s])[\u200C\u200D]`,
  // Behind each other they hold a message. Keys on a keypad are a digit, a variant and a frame.
  String.raw`(?<=^|[\p{Script=Latin}\p{N}\p{Z}\s\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}](?!\u20E3)`,
].join('|');

/** A new one each time: it remembers where it was. */
export const invisibleCharacters = (): RegExp => new RegExp(PATTERN, 'gu');

const NAMES: ReadonlyMap<number, string> = new Map([
  [0xd, 'carriage return'],
  [0xad, 'soft hyphen'],
  [0x61c, 'Arabic letter mark'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'end of embedding or override'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'end of isolate'],
  [0xfeff, 'byte order mark'],
]);

/** The code point of a character, of the first in a text. */
const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** `202E` */
export const invisibleHex = (character: string): string =>
  codeOf(character).toString(16).toUpperCase().padStart(4, '0');

/** `U+202E`, which stands in its place. */
export const invisibleSign = (character: string): string => `U+${invisibleHex(character)}`;

/** `U+202E right-to-left override` */
export function invisibleName(character: string): string {
  const name = NAMES.get(codeOf(character));
  return name === undefined ? invisibleSign(character) : `${invisibleSign(character)} ${name}`;
}

export interface VisiblePart {
  readonly text: string;
  /** What stands in its place; null where it is shown as it is. */
  readonly sign: string | null;
  readonly name: string;
}

const signed = (text: string): VisiblePart => ({
  text,
  sign: invisibleSign(text),
  name: invisibleName(text),
});

function lonely(character: string): VisiblePart {
  switch (character) {
    case ' ':
      return { text: character, sign: '·', name: 'space' };
    case '\t':
      return { text: character, sign: '→', name: 'tab' };
    case '\n':
      return { text: character, sign: '↵', name: 'line end' };
    case '\r':
      return { text: character, sign: '␍', name: 'carriage return' };
    default:
      return signed(character);
  }
}

/** Nothing in it can be seen: spaces, ends of lines, joiners. */
const UNSEEN = /^[\s\p{Cf}\p{Cc}]+$/u;

/** More signs than these in one text take their time to be drawn. */
const MOST_SIGNS = 500;

/**
 * The text in parts, those that cannot be seen with a sign. `all`: it is a change, so that spaces
 * count where there is nothing else, and so do ends of lines that differ; `deceiving`: only what
 * could mislead a reader. After some hundreds the signs are in the text, in brackets: nothing is
 * left to hide in.
 */
export function invisibleParts(text: string, what: 'all' | 'deceiving'): readonly VisiblePart[] {
  const parts: VisiblePart[] = [];
  const plain = (text: string): void => {
    if (text !== '') parts.push({ text, sign: null, name: '' });
  };
  if (what === 'all' && UNSEEN.test(text)) {
    const characters = Array.from(text);
    parts.push(...characters.slice(0, MOST_SIGNS).map(lonely));
    plain(plainVisible(characters.slice(MOST_SIGNS).join('')));
    return parts;
  }
  const marks = what === 'all' ? new RegExp(`\\r|${PATTERN}`, 'gu') : invisibleCharacters();
  let from = 0;
  let signs = 0;
  for (const { 0: character, index } of text.matchAll(marks)) {
    if (signs === MOST_SIGNS) break;
    plain(text.slice(from, index));
    parts.push(character === '\r' && what === 'all' ? lonely(character) : signed(character));
    signs += 1;
    from = index + character.length;
  }
  plain(signs === MOST_SIGNS ? plainVisible(text.slice(from)) : text.slice(from));
  return parts;
}

/** The text with everything in it to be seen, in letters alone: for names and addresses. */
export const plainVisible = (text: string): string =>
  text.replaceAll(invisibleCharacters(), (character) => `[${invisibleSign(character)}]`);
