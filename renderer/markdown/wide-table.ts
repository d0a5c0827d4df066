import type { StateBlock } from 'markdown-it';

/** A table of more columns is no table to read, and takes long to be read as one. */
export const MOST_COLUMNS = 300;

/** What stands for a table that is too wide: its text, as it is written. */
export const WIDE_TABLE = 'wide_table';

const DELIMITERS = /^[ \t|:-]*$/;

/** Takes a table of too many columns as it is written, before its cells are told apart. */
export function readWideTable(
  state: StateBlock,
  from: number,
  end: number,
  silent: boolean,
): boolean {
  if (from + 2 > end || pipesIn(state, from) <= MOST_COLUMNS) return false;
  const below = lineOf(state, from + 1);
  if (pipesIn(state, from + 1) <= MOST_COLUMNS || !DELIMITERS.test(below)) return false;
  if (silent) return true;
  let to = from + 2;
  while (to < end && !state.isEmpty(to) && (state.sCount[to] ?? 0) >= state.blkIndent) to += 1;
  const token = state.push(WIDE_TABLE, '', 0);
  token.map = [from, to];
  token.content = state.getLines(from, to, state.blkIndent, false);
  state.line = to;
  return true;
}

const lineOf = ({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string =>
  src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line] ?? 0);

function pipesIn(state: StateBlock, line: number): number {
  // Nearly all lines are too short to be looked at.
  if ((state.eMarks[line] ?? 0) - (state.bMarks[line] ?? 0) <= MOST_COLUMNS) return 0;
  return lineOf(state, line).split('|').length - 1;
}
