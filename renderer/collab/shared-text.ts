/** What every editor on a shared text has in common, the small fields and the big editor. */

import { EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Command, type KeyBinding } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { cspNonce } from '../app/csp-nonce.ts';
import { PUT_BACK } from './put-back.ts';
import { remoteCursors } from './remote-cursors.ts';

export interface SharedTextOptions {
  readonly text: Y.Text;
  readonly awareness: Awareness;
  /** Whether text that a person puts in may come in; says so to the person where not. */
  readonly hasRoom: (inserted: string) => boolean;
}

export interface SharedText {
  readonly extension: Extension;
  readonly undo: Y.UndoManager;
  destroy(): void;
}

/**
 * Binds an editor to a shared text: the same characters in both, others' cursors, and an undo that
 * takes back this person's edits alone. The editor must begin with `text.toJSON()`.
 */
export function sharedText({ text, awareness, hasRoom }: SharedTextOptions): SharedText {
  // The editor's own edits are added to these by the binding.
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([PUT_BACK]) });
  return {
    undo,
    extension: [
      // A carriage return of somebody else's stays one character, as it is in the shared text.
      EditorState.lineSeparator.of('\n'),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
      EditorView.cspNonce.of(cspNonce()),
      EditorView.lineWrapping,
      onlyWithRoom(hasRoom),
      yCollab(text, null, { undoManager: undo }),
      remoteCursors(text, awareness),
      keymap.of(UNDO_KEYS),
    ],
    destroy: () => undo.destroy(),
  };
}

/** Of who may not write no edit is taken back either: that would be one. */
const whereOneMayWrite = ({ run, ...binding }: KeyBinding): KeyBinding => ({
  ...binding,
  run: (view) => view.state.readOnly || run?.(view) === true,
});

const UNDO_KEYS = yUndoManagerKeymap.map(whereOneMayWrite);

const boundTo =
  (key: string): Command =>
  (view) =>
    UNDO_KEYS.find((binding) => binding.key === key)?.run?.(view) === true;

/** Takes back this person's last edit. */
export const undo: Command = boundTo('Mod-z');
/** Makes it again. */
export const redo: Command = boundTo('Mod-Shift-z');

/** Who may not write can still put the caret into the text with the keyboard, select and copy. */
export const writing = (mayWrite: boolean): Extension => [
  EditorState.readOnly.of(!mayWrite),
  EditorView.contentAttributes.of({ 'aria-readonly': String(!mayWrite) }),
];

const onlyWithRoom = (hasRoom: (inserted: string) => boolean): Extension =>
  EditorState.changeFilter.of((transaction) => {
    // Others' edits, which come from the shared text, are nobody's here.
    const isPersons = transaction.annotation(Transaction.userEvent) !== undefined;
    if (isPersons && transaction.startState.readOnly) return false;
    if (!transaction.isUserEvent('input') && !transaction.isUserEvent('move')) return true;
    let inserted = '';
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, text) => {
      inserted += text.toString();
    });
    return hasRoom(inserted);
  });
