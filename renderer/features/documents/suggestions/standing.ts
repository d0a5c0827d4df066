/** Where suggested changes stand in the text as it is now, and what accepting them would do. */

import type * as Y from 'yjs';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { placesOf, type Range } from '../../../../shared/review/anchors.ts';
import type { SuggestedChunk } from '../../../../shared/review/entries.ts';
import { threeWayEdits } from '../../../collab/three-way.ts';

export type ChunkStanding =
  /** The passage reads as it did when the change was suggested. */
  | (Range & { readonly status: 'stands' })
  /** It reads as it was suggested to. */
  | (Range & { readonly status: 'already' })
  /** It reads otherwise. */
  | (Range & { readonly status: 'changed'; readonly now: string })
  /** It is in edits that are not here yet, or of another text. */
  | { readonly status: 'unknown' };

type Suggested = Pick<SuggestedChunk, 'anchor' | 'original' | 'replacement'>;

export function standingsOf(text: Y.Text, chunks: readonly Suggested[]): ChunkStanding[] {
  const places = placesOf(
    text,
    chunks.map(({ anchor, original }) => ({ anchor, was: original })),
  );
  const words = text.toJSON();
  return chunks.map((chunk, index) => standingOf(words, chunk, places[index] ?? null));
}

function standingOf(words: string, chunk: Suggested, place: Range | null): ChunkStanding {
  if (place === null) return { status: 'unknown' };
  const { original, replacement } = chunk;
  const { from, to } = place;
  const now = words.slice(from, to);
  if (now === replacement) return { status: 'already', from, to };
  if (now === '' && isFollowed(words, chunk, from))
    return { status: 'already', from, to: from + replacement.length };
  // Somebody has put the words back by hand.
  if (now === '' && original !== '' && words.startsWith(original, from))
    return { status: 'stands', from, to: from + original.length };
  return now === original ? { status: 'stands', from, to } : { status: 'changed', from, to, now };
}

/**
 * New words come to stand behind deleted ones, and so outside of the passage that they replace; and
 * at the end of the text a passage has no end to hold on to.
 */
function isFollowed(words: string, { original, replacement, anchor }: Suggested, at: number) {
  if (original === '' && anchor.start !== anchor.end) return false;
  return replacement !== '' && words.startsWith(replacement, at);
}

/**
 * The edits that accepting makes, in the offsets of the text. Where others have changed the passage
 * meanwhile, their words stay beside what was suggested.
 */
export function editsOf(chunk: Suggested, standing: ChunkStanding): Edit[] {
  switch (standing.status) {
    case 'unknown':
    case 'already':
      return [];
    case 'stands':
      return [{ from: standing.from, to: standing.to, insert: chunk.replacement }];
    case 'changed': {
      const { from, now } = standing;
      return threeWayEdits(chunk.original, chunk.replacement, now).map((edit) => ({
        from: edit.from + from,
        to: edit.to + from,
        insert: edit.insert,
      }));
    }
  }
}

/**
 * Makes changes in the text, in one transaction of that origin; gives those that are in it now. Of
 * two that overlap, the one that was suggested first is made, and the other is for a person to see.
 */
export function makeChanges<C extends Suggested>(
  text: Y.Text,
  chunks: readonly C[],
  origin: unknown,
): C[] {
  const standings = standingsOf(text, chunks);
  const made: C[] = [];
  const edits: Edit[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const standing = standings[index];
    if (standing === undefined || standing.status === 'unknown') continue;
    const own = editsOf(chunk, standing);
    if (own.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    edits.push(...own);
    made.push(chunk);
  }
  makeEdits(text, edits, origin);
  return made;
}

const overlap = (a: Edit, b: Edit): boolean =>
  (a.from < b.to && b.from < a.to) || (a.from === b.from && (a.from === a.to || b.from === b.to));

/** From the end, so that the offsets before stay as they are. */
export function makeEdits(text: Y.Text, edits: readonly Edit[], origin: unknown): void {
  if (edits.length === 0) return;
  text.doc?.transact(() => {
    for (const { from, to, insert } of [...edits].sort((a, b) => b.from - a.from)) {
      if (to > from) text.delete(from, to - from);
      if (insert !== '') text.insert(from, insert);
    }
  }, origin);
}
