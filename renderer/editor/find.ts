/** Finding and replacing; the bar that asks for the words is drawn beside the editor. */

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
  type SearchQuery,
} from '@codemirror/search';
import { StateEffect, type EditorState, type Extension } from '@codemirror/state';
import { keymap, type Command, type EditorView } from '@codemirror/view';

/** Somebody wants to find something: the bar takes the focus. */
export const findAsked = StateEffect.define();

export const openFind: Command = (view) => {
  openSearchPanel(view);
  view.dispatch({ effects: findAsked.of(null) });
  return true;
};

export const closeFind = (view: EditorView): void => {
  closeSearchPanel(view);
  view.focus();
};

/** The library wants a panel of the editor's to be open; there is nothing in it. */
function emptyPanel(): { dom: HTMLElement; top: boolean } {
  const dom = document.createElement('div');
  dom.hidden = true;
  return { dom, top: true };
}

export const finding: Extension = [
  search({ createPanel: emptyPanel, literal: true }),
  keymap.of([
    { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
    { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
  ]),
];

export interface Found {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: 'no' | 'yes';
  /** The one that is selected, from 1; 0 where none is. */
  readonly current: number;
}

/** So many are counted. */
const MOST = 1000;

/** How often the words that are looked for stand in the text. */
export function foundIn(state: EditorState, query: SearchQuery): Found {
  if (!query.valid) return { count: 0, more: 'no', current: 0 };
  const { from, to } = state.selection.main;
  let count = 0;
  let current = 0;
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); next.done !== true; next = cursor.next()) {
    if (count === MOST) return { count, more: 'yes', current };
    count += 1;
    if (next.value.from === from && next.value.to === to) current = count;
  }
  return { count, more: 'no', current };
}
