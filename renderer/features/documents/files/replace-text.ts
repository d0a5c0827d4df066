import type * as Y from 'yjs';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { textEdits } from '../../../../shared/documents/text-diff.ts';

/**
 * Makes another text of a shared one in one transaction, as few characters as can be: what is the
 * same keeps its author, and the comments on it. `origin` is what its undo knows it by.
 */
export function replaceText(text: Y.Text, after: string, origin: unknown): void {
  const edits = textEdits(text.toJSON(), after);
  const apply = (): void => {
    // From the end, so that the offsets before stay as they are.
    for (const { from, to, insert } of edits.toReversed()) {
      if (to > from) text.delete(from, to - from);
      if (insert !== '') text.insert(from, insert);
    }
  };
  if (text.doc === null) apply();
  else text.doc.transact(apply, origin);
}

/** All that edits would put in. */
export const insertedBy = (edits: readonly Edit[]): string =>
  edits.map(({ insert }) => insert).join('');
