import { textEdits } from '../../shared/documents/text-diff.ts';
import type { Edit } from '../../shared/documents/text-edits.ts';

/**
 * The edits that bring a person's changes (from `base` to `mine`) into `theirs`, which others may
 * have changed meanwhile. What both deleted is deleted once; where both changed the same words, both
 * versions stay, for a person to choose. Offsets are those of `theirs`; in order, not overlapping.
 */
export function threeWayEdits(base: string, mine: string, theirs: string): Edit[] {
  if (mine === theirs || mine === base) return [];
  const others = textEdits(base, theirs);
  const edits: Edit[] = [];
  for (const edit of textEdits(base, mine)) {
    if (others.some((other) => sameEdit(other, edit))) continue;
    edits.push(...moved(edit, others));
  }
  return edits;
}

const sameEdit = (a: Edit, b: Edit): boolean =>
  a.from === b.from && a.to === b.to && a.insert === b.insert;

/** One edit of the base as edits of the text that the others' edits have made of it. */
function moved({ from, to, insert }: Edit, others: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  let shift = 0;
  let at = from;
  for (const other of others) {
    if (other.to > from) {
      if (other.from >= to) break;
      // What stands before the others' edit is deleted; their words stay.
      if (other.from > at) kept.push({ from: at + shift, to: other.from + shift, insert: '' });
      at = Math.max(at, other.to);
    }
    shift += other.insert.length - (other.to - other.from);
  }
  const end = Math.max(at, to);
  if (at < end || insert !== '') kept.push({ from: at + shift, to: end + shift, insert });
  return kept;
}
