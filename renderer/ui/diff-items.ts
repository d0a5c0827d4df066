import type { DiffRow } from '../../shared/documents/text-diff.ts';

/** What a comparison shows, one under the other. */
export type DiffItem =
  | {
      readonly type: 'row';
      /** Its place among the rows. */
      readonly at: number;
      readonly row: DiffRow;
      /** The number of the change that begins with it, from 1; null where none does. */
      readonly begins: number | null;
    }
  | { readonly type: 'fold'; readonly at: number; readonly to: number };

/** Rows that are shown before and after a change. */
const AROUND = 2;
/** Fewer rows than this are not folded: the line in their place would be as long. */
const LEAST_FOLDED = 4;

/** Rows that did not change are folded, but for those near a change; `open`: folds to show. */
export function diffItems(rows: readonly DiffRow[], open: ReadonlySet<number>): DiffItem[] {
  const items: DiffItem[] = [];
  const show = (from: number, to: number, change: number | null): void => {
    for (const [index, row] of rows.slice(from, to).entries())
      items.push({ type: 'row', at: from + index, row, begins: index === 0 ? change : null });
  };
  let change = 0;
  let at = 0;
  while (at < rows.length) {
    const end = endOfRun(rows, at);
    if (rows[at]?.changed === 'yes') {
      change += 1;
      show(at, end, change);
    } else {
      const fold = foldIn(at, end, rows.length);
      if (fold === null || open.has(fold.at)) {
        show(at, end, null);
      } else {
        show(at, fold.at, null);
        items.push({ type: 'fold', ...fold });
        show(fold.to, end, null);
      }
    }
    at = end;
  }
  return items;
}

function endOfRun(rows: readonly DiffRow[], from: number): number {
  let end = from;
  while (end < rows.length && rows[end]?.changed === rows[from]?.changed) end += 1;
  return end;
}

/** What is folded of a run that did not change; null where it is too short. */
function foldIn(from: number, end: number, rows: number): { at: number; to: number } | null {
  const at = from === 0 ? from : Math.min(from + AROUND, end);
  const to = end === rows ? end : Math.max(end - AROUND, at);
  return to - at < LEAST_FOLDED ? null : { at, to };
}
