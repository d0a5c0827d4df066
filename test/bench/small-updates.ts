import * as Y from 'yjs';
import { numbers } from '../collab/numbers.ts';

/**
 * Types into a document as a person does, a keystroke an update: a sentence at one place, now and
 * then some characters taken back, then on at another place.
 */
function typeKeys(text: Y.Text, count: number): void {
  const next = numbers(8);
  let at = 0;
  for (let key = 0; key < count; key += 1) {
    if (next(60) === 0) at = next(text.length + 1);
    if (at > 0 && next(12) === 0) {
      at -= 1;
      text.delete(at, 1);
    } else {
      text.insert(at, next(6) === 0 ? ' ' : String.fromCharCode(97 + next(26)));
      at += 1;
    }
  }
}

/** The updates of so many keystrokes, one each. */
export function smallUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  typeKeys(doc.getText('content'), count);
  doc.destroy();
  return updates;
}
