import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { cspNonce } from '../app/csp-nonce.ts';
import { PUT_BACK } from './put-back.ts';
import { remoteCursors } from './remote-cursors.ts';

export interface TextEditorOptions {
  readonly parent: HTMLElement;
  readonly text: Y.Text;
  readonly awareness: Awareness;
  readonly placeholder: string;
  /** Attributes of the editable element: its label, description, and whether it is in error. */
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly mayWrite: boolean;
  /** Whether text that a person puts in may come in; says so to the person where not. */
  readonly hasRoom: (inserted: string) => boolean;
}

/** A plain text editor on a shared text. Its undo takes back this person's edits alone. */
export class TextEditor {
  readonly #view: EditorView;
  readonly #writable = new Compartment();
  readonly #attributes = new Compartment();
  readonly #undo: Y.UndoManager;
  readonly #options: TextEditorOptions;

  constructor(options: TextEditorOptions) {
    const { text, awareness, parent, mayWrite, hasRoom } = options;
    this.#options = options;
    // The editor's own edits are added to these by the binding.
    this.#undo = new Y.UndoManager(text, { trackedOrigins: new Set([PUT_BACK]) });
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toJSON(),
        extensions: [
          // A carriage return of somebody else's stays one character, as it is in the shared text.
          EditorState.lineSeparator.of('\n'),
          EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
          EditorView.cspNonce.of(cspNonce()),
          EditorView.lineWrapping,
          placeholder(options.placeholder),
          onlyWithRoom(hasRoom),
          yCollab(text, null, { undoManager: this.#undo }),
          remoteCursors(text, awareness),
          keymap.of([...yUndoManagerKeymap, ...defaultKeymap]),
          THEME,
          this.#writable.of(writing(mayWrite)),
          this.#attributes.of(this.#contentAttributes()),
        ],
      }),
    });
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  focus(): void {
    this.#view.focus();
  }

  setMayWrite(mayWrite: boolean): void {
    this.#view.dispatch({ effects: this.#writable.reconfigure(writing(mayWrite)) });
  }

  /** Label, description or error have changed. */
  attributesChanged(): void {
    const effects = this.#attributes.reconfigure(this.#contentAttributes());
    this.#view.dispatch({ effects });
  }

  destroy(): void {
    this.#view.destroy();
    this.#undo.destroy();
  }

  #contentAttributes(): Extension {
    return EditorView.contentAttributes.of({
      ...this.#options.attributes(),
      role: 'textbox',
      'aria-multiline': 'true',
      spellcheck: 'true',
      autocapitalize: 'sentences',
      autocorrect: 'on',
    });
  }
}

/** Who may not write can still put the caret into the text with the keyboard, select and copy. */
const writing = (mayWrite: boolean): Extension => [
  EditorState.readOnly.of(!mayWrite),
  EditorView.contentAttributes.of({ 'aria-readonly': String(!mayWrite) }),
];

const onlyWithRoom = (hasRoom: (inserted: string) => boolean): Extension =>
  EditorState.changeFilter.of((transaction) => {
    if (!transaction.isUserEvent('input') && !transaction.isUserEvent('move')) return true;
    let inserted = '';
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, text) => {
      inserted += text.toString();
    });
    return hasRoom(inserted);
  });

/** Only what CodeMirror's own base theme would have otherwise; the rest is in the field's module. */
const THEME = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'inherit', padding: '0', caretColor: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
});
