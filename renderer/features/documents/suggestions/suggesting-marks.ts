/** In the copy in which changes are tried out: what is new, and what was taken out. */

import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type PluginValue,
  type ViewUpdate,
} from '@codemirror/view';
import type * as Y from 'yjs';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { changesBetween } from './changes.ts';

const draw = StateEffect.define<DecorationSet>();

const drawn = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) =>
    effects.reduce((now, effect) => (effect.is(draw) ? effect.value : now), before.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

class Removed extends WidgetType {
  readonly #words: string;

  constructor(words: string) {
    super();
    this.#words = words;
  }

  override eq(other: Removed): boolean {
    return other.#words === this.#words;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('del');
    element.className = 'cm-tried-out';
    element.title = 'You take this out';
    element.textContent = this.#words.replaceAll('\n', '⏎');
    return element;
  }
}

/** So many characters of what was taken out are shown in the running text. */
const SHOWN = 400;

function decorations(shared: string, changes: readonly Edit[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  let shift = 0;
  for (const { from, to, insert } of changes) {
    const at = from + shift;
    const words = shared.slice(from, to);
    const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
    if (words !== '')
      ranges.push(Decoration.widget({ widget: new Removed(shown), side: -1 }).range(at));
    if (insert !== '')
      ranges.push(
        Decoration.mark({ tagName: 'ins', class: 'cm-tried-in' }).range(at, at + insert.length),
      );
    shift += insert.length - (to - from);
  }
  return Decoration.set(ranges, true);
}

/** How long after an edit the changes are looked for again, in ms. */
const LOOKED_AFTER = 120;

class Comparer implements PluginValue {
  readonly #view: EditorView;
  readonly #shared: Y.Text;
  readonly #changed: (count: number) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(view: EditorView, shared: Y.Text, changed: (count: number) => void) {
    this.#view = view;
    this.#shared = shared;
    this.#changed = changed;
    shared.observe(this.#later);
    this.#later();
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.#later();
  }

  destroy(): void {
    this.#shared.unobserve(this.#later);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  readonly #later = (): void => {
    this.#timer ??= setTimeout(() => this.#look(), LOOKED_AFTER);
  };

  #look(): void {
    this.#timer = null;
    const shared = this.#shared.toJSON();
    const changes = changesBetween(shared, this.#view.state.doc.toString());
    this.#view.dispatch({ effects: draw.of(decorations(shared, changes)) });
    this.#changed(changes.length);
  }
}

const THEME = EditorView.baseTheme({
  '.cm-tried-in': {
    backgroundColor: 'var(--success-surface)',
    color: 'var(--success-text)',
    textDecoration: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '2px',
  },
  '.cm-tried-out': {
    backgroundColor: 'var(--danger-surface)',
    color: 'var(--danger-text)',
    textDecoration: 'line-through',
    overflowWrap: 'anywhere',
  },
});

/** `changed` is told how many changes there are. */
export const suggestingMarks = (shared: Y.Text, changed: (count: number) => void): Extension => [
  drawn,
  ViewPlugin.define((view) => new Comparer(view, shared, changed)),
  THEME,
];
