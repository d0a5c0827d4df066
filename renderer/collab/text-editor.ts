import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { sharedText, writing, type SharedText, type SharedTextOptions } from './shared-text.ts';

export interface TextEditorOptions extends SharedTextOptions {
  readonly parent: HTMLElement;
  readonly placeholder: string;
  /** Attributes of the editable element: its label, description, and whether it is in error. */
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly mayWrite: boolean;
}

/** A plain text editor on a shared text. Its undo takes back this person's edits alone. */
export class TextEditor {
  readonly #view: EditorView;
  readonly #writable = new Compartment();
  readonly #attributes = new Compartment();
  readonly #shared: SharedText;
  readonly #options: TextEditorOptions;

  constructor(options: TextEditorOptions) {
    const { text, parent, mayWrite } = options;
    this.#options = options;
    this.#shared = sharedText(options);
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toJSON(),
        extensions: [
          placeholder(options.placeholder),
          this.#shared.extension,
          keymap.of(defaultKeymap),
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
    this.#shared.destroy();
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

/** Only what CodeMirror's own base theme would have otherwise; the rest is in the field's module. */
const THEME = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'inherit', padding: '0', caretColor: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
});
