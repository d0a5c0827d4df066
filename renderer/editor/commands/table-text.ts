/** A table of GitHub's Markdown as its cells, and written again: pure. */

export type Alignment = 'none' | 'left' | 'centre' | 'right';

export interface MarkdownTable {
  /** The heading row first; all rows have as many cells as there are alignments. */
  readonly rows: readonly (readonly string[])[];
  readonly alignments: readonly Alignment[];
  /** What stands before each row: blanks, or the mark of a quotation. */
  readonly indent: string;
}

const DELIMITER = /^\s*(?:>\s?)*\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Whether a line could be the one below a table's heading. */
export const isDelimiter = (line: string): boolean => DELIMITER.test(line) && line.includes('-');

/** The cells of a row; `\|` is a bar in a cell. */
export function cellsOf(line: string): string[] {
  const row = line.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < row.length; at += 1) {
    const character = row.charAt(at);
    if (character === '\\' && at + 1 < row.length) {
      cell += character + row.charAt(at + 1);
      at += 1;
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  if (cell.trim() !== '' || cells.length === 0) cells.push(cell.trim());
  return cells;
}

function alignmentOf(cell: string): Alignment {
  const left = cell.startsWith(':');
  const right = cell.endsWith(':');
  if (left && right) return 'centre';
  if (left) return 'left';
  return right ? 'right' : 'none';
}

const INDENT = /^\s*(?:>\s?)*\s*/;

/** Reads the lines of a table: heading, delimiters, rows. Null where they are none. */
export function readTable(lines: readonly string[]): MarkdownTable | null {
  const [heading, delimiters, ...rest] = lines;
  if (heading === undefined || delimiters === undefined || !isDelimiter(delimiters)) return null;
  const indent = INDENT.exec(heading)?.[0] ?? '';
  const bare = (line: string): string => line.replace(INDENT, '');
  const alignments = cellsOf(bare(delimiters)).map(alignmentOf);
  const rows = [heading, ...rest].map((line) => {
    const cells = cellsOf(bare(line));
    return alignments.map((_, at) => cells[at] ?? '');
  });
  return { rows, alignments, indent };
}

/** How wide a cell is drawn: Chinese, Japanese and Korean letters and emoji take two places. */
function widthOf(cell: string): number {
  let width = 0;
  for (const character of cell) {
    width +=
      /[\u1100-\u115F\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** So wide a column is made at most, so that one long cell does not stretch every row. */
const WIDEST = 60;

const padded = (cell: string, width: number, alignment: Alignment): string => {
  const room = Math.max(0, width - widthOf(cell));
  if (alignment === 'right') return ' '.repeat(room) + cell;
  if (alignment !== 'centre') return cell + ' '.repeat(room);
  const before = Math.floor(room / 2);
  return ' '.repeat(before) + cell + ' '.repeat(room - before);
};

function delimiter(width: number, alignment: Alignment): string {
  switch (alignment) {
    case 'none':
      return '-'.repeat(width);
    case 'left':
      return `:${'-'.repeat(width - 1)}`;
    case 'right':
      return `${'-'.repeat(width - 1)}:`;
    case 'centre':
      return `:${'-'.repeat(width - 2)}:`;
  }
}

/** The lines of a table, its columns in line; and where in a line each cell begins. */
export function writeTable({ rows, alignments, indent }: MarkdownTable): {
  readonly lines: readonly string[];
  readonly widths: readonly number[];
} {
  const widths = alignments.map((_, at) =>
    Math.min(WIDEST, Math.max(3, ...rows.map((row) => widthOf(row[at] ?? '')))),
  );
  const line = (cells: readonly string[]): string => `${indent}| ${cells.join(' | ')} |`;
  const written = rows.map((row) =>
    line(alignments.map((alignment, at) => padded(row[at] ?? '', widths[at] ?? 3, alignment))),
  );
  const delimiters = line(alignments.map((alignment, at) => delimiter(widths[at] ?? 3, alignment)));
  return { lines: [written[0] ?? '', delimiters, ...written.slice(1)], widths };
}

/** Where the words of each cell begin and end in a line. */
export function cellRanges(line: string): { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  const start = INDENT.exec(line)?.[0].length ?? 0;
  let from = start + (line.charAt(start) === '|' ? 1 : 0);
  for (let at = from; at <= line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '|' || at === line.length) {
      const cell = line.slice(from, at);
      if (character === '|' || cell.trim() !== '') ranges.push(trimmedRange(cell, from));
      from = at + 1;
    }
  }
  return ranges;
}

function trimmedRange(cell: string, from: number): { from: number; to: number } {
  const words = cell.trim();
  if (words === '') {
    const at = from + Math.min(1, cell.length);
    return { from: at, to: at };
  }
  const start = from + cell.indexOf(words);
  return { from: start, to: start + words.length };
}
