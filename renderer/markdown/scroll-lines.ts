/**
 * Where the lines of a text are in its view, for scrolling an editor and a view together. Lines
 * count from 0, and may be fractions: 3.5 is in the middle of line 3.
 */

interface Stretch {
  readonly element: Element;
  readonly from: number;
  readonly to: number;
}

/** The line at the top of a scrolling element that holds a view; null where there is none. */
export function lineAtTop(scroller: Element): number | null {
  const top = scroller.getBoundingClientRect().top;
  const blocks = blocksOf(scroller);
  const at = firstBelow(blocks, top);
  const block = blocks[at] ?? blocks.at(-1);
  if (block === undefined) return null;
  const rows = rowsOf(block);
  const row = rows[firstBelow(rows, top)];
  return lineIn(
    row !== undefined && row.element.getBoundingClientRect().top <= top ? row : block,
    top,
  );
}

/** How far to scroll (in pixels, from where it is now) for a line to be at the top. */
export function distanceToLine(scroller: Element, line: number): number | null {
  const top = scroller.getBoundingClientRect().top;
  const blocks = blocksOf(scroller);
  const block = blocks.find(({ to }) => to > line) ?? blocks.at(-1);
  if (block === undefined) return null;
  const row = rowsOf(block).findLast(({ from, to }) => from <= line && to > line);
  const { element, from, to } = row ?? block;
  const { top: start, height } = element.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (line - from) / Math.max(1, to - from)));
  return start + share * height - top;
}

const blocksOf = (scroller: Element): Stretch[] =>
  [...scroller.querySelectorAll('[data-line]')].map((element) => ({
    element,
    from: numberOf(element, 'data-line'),
    to: numberOf(element, 'data-line-end'),
  }));

/** The items and rows in a block, in the lines of the text. */
const rowsOf = ({ element, from }: Stretch): Stretch[] =>
  [...element.querySelectorAll('[data-from]')].map((row) => ({
    element: row,
    from: from + numberOf(row, 'data-from'),
    to: from + numberOf(row, 'data-to'),
  }));

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name));

/** The first that ends below a height; they stand one below the other. */
function firstBelow(stretches: readonly Stretch[], top: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const bottom = stretches[middle]?.element.getBoundingClientRect().bottom ?? 0;
    if (bottom > top) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lineIn({ element, from, to }: Stretch, top: number): number {
  const { top: start, height } = element.getBoundingClientRect();
  if (height === 0) return from;
  return from + Math.min(1, Math.max(0, (top - start) / height)) * (to - from);
}
