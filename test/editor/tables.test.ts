import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addColumn,
  addRow,
  align,
  insertTable,
  nextCell,
  previousCell,
  removeColumn,
  removeRow,
} from '../../renderer/editor/commands/table.ts';
import { cellsOf, readTable, writeTable } from '../../renderer/editor/commands/table-text.ts';
import { after } from './editing.ts';

const TABLE = '| Name | Votes |\n| --- | ---: |\n| Ann | 3 |';

const at = (cell: string, table = TABLE): string => table.replace(cell, `${cell}‸`);

describe('tables', () => {
  test('are inserted on lines of their own, the first heading selected', () => {
    expect(after(insertTable, 'Text‸')).toBe(
      'Text\n\n| ⟦Column⟧ | Column | Column |\n| ------ | ------ | ------ |\n|        |        |        |\n',
    );
  });

  test('Tab goes to the next cell, and after the last to a new row', () => {
    expect(after(nextCell, at('Name'))).toBe(
      '| Name | ⟦Votes⟧ |\n| ---- | ----: |\n| Ann  |     3 |',
    );
    expect(after(nextCell, at('Votes'))).toContain('| ⟦Ann⟧  |');
    expect(after(nextCell, at('3'))).toBe(
      '| Name | Votes |\n| ---- | ----: |\n| Ann  |     3 |\n| ‸     |       |',
    );
    expect(after(previousCell, at('Ann'))).toContain('⟦Votes⟧');
  });

  test('rows and columns are added and taken away', () => {
    expect(after(addRow, at('Name'))?.split('\n')).toHaveLength(4);
    expect(after(removeRow, at('Ann'))?.replace(/[⟦⟧]/gu, '')).toBe(
      '| Name | Votes |\n| ---- | ----: |',
    );
    expect(after(removeRow, at('Name'))).toBeNull();
    const wider = after(addColumn, at('Name'))?.replace('‸', '') ?? '';
    expect(readTable(wider.split('\n'))?.rows[0]).toEqual(['Name', '', 'Votes']);
    const narrower = after(removeColumn, at('Votes'))?.replace(/[⟦⟧‸]/gu, '') ?? '';
    expect(readTable(narrower.split('\n'))?.rows).toEqual([['Name'], ['Ann']]);
  });

  test('a column is aligned', () => {
    expect(after(align('centre'), at('Name'))).toContain('| :--: | ----: |');
  });

  test('a document with CRLF keeps it in its tables', () => {
    const crlf = `${TABLE.replaceAll('\n', '\r\n')}\r\n`;
    const made = after(addRow, at('Ann', crlf))?.replace(/[⟦⟧‸]/gu, '') ?? '';
    expect(made.match(/\r\n/g)).toHaveLength(4);
    expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a bar in a cell stays in it', () => {
    expect(cellsOf(String.raw`| a \| b | c |`)).toEqual([String.raw`a \| b`, 'c']);
  });

  test('nothing is done outside a table', () => {
    for (const command of [nextCell, addRow, addColumn, removeRow]) {
      expect(after(command, 'one | two‸\nthree')).toBeNull();
    }
  });

  test('ten thousand columns are read and written in order', () => {
    const row = `|${' a |'.repeat(10_000)}`;
    const delimiters = `|${'---|'.repeat(10_000)}`;
    const table = readTable([row, delimiters, row]);
    expect(table?.alignments).toHaveLength(10_000);
  });

  test('what is written is read the same', () => {
    const cell = fc
      .string({ maxLength: 12 })
      .map((text) => text.replace(/[|\\\p{C}\p{Z}]/gu, '').trim());
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (rows) => {
        const table = { rows, alignments: ['none', 'left', 'centre'] as const, indent: '' };
        expect(readTable(writeTable(table).lines)).toEqual(table);
      }),
    );
  });
});
