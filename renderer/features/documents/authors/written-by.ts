import type * as Y from 'yjs';
import { authorKey, authorRuns, runIndexAt } from '../../../../shared/review/authorship.ts';
import type { AuthorsView } from './authors-on-text.ts';

/** Who wrote the character before an offset, in words; null for an empty text. */
export function writtenBy(
  text: Y.Text,
  { claimed, looks }: AuthorsView,
  at: number,
): string | null {
  const runs = authorRuns(text, claimed);
  const run = runs[runIndexAt(runs, Math.max(0, at - 1))];
  if (run === undefined) return null;
  const look = looks.get(authorKey(run.author));
  switch (run.author.type) {
    case 'person':
    case 'recovered':
      return look?.name ?? authorKey(run.author);
    case 'own':
      return 'You; the relay has not acknowledged it yet';
    case 'unknown':
      return 'Not known yet: the relay has not said whose it is';
  }
}
