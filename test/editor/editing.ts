/** An editor's state without a screen, for commands. */

import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { lineEndings } from '../../renderer/editor/line-endings.ts';

/** A text in which ‸ is the caret, or ⟦…⟧ is selected. */
export function stateOf(marked: string): EditorState {
  const from = marked.search(/[⟦‸]/u);
  const doc = marked.replace(/[⟦⟧‸]/gu, '');
  const end = marked.replace(/⟦/u, '').indexOf('⟧');
  return EditorState.create({
    doc,
    selection: EditorSelection.range(Math.max(0, from), end === -1 ? Math.max(0, from) : end),
    extensions: [
      EditorState.lineSeparator.of('\n'),
      markdown({ base: markdownLanguage }),
      lineEndings,
    ],
  });
}

/** The text with its caret or selection marked. */
export function marked(state: EditorState): string {
  const text = state.doc.toString();
  const { from, to, empty } = state.selection.main;
  return empty
    ? `${text.slice(0, from)}‸${text.slice(from)}`
    : `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;
}

/** What a command makes of a text; null where it does nothing. */
export function after(command: StateCommand, before: string): string | null {
  let state = stateOf(before);
  const done = command({
    state,
    dispatch: (transaction) => {
      ({ state } = transaction);
    },
  });
  return done ? marked(state) : null;
}
