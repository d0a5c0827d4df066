/** All that can be done to Markdown: the toolbar, the keys and the list of keys are made of it. */

import { moveLineDown, moveLineUp } from '@codemirror/commands';
import type { Command, KeyBinding } from '@codemirror/view';
import { redo, undo } from '../../collab/shared-text.ts';
import { openFind } from '../find.ts';
import { insertLink, toggleMark } from './inline.ts';
import { fenceCode, setHeading, toggleList, toggleQuote } from './lines.ts';
import { addColumn, addRow, align, insertTable, removeColumn, removeRow } from './table.ts';

export interface EditorCommand {
  readonly id: string;
  readonly label: string;
  /** As CodeMirror writes keys: `Mod-b`. */
  readonly key?: string;
  readonly run: Command;
}

const command = (id: string, label: string, run: Command, key?: string): EditorCommand => ({
  id,
  label,
  run,
  ...(key === undefined ? {} : { key }),
});

/** Buttons of the toolbar, in groups. */
export const MARKS: readonly EditorCommand[] = [
  command('bold', 'Bold', toggleMark('**'), 'Mod-b'),
  command('italic', 'Italic', toggleMark('*'), 'Mod-i'),
  command('code', 'Code', toggleMark('`'), 'Mod-e'),
  command('link', 'Link', insertLink, 'Mod-Shift-k'),
];

export const BLOCKS: readonly EditorCommand[] = [
  command('bullets', 'Bulleted list', toggleList('bullets'), 'Mod-Shift-8'),
  command('numbers', 'Numbered list', toggleList('numbers'), 'Mod-Shift-7'),
  command('tasks', 'List of tasks', toggleList('tasks'), 'Mod-Shift-9'),
  command('quote', 'Quotation', toggleQuote, 'Mod-Shift-.'),
  command('code-block', 'Block of code', fenceCode, 'Mod-Shift-e'),
];

export const HISTORY: readonly EditorCommand[] = [
  command('undo', 'Undo your last edit', undo, 'Mod-z'),
  command('redo', 'Do it again', redo, 'Mod-Shift-z'),
];

export const FIND = command('find', 'Find and replace', openFind, 'Mod-f');

export const HEADINGS: readonly EditorCommand[] = [
  command('heading-1', 'Heading 1', setHeading(1), 'Mod-Alt-1'),
  command('heading-2', 'Heading 2', setHeading(2), 'Mod-Alt-2'),
  command('heading-3', 'Heading 3', setHeading(3), 'Mod-Alt-3'),
  command('heading-4', 'Heading 4', setHeading(4), 'Mod-Alt-4'),
  command('heading-0', 'Plain text', setHeading(0), 'Mod-Alt-0'),
];

export const INSERT_TABLE = command('insert-table', 'Insert a table', insertTable, 'Mod-Alt-t');

/** What is done in a table that the caret is in. */
export const TABLES: readonly EditorCommand[] = [
  command('add-row', 'Add a row below', addRow, 'Mod-Enter'),
  command('remove-row', 'Remove this row', removeRow),
  command('add-column', 'Add a column after', addColumn),
  command('remove-column', 'Remove this column', removeColumn),
  command('align-left', 'Align the column left', align('left')),
  command('align-centre', 'Align the column in the middle', align('centre')),
  command('align-right', 'Align the column right', align('right')),
];

export const MOVES: readonly EditorCommand[] = [
  command('move-up', 'Move the line up', moveLineUp, 'Alt-ArrowUp'),
  command('move-down', 'Move the line down', moveLineDown, 'Alt-ArrowDown'),
];

export const EDITOR_COMMANDS: readonly EditorCommand[] = [
  ...MARKS,
  ...HEADINGS,
  ...BLOCKS,
  INSERT_TABLE,
  ...TABLES,
  ...MOVES,
  ...HISTORY,
  FIND,
];

/** The keys of the commands that have no keys from elsewhere. */
export const COMMAND_KEYS: readonly KeyBinding[] = EDITOR_COMMANDS.flatMap(({ key, run }) =>
  key === undefined ? [] : [{ key, run, preventDefault: true }],
);
