import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import {
  sharedText,
  writing,
  type SharedText,
  type SharedTextOptions,
} from '../collab/shared-text.ts';
import { EDITOR_THEME } from './editor-theme.ts';
import { markdownSource } from './markdown-language.ts';

export interface MarkdownEditorOptions extends SharedTextOptions {
  readonly parent: HTMLElement;
  /** What the text is, for those who hear the screen. */
  readonly label: string;
  readonly mayWrite: boolean;
  /** What others add to the editor: made for this text, and not changed while it is open. */
  readonly extensions: readonly Extension[];
}

/** The editor of a document's Markdown. */
export class MarkdownEditor {
  readonly view: EditorView;
  readonly #writable = new Compartment();
  readonly #shared: SharedText;

  constructor(options: MarkdownEditorOptions) {
    const { parent, text, label, mayWrite, extensions } = options;
    this.#shared = sharedText(options);
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toJSON(),
        extensions: [
          this.#shared.extension,
          extensions,
          markdownSource(),
          keymap.of(defaultKeymap),
          placeholder('Nothing is written yet'),
          EDITOR_THEME,
          EditorView.contentAttributes.of({
            'aria-label': label,
            role: 'textbox',
            'aria-multiline': 'true',
            // Chromium would fetch a dictionary: spelling is looked at by the editor itself.
            spellcheck: 'false',
            autocorrect: 'off',
            autocapitalize: 'off',
          }),
          this.#writable.of(writing(mayWrite)),
        ],
      }),
    });
  }

  setMayWrite(mayWrite: boolean): void {
    this.view.dispatch({ effects: this.#writable.reconfigure(writing(mayWrite)) });
  }

  destroy(): void {
    this.view.destroy();
    this.#shared.destroy();
  }
}
