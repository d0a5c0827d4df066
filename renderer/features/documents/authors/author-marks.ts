/** Who wrote what, in the editor: a tint for each author, and who wrote the passage at the caret. */

import { StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  showTooltip,
  ViewPlugin,
  type Command,
  type DecorationSet,
  type PluginValue,
  type Tooltip,
  type ViewUpdate,
} from '@codemirror/view';
import type { Range } from '@codemirror/state';
import type * as Y from 'yjs';
import {
  authorKey,
  authorRuns,
  runIndexAt,
  type AuthorRun,
} from '../../../../shared/review/authorship.ts';
import type { AuthorLook } from './author-looks.ts';
import { authorsOn } from './authors-on-text.ts';
import { writtenBy } from './written-by.ts';

/** The keys, as they are shown. */
export const AUTHOR_KEYS = navigator.platform.startsWith('Mac') ? '⌘⌥A' : 'Ctrl+Alt+A';

/** How long after a change the text is looked through again, in ms. */
const READ_AFTER = 150;
/** How long the caret rests before it is told where it is, in ms. */
const CARET_AFTER = 200;

/** Tints what is in sight. */
class Tint implements PluginValue {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #stop: () => void;
  #runs: readonly AuthorRun[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #caretTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(view: EditorView, text: Y.Text) {
    this.#view = view;
    this.#text = text;
    this.#stop = authorsOn(text).subscribe((now, before) => {
      if (
        now.tinted !== before.tinted ||
        now.claimed !== before.claimed ||
        now.looks !== before.looks
      )
        this.#later(0);
    });
    this.#later(0);
    this.#tellCaret();
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.selectionSet) this.#tellCaret();
    if (update.docChanged) {
      this.decorations = this.decorations.map(update.changes);
      this.#later(READ_AFTER);
    } else if (update.viewportChanged) {
      this.#draw();
    }
  }

  destroy(): void {
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#caretTimer !== null) clearTimeout(this.#caretTimer);
    authorsOn(this.#text).setState({ caret: null });
  }

  /** Where the caret is, once it has rested. */
  #tellCaret(): void {
    this.#caretTimer ??= setTimeout(() => {
      this.#caretTimer = null;
      authorsOn(this.#text).setState({ caret: this.#view.state.selection.main.head });
    }, CARET_AFTER);
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const { tinted, claimed } = authorsOn(this.#text).getState();
      this.#runs = tinted === 'yes' ? authorRuns(this.#text, claimed) : [];
      this.#draw();
      // So that the view looks at the decorations again.
      this.#view.dispatch({});
    }, ms);
  }

  #draw(): void {
    const { looks } = authorsOn(this.#text).getState();
    // The text is ahead of the editor for a moment, or it is another one that is edited.
    if (this.#runs.at(-1)?.to !== this.#view.state.doc.length) {
      if (this.#runs.length === 0) this.decorations = Decoration.none;
      return;
    }
    const marks: Range<Decoration>[] = [];
    for (const { from, to } of this.#view.visibleRanges)
      for (const run of between(this.#runs, from, to)) {
        const look = looks.get(authorKey(run.author));
        if (look !== undefined) marks.push(markOf(look).range(run.from, run.to));
      }
    this.decorations = Decoration.set(marks, true);
  }
}

function between(runs: readonly AuthorRun[], from: number, to: number): readonly AuthorRun[] {
  const start = Math.max(0, runIndexAt(runs, from));
  let end = start;
  while (end < runs.length && (runs[end]?.from ?? to) < to) end += 1;
  return runs.slice(start, end);
}

const markOf = ({ color, pattern }: AuthorLook): Decoration =>
  Decoration.mark({
    class: `cm-author cm-author-${pattern}`,
    // CodeMirror sets this by property.
    attributes: { style: `--author: ${color}` },
  });

const told = StateEffect.define<string | null>();

/** What is said at the caret, until it moves. */
const telling = StateField.define<Tooltip | null>({
  create: () => null,
  update(before, transaction) {
    let after = transaction.docChanged || transaction.selection !== undefined ? null : before;
    for (const effect of transaction.effects)
      if (effect.is(told))
        after =
          effect.value === null
            ? null
            : tooltip(effect.value, transaction.state.selection.main.head);
    return after;
  },
  provide: (field) => showTooltip.from(field),
});

const tooltip = (words: string, pos: number): Tooltip => ({
  pos,
  above: true,
  create() {
    const dom = document.createElement('div');
    dom.className = 'cm-author-told';
    dom.textContent = words;
    return { dom };
  },
});

const tell =
  (text: Y.Text): Command =>
  (view) => {
    const words = writtenBy(text, authorsOn(text).getState(), view.state.selection.main.head);
    const said = words === null ? 'Nothing is written yet' : `Written by: ${words}`;
    view.dispatch({ effects: [told.of(said), EditorView.announce.of(said)] });
    return true;
  };

const hide: Command = (view) => {
  if (view.state.field(telling) === null) return false;
  view.dispatch({ effects: told.of(null) });
  return true;
};

const LINES = ['solid', 'dotted', 'dashed', 'double', 'wavy'] as const;

const THEME = EditorView.baseTheme({
  '.cm-author': {
    backgroundColor: 'color-mix(in srgb, var(--author) 15%, transparent)',
    textDecorationLine: 'underline',
    textDecorationColor: 'var(--author)',
    textDecorationThickness: '2px',
    textUnderlineOffset: '0.22em',
    textDecorationSkipInk: 'none',
  },
  ...Object.fromEntries(
    LINES.map((line, index) => [`.cm-author-${index}`, { textDecorationStyle: line }]),
  ),
  '.cm-author-told': {
    padding: 'var(--space-1) var(--space-3)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--size-small)',
  },
});

/** Made once for each shared text. */
export function authorMarks(text: Y.Text): Extension {
  return [
    ViewPlugin.define((view) => new Tint(view, text), {
      decorations: (plugin) => plugin.decorations,
    }),
    telling,
    keymap.of([
      { key: 'Mod-Alt-a', run: tell(text), preventDefault: true },
      { key: 'Escape', run: hide },
    ]),
    THEME,
  ];
}
