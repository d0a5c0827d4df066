/** Tables: from cell to cell, and rows and columns more or fewer. */

import { EditorSelection, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { lineEnd, lineText } from '../line-endings.ts';
import { editing } from './edit.ts';
import {
  cellRanges,
  isDelimiter,
  readTable,
  writeTable,
  type Alignment,
  type MarkdownTable,
} from './table-text.ts';

interface TableHere {
  readonly table: MarkdownTable;
  readonly first: Line;
  readonly last: Line;
  /** Where the caret is: the heading is row 0, the delimiters are of it. */
  readonly row: number;
  readonly column: number;
}

/** More rows than anybody writes by hand are not put in line on every key. */
const MOST_ROWS = 2000;

/** The table that the caret is in; null where it is in none. */
export function tableAt(state: EditorState): TableHere | null {
  const { head } = state.selection.main;
  const { doc } = state;
  const here = doc.lineAt(head);
  if (!here.text.includes('|')) return null;
  let first = here;
  let last = here;
  while (first.number > 1 && here.number - first.number < MOST_ROWS) {
    const above = doc.line(first.number - 1);
    if (!above.text.includes('|')) break;
    first = above;
  }
  while (last.number < doc.lines && last.number - here.number < MOST_ROWS) {
    const below = doc.line(last.number + 1);
    if (!below.text.includes('|')) break;
    last = below;
  }
  if (first.number === doc.lines || !isDelimiter(lineText(doc.line(first.number + 1)))) return null;
  const lines: string[] = [];
  for (let number = first.number; number <= last.number; number += 1) {
    lines.push(lineText(doc.line(number)));
  }
  const table = readTable(lines);
  if (table === null) return null;
  const index = here.number - first.number;
  const row = index <= 1 ? 0 : index - 1;
  const cells = cellRanges(lineText(here));
  const at = head - here.from;
  const found = cells.findIndex(
    ({ to }, cell) => at <= Math.max(to, (cells[cell + 1]?.from ?? Infinity) - 2),
  );
  const column = Math.min(found === -1 ? cells.length - 1 : found, table.alignments.length - 1);
  return { table, first, last, row, column: Math.max(0, column) };
}

/** Writes the table anew, with the words of that cell selected. */
function rewritten(here: TableHere, table: MarkdownTable, row: number, column: number) {
  const { lines } = writeTable(table);
  const text = lines.join('\n');
  const index = row === 0 ? 0 : row + 1;
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const cell = cellRanges(lines[index] ?? '')[column] ?? { from: 0, to: 0 };
  const from = here.first.from;
  return {
    changes: { from, to: lineEnd(here.last), insert: text },
    selection: EditorSelection.range(from + start + cell.from, from + start + cell.to),
  };
}

const emptyRow = (table: MarkdownTable): string[] => table.alignments.map(() => '');

const withRow = (table: MarkdownTable, at: number): MarkdownTable => ({
  ...table,
  rows: [...table.rows.slice(0, at), emptyRow(table), ...table.rows.slice(at)],
});

/** Rows are joined with LF here: in a CRLF document they get their CR as everything that is put in. */
const inTable = (
  make: (here: TableHere) => readonly [MarkdownTable, number, number] | null,
): StateCommand =>
  editing((state) => {
    const here = tableAt(state);
    const made = here === null ? null : make(here);
    return here === null || made === null ? null : rewritten(here, ...made);
  });

/** To the next cell; after the last one, to a new row. */
export const nextCell = inTable(({ table, row, column }) => {
  if (column + 1 < table.alignments.length) return [table, row, column + 1];
  return row + 1 < table.rows.length ? [table, row + 1, 0] : [withRow(table, row + 1), row + 1, 0];
});

export const previousCell = inTable(({ table, row, column }) => {
  if (column > 0) return [table, row, column - 1];
  return row === 0 ? [table, 0, 0] : [table, row - 1, table.alignments.length - 1];
});

export const addRow = inTable(({ table, row, column }) => [
  withRow(table, row + 1),
  row + 1,
  column,
]);

/** The heading stays: without it there is no table. */
export const removeRow = inTable(({ table, row, column }) =>
  row === 0
    ? null
    : [
        { ...table, rows: table.rows.filter((_, at) => at !== row) },
        Math.min(row, table.rows.length - 2),
        column,
      ],
);

export const addColumn = inTable(({ table, row, column }) => [
  {
    ...table,
    rows: table.rows.map((cells) => cells.toSpliced(column + 1, 0, '')),
    alignments: table.alignments.toSpliced(column + 1, 0, 'none'),
  },
  row,
  column + 1,
]);

export const removeColumn = inTable(({ table, row, column }) =>
  table.alignments.length === 1
    ? null
    : [
        {
          ...table,
          rows: table.rows.map((cells) => cells.toSpliced(column, 1)),
          alignments: table.alignments.toSpliced(column, 1),
        },
        row,
        Math.max(0, column - 1),
      ],
);

export const align = (alignment: Alignment): StateCommand =>
  inTable(({ table, row, column }) => [
    { ...table, alignments: table.alignments.with(column, alignment) },
    row,
    column,
  ]);

/** Three columns and a row, on lines of their own. */
export const insertTable: StateCommand = editing((state) => {
  const line = state.doc.lineAt(state.selection.main.head);
  if (tableAt(state) !== null) return null;
  const isEmpty = lineText(line).trim() === '';
  const at = isEmpty ? line.from : lineEnd(line);
  const before = isEmpty ? '' : '\n\n';
  const heading = 'Column';
  const { lines } = writeTable({
    rows: [
      [heading, heading, heading],
      ['', '', ''],
    ],
    alignments: ['none', 'none', 'none'],
    indent: '',
  });
  const start = at + before.length + 2;
  return {
    changes: {
      from: at,
      to: isEmpty ? lineEnd(line) : at,
      insert: `${before}${lines.join('\n')}\n`,
    },
    selection: EditorSelection.range(start, start + heading.length),
  };
});
