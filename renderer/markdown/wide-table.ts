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
  const end = state.eMarks[line] ?? 0;
  let count = 0;
  let at = state.src.indexOf('|', state.bMarks[line] ?? 0);
  while (at !== -1 && at < end) {
    count += 1;
    at = state.src.indexOf('|', at + 1);
  }
  return count;
}
