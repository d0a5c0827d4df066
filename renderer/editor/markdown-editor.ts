import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import {
  sharedText,
  writing,
  type SharedText,
  type SharedTextOptions,
} from '../collab/shared-text.ts';
import { COMMAND_KEYS } from './commands/command-table.ts';
import { WRITING_KEYS } from './commands/keys.ts';
import { EDITOR_THEME } from './editor-theme.ts';
import { takeFiles, type FileDesk } from './attachments/take-files.ts';
import { finding } from './find.ts';
import { showInvisible } from './invisible-characters.ts';
import { lineEndings } from './line-endings.ts';
import { markdownSource } from './markdown-language.ts';
import type { EditorSettings } from './settings.ts';
import { namesKnown, spellCheck, type WrongWord } from './spelling/spell-check.ts';
import { watched } from './view-watch.ts';

export interface MarkdownEditorOptions extends SharedTextOptions {
  readonly parent: HTMLElement;
  /** What the text is, for those who hear the screen. */
  readonly label: string;
  readonly mayWrite: boolean;
  readonly settings: EditorSettings;
  /** Where dropped and pasted files go; asked for each time. */
  readonly desk: () => FileDesk;
  /** Words of names, which are in no dictionary; asked for each time. */
  readonly names: () => ReadonlySet<string>;
  /** Somebody wants to see what a word could be instead. */
  readonly onWrongWord: (wrong: WrongWord) => void;
  /** What others add to the editor: made for this text, and not changed while it is open. */
  readonly extensions: readonly Extension[];
}

/** The editor of a document's Markdown. */
export class MarkdownEditor {
  readonly view: EditorView;
  readonly #writable = new Compartment();
  readonly #set = new Compartment();
  readonly #shared: SharedText;
  readonly #onWrongWord: (wrong: WrongWord) => void;

  constructor(options: MarkdownEditorOptions) {
    const { parent, text, label, mayWrite, settings, extensions } = options;
    this.#shared = sharedText(options);
    this.#onWrongWord = options.onWrongWord;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toJSON(),
        extensions: [
          this.#shared.extension,
          extensions,
          markdownSource(),
          lineEndings,
          finding,
          namesKnown.of(options.names),
          takeFiles(text, options.desk),
          showInvisible(),
          drawSelection(),
          dropCursor(),
          watched,
          Prec.high(keymap.of([...COMMAND_KEYS, ...WRITING_KEYS])),
          keymap.of(defaultKeymap),
          placeholder('Nothing is written yet'),
          EDITOR_THEME,
          EditorView.contentAttributes.of({
            'aria-label': label,
            role: 'textbox',
            'aria-multiline': 'true',
            tabindex: '0',
            // Chromium would fetch a dictionary: spelling is looked at by the editor itself.
            spellcheck: 'false',
            autocorrect: 'off',
            autocapitalize: 'off',
          }),
          this.#writable.of(writing(mayWrite)),
          this.#set.of(this.#settings(settings)),
        ],
      }),
    });
  }

  /** Where the keyboard is in the text; null where it is elsewhere. */
  get caret(): number | null {
    const { contentDOM, state } = this.view;
    return contentDOM === document.activeElement ? state.selection.main.head : null;
  }

  /** The keyboard goes there, or to the end of a text that is shorter. */
  goOnAt(caret: number): void {
    const anchor = Math.min(caret, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor }, scrollIntoView: true });
    this.view.focus();
  }

  setMayWrite(mayWrite: boolean): void {
    this.view.dispatch({ effects: this.#writable.reconfigure(writing(mayWrite)) });
  }

  set(settings: EditorSettings): void {
    this.view.dispatch({ effects: this.#set.reconfigure(this.#settings(settings)) });
  }

  destroy(): void {
    this.view.destroy();
    this.#shared.destroy();
  }

  #settings({ lineNumbers: numbers, spelling }: EditorSettings): Extension {
    return [
      numbers === 'on' ? [lineNumbers(), highlightActiveLineGutter()] : [],
      spelling === 'on' ? spellCheck(this.#onWrongWord) : [],
    ];
  }
}
