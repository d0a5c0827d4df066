/** Characters that nobody sees, shown in the editor, and found. */

import type { Extension, Text } from '@codemirror/state';
import { highlightSpecialChars } from '@codemirror/view';
import { invisibleCharacters, invisibleHex, invisibleName } from '../ui/invisible-characters.ts';

function drawn(code: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'cm-invisible';
  const character = String.fromCodePoint(code);
  mark.textContent = invisibleHex(character);
  mark.title = invisibleName(character);
  mark.setAttribute('aria-label', `invisible character ${invisibleName(character)}`);
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
