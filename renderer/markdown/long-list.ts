import type { StateBlock } from 'markdown-it';

/** A list is read in parts of so many items. */
export const ITEMS_OF_A_PART = 250;

/** A marker with its number, where it has one, and what follows it. */
const MARKER = /^(?:([-+*])|(\d{1,9})([.)]))[ \t]+(?=\S)/;

/** Three of these alone are a line across the page. */
const RULE = /^([-*])(?:[ \t]*\1){2,}[ \t]*$/;

interface Marker {
  /** What items of one list have in common. */
  readonly kind: string;
  readonly number: number | null;
}

/**
 * The line at which the part of a list ends that begins at a line; `end` where it has few items, is
 * no list, or is numbered otherwise than it would be from there on.
 */
export function endOfPart(state: StateBlock, line: number, end: number): number {
  const first = markerOf(state, line);
  if (first === null) return end;
  const indent = state.sCount[line];
  let items = 1;
  for (let at = line + 1; at < end; at += 1) {
    const marker = state.sCount[at] === indent ? markerOf(state, at) : null;
    if (marker?.kind !== first.kind) continue;
    if (items === ITEMS_OF_A_PART) {
      const isNext = first.number === null || marker.number === first.number + items;
      return isNext ? at : end;
    }
    items += 1;
  }
  return end;
}

function markerOf(
  { src, bMarks, tShift, eMarks, sCount }: StateBlock,
  line: number,
): Marker | null {
  if ((sCount[line] ?? 4) >= 4) return null;
  const from = (bMarks[line] ?? 0) + (tShift[line] ?? 0);
  const [, bullet, number, sign] = MARKER.exec(src.slice(from, from + 64)) ?? [];
  if (number !== undefined) return { kind: sign ?? '', number: Number(number) };
  if (bullet === undefined || RULE.test(src.slice(from, eMarks[line]))) return null;
  return { kind: bullet, number: null };
}
