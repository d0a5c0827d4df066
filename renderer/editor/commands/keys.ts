/** Keys that do one thing or another by where the caret is. */

import { indentLess, indentMore, moveLineDown, moveLineUp } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { editing } from './edit.ts';
import type { Command, KeyBinding } from '@codemirror/view';
import { nextCell, previousCell, tableAt } from './table.ts';

/** Where Tab means an indent: in lists and code. In prose it goes on to what is beside the text. */
function takesIndent(state: EditorState): boolean {
  const { from, to } = state.selection.main;
  if (state.doc.lineAt(from).number !== state.doc.lineAt(to).number) return true;
  for (let node = syntaxTree(state).resolveInner(from, -1); ;) {
    if (/^(?:ListItem|FencedCode|CodeBlock|FrontMatter)$/.test(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

const inTableOrIndented =
  (inTable: Command, indented: Command): Command =>
  (view) => {
    if (view.state.readOnly) return false;
    if (tableAt(view.state) !== null) return inTable(view);
    return takesIndent(view.state) && indented(view);
  };

/** A new line, as far in as the one before it. A byte order mark is no blank, though it counts as one. */
export const newLine: StateCommand = editing((state) => ({
  userEvent: 'input',
  ...state.changeByRange(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const indent = /^[ \t]*/.exec(line.text.slice(0, from - line.from))?.[0] ?? '';
    const insert = `\n${indent}`;
    return {
      changes: { from, to, insert },
      range: EditorSelection.cursor(from + insert.length),
    };
  }),
}));

export const WRITING_KEYS: readonly KeyBinding[] = [
  { key: 'Enter', run: insertNewlineContinueMarkup, shift: newLine },
  { key: 'Enter', run: newLine },
  { key: 'Backspace', run: deleteMarkupBackward },
  {
    key: 'Tab',
    run: inTableOrIndented(nextCell, indentMore),
    shift: inTableOrIndented(previousCell, indentLess),
  },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
];
