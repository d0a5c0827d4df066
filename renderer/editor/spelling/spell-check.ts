/** Marks words that no dictionary has, in what is in sight. */

import { Facet, StateEffect, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  ViewPlugin,
  type DecorationSet,
  type PluginValue,
  type ViewUpdate,
} from '@codemirror/view';
import { isPersonal, onPersonalWords } from './personal-words.ts';
import { proseWords } from './prose.ts';
import { windowSpeller, type Speller } from './speller.ts';
import type { Word } from './words.ts';

export interface WrongWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** How long the text is let be before its words are looked up, in ms. */
const REST_MS = 250;

const looked = StateEffect.define();

const WRONG = Decoration.mark({ class: 'cm-misspelt' });

class SpellCheck implements PluginValue {
  marks: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #speller: Speller;
  readonly #names: () => ReadonlySet<string>;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #ended = false;

  constructor(view: EditorView, speller: Speller, names: () => ReadonlySet<string>) {
    this.#view = view;
    this.#speller = speller;
    this.#names = names;
    this.#stop = onPersonalWords(() => this.#soon());
    this.#soon();
  }

  update({ docChanged, viewportChanged, selectionSet, changes }: ViewUpdate): void {
    if (docChanged) {
      // What was edited is another word by now.
      const isAsItWas = (from: number, to: number): boolean =>
        changes.touchesRange(from, to) === false;
      this.marks = this.marks.update({ filter: isAsItWas }).map(changes);
    }
    if (docChanged || viewportChanged || selectionSet) this.#soon();
  }

  destroy(): void {
    this.#ended = true;
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #soon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), REST_MS);
  }

  async #look(): Promise<void> {
    this.#timer = null;
    const unknown = new Set(
      this.#words()
        .map(({ word }) => word)
        .filter((word) => this.#speller.known(word) === null),
    );
    await this.#speller.check([...unknown]);
    if (this.#ended) return;
    this.marks = this.#marksNow();
    // So that the view looks at the marks again.
    this.#view.dispatch({ effects: looked.of(null) });
  }

  #words(): Word[] {
    const { state, visibleRanges } = this.#view;
    return visibleRanges.flatMap(({ from, to }) => {
      const start = state.doc.lineAt(from).from;
      const end = state.doc.lineAt(to).to;
      // A line of a megabyte is looked at where it is seen.
      return proseWords(state, Math.max(start, from - 200), Math.min(end, to + 200));
    });
  }

  #marksNow(): DecorationSet {
    const { state, hasFocus } = this.#view;
    const { head, empty } = state.selection.main;
    const names = this.#names();
    const marks: Range<Decoration>[] = [];
    for (const { word, from } of this.#words()) {
      const to = from + word.length;
      // It is still being written.
      if (hasFocus && empty && head === to) continue;
      if (this.#speller.known(word) === 'wrong' && !isPersonal(word) && !names.has(bare(word)))
        marks.push(WRONG.range(from, to));
    }
    return Decoration.set(marks, true);
  }
}

/** `Olu’s` is a name too. */
const bare = (word: string): string => word.replace(/'s$/, '');

/** Names that are no words of a language: asked for each time, as they may become more. */
export const namesKnown = Facet.define<() => ReadonlySet<string>>();

const NO_NAMES: ReadonlySet<string> = new Set();

const plugin = ViewPlugin.define(
  (view) =>
    new SpellCheck(view, windowSpeller(), () => view.state.facet(namesKnown)[0]?.() ?? NO_NAMES),
  { decorations: ({ marks }) => marks },
);

/** The marked word at a place; null where there is none. */
export function wrongWordAt(view: EditorView, at: number): WrongWord | null {
  let found: WrongWord | null = null;
  view.plugin(plugin)?.marks.between(at, at, (from, to) => {
    found = { word: view.state.sliceDoc(from, to), from, to };
    return false;
  });
  return found;
}

/** `ask` is shown the word that somebody wants to see suggestions for. */
export const spellCheck = (ask: (wrong: WrongWord) => void): Extension => [
  plugin,
  EditorView.domEventHandlers({
    contextmenu(event, view) {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const wrong = at === null ? null : wrongWordAt(view, at);
      if (wrong === null) return false;
      event.preventDefault();
      ask(wrong);
      return true;
    },
  }),
  keymap.of([
    {
      key: 'Mod-.',
      run: (view) => {
        const wrong = wrongWordAt(view, view.state.selection.main.head);
        if (wrong !== null) ask(wrong);
        return wrong !== null;
      },
    },
  ]),
];
