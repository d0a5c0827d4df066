/** Replaces the characters from `from` up to `to` (UTF-16 offsets) by `insert`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The text with the edits made. Offsets are those of the text as given; edits are in order and do
 * not overlap (throws otherwise: that is a defect of whoever made them). Every character that no
 * edit names stays as it is.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, insert } of edits) {
    if (from < at || to < from || to > text.length) {
      throw new RangeError(`edit ${from}..${to} overlaps another or leaves the text`);
    }
    parts.push(text.slice(at, from), insert);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
