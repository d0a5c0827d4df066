/** What a person has changed in a copy of a text, as a few changes that can be judged one by one. */

import type * as Y from 'yjs';
import { textEdits } from '../../../../shared/documents/text-diff.ts';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { anchorOf } from '../../../../shared/review/anchors.ts';
import { MAX_CHUNKS, type SuggestedChunk } from '../../../../shared/review/entries.ts';

/**
 * The changes from one text to another, in the offsets of the first: words that follow one another
 * are one change, and there are never more than a suggestion can have.
 */
export function changesBetween(before: string, after: string, most = MAX_CHUNKS): Edit[] {
  const edits = textEdits(before, after);
  const joined = joinWhere(before, edits, (gap) => gap.trim() === '' && !gap.includes('\n'));
  if (joined.length <= most) return joined;
  const gaps = joined.slice(1).map(({ from }, index) => from - (joined[index]?.to ?? 0));
  const widest = gaps.sort((a, b) => a - b)[joined.length - most - 1] ?? Infinity;
  return joinWhere(before, joined, (gap) => gap.length <= widest);
}

function joinWhere(before: string, edits: readonly Edit[], join: (gap: string) => boolean): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const gap = last === undefined ? null : before.slice(last.to, edit.from);
    if (last !== undefined && gap !== null && join(gap))
      joined[joined.length - 1] = {
        from: last.from,
        to: edit.to,
        insert: last.insert + gap + edit.insert,
      };
    else joined.push(edit);
  }
  return joined;
}

/** The changes as they are sent: each holds on to its passage of the shared text. */
export function chunksOf(
  text: Y.Text,
  changes: readonly Edit[],
  newId: () => string,
): SuggestedChunk[] {
  const words = text.toJSON();
  return changes.map(({ from, to, insert }) => ({
    id: newId(),
    anchor: anchorOf(text, from, to),
    original: words.slice(from, to),
    replacement: insert,
  }));
}
