/** Deciding about suggested changes: the text and the log are changed one right after the other. */

import * as Y from 'yjs';
import type { Said } from '../../../../shared/review/entries.ts';
import { PUT_BACK } from '../../../collab/put-back.ts';
import { makeChanges, makeEdits } from './standing.ts';
import { isOpen, keyOf, suggestionsOn, type PlacedChunk } from './suggestions-on-text.ts';

export interface Desk {
  readonly text: Y.Text;
  readonly say: (said: Said) => void;
}

type Outcome = 'accepted' | 'rejected' | 'open';

/**
 * Makes changes in the text, as an edit of one's own that can be undone, and says that they are
 * accepted. A change that is in the text already is not made twice. Gives how many could be made.
 */
export function accept({ text, say }: Desk, placed: readonly PlacedChunk[]): number {
  const open = placed.filter(isOpen);
  const made = new Set(
    makeChanges(
      text,
      open.map(({ chunk }) => chunk),
      PUT_BACK,
    ),
  );
  const accepted = open.filter(({ chunk }) => made.has(chunk));
  const { acceptedHere } = suggestionsOn(text);
  for (const each of accepted) acceptedHere.add(keyOf(each));
  sayOf(say, accepted, 'accepted');
  return accepted.length;
}

export function reject({ say }: Desk, placed: readonly PlacedChunk[]): void {
  sayOf(say, placed.filter(isOpen), 'rejected');
}

/** Takes decisions back; where a change was made and still stands as made, it is unmade too. */
export function reopen({ text, say }: Desk, placed: readonly PlacedChunk[]): void {
  const edits = placed.flatMap(({ chunk, standing }) =>
    chunk.fate.status === 'accepted' && standing.status === 'already'
      ? [{ from: standing.from, to: standing.to, insert: chunk.original }]
      : [],
  );
  makeEdits(text, edits, PUT_BACK);
  sayOf(say, placed, 'open');
}

function sayOf(say: Desk['say'], placed: readonly PlacedChunk[], outcome: Outcome): void {
  const bySuggestion = new Map<string, string[]>();
  for (const { suggestion, chunk } of placed)
    bySuggestion.set(suggestion.id, [...(bySuggestion.get(suggestion.id) ?? []), chunk.id]);
  for (const [suggestion, chunks] of bySuggestion)
    say({ type: 'decision', suggestion, chunks, outcome });
}

/**
 * Whoever undoes an acceptance in the editor, or does it again, says so too; until the returned
 * function is called.
 */
export function followUndo({ text, say }: Desk): () => void {
  const suggestions = suggestionsOn(text);
  const look = (_event: unknown, { local, origin }: Y.Transaction): void => {
    if (!local || !(origin instanceof Y.UndoManager)) return;
    suggestions.place();
    const mine = suggestions.store
      .getState()
      .placed.filter((each) => suggestions.acceptedHere.has(keyOf(each)));
    sayOf(
      say,
      mine.filter(
        ({ chunk, standing }) => chunk.fate.status === 'accepted' && standing.status === 'stands',
      ),
      'open',
    );
    sayOf(
      say,
      mine.filter(
        ({ chunk, standing }) => chunk.fate.status === 'open' && standing.status === 'already',
      ),
      'accepted',
    );
  };
  text.observe(look);
  return () => text.unobserve(look);
}
