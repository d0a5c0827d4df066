/** Characters that nobody sees, and that can make a text read otherwise than it is: they are shown. */

import type { Extension, Text } from '@codemirror/state';
import { highlightSpecialChars } from '@codemirror/view';

/**
 * Controls (but tab, LF, and CR before LF), soft hyphens, direction marks, overrides and isolates,
 * what has no width, tags, and line separators. Joiners are at home in many scripts and in emoji:
 * they count where they stand after Latin letters, digits, signs or nothing.
 */
const PATTERN = [
  String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]`,
  String.raw`\r(?!\n|$)`,
  String.raw`[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E]`,
  String.raw`[\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{E0000}-\u{E007F}]`,
  String.raw`(?<=^|[\p{Script=Latin}\p{N}\p{P}\p{Z}\s])[\u200C\u200D]`,
].join('|');

/** A new one each time: it remembers where it was. */
export const invisibleCharacters = (): RegExp => new RegExp(PATTERN, 'gu');

const NAMES: ReadonlyMap<number, string> = new Map([
  [0xad, 'soft hyphen'],
  [0x61c, 'Arabic letter mark'],
  [0x200b, 'space of no width'],
  [0x200c, 'non-joiner'],
  [0x200d, 'joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'end of a direction'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'end of an isolate'],
  [0xfeff, 'byte order mark'],
  [0xd, 'carriage return'],
]);

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** `U+202E right-to-left override` */
export function invisibleName(code: number): string {
  const name = NAMES.get(code);
  return name === undefined ? `U+${hex(code)}` : `U+${hex(code)} ${name}`;
}

function drawn(code: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'cm-invisible';
  mark.textContent = hex(code);
  mark.title = invisibleName(code);
  mark.setAttribute('aria-label', `invisible character ${invisibleName(code)}`);
  mark.setAttribute('role', 'img');
  return mark;
}

/** Shows them in the editor. */
export const showInvisible = (): Extension =>
  highlightSpecialChars({ specialChars: invisibleCharacters(), render: drawn });

/** Where the next one is after a place, from the start again after the end; null where there is none. */
export function nextInvisible(doc: Text, after: number): number | null {
  const from = (start: number): number | null => {
    const found = invisibleCharacters().exec(doc.sliceString(start));
    return found === null ? null : start + found.index;
  };
  return from(Math.min(after, doc.length)) ?? from(0);
}
