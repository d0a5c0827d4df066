/** Open suggestions in the editor: what would go is struck through, what would come stands beside it. */

import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type PluginValue,
} from '@codemirror/view';
import type * as Y from 'yjs';
import { hasLittleRoom } from '../little-room.ts';
import { hueOf } from './author-colour.ts';
import {
  isOpen,
  keyOf,
  suggestionsOn,
  type SuggestionsOnText,
  type SuggestionsView,
} from './suggestions-on-text.ts';

const draw = StateEffect.define<SuggestionsView>();

/** So many characters of what would come in are shown in the running text. */
const SHOWN = 400;

/** Between two drawings they move with the text. */
const drawn = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let after = before.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(draw)) after = decorations(effect.value, transaction.state.doc.length);
    return after;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorations({ placed, selected }: SuggestionsView, length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const each of placed) {
    const { chunk, suggestion, standing } = each;
    if (!isOpen(each) || standing.status !== 'stands' || standing.to > length) continue;
    const key = keyOf(each);
    const look = {
      key,
      hue: hueOf(suggestion.by),
      selected: key === selected ? 'yes' : 'no',
    } as const;
    const { from, to } = standing;
    if (from < to)
      ranges.push(
        Decoration.mark({
          tagName: 'del',
          class: classOf('cm-suggested-out', look),
          attributes: {
            'data-suggested': key,
            style: `--author: ${look.hue}`,
            title: 'Suggested to be taken out',
          },
        }).range(from, to),
      );
    if (chunk.replacement !== '')
      ranges.push(
        Decoration.widget({ widget: new Inserted(chunk.replacement, look), side: 1 }).range(to),
      );
  }
  return Decoration.set(ranges, true);
}

interface Look {
  readonly key: string;
  readonly hue: number;
  readonly selected: 'no' | 'yes';
}

const classOf = (name: string, { selected }: Look): string =>
  selected === 'yes' ? `${name} cm-suggested-selected` : name;

class Inserted extends WidgetType {
  readonly #words: string;
  readonly #look: Look;

  constructor(words: string, look: Look) {
    super();
    this.#words = words;
    this.#look = look;
  }

  override eq(other: Inserted): boolean {
    const { key, selected } = this.#look;
    return (
      other.#words === this.#words && other.#look.key === key && other.#look.selected === selected
    );
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('ins');
    element.className = classOf('cm-suggested-in', this.#look);
    element.dataset['suggested'] = this.#look.key;
    element.style.setProperty('--author', String(this.#look.hue));
    element.title = 'Suggested to be put in';
    const words = this.#words.length > SHOWN ? `${this.#words.slice(0, SHOWN)}…` : this.#words;
    element.textContent = words.replaceAll('\n', '⏎');
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Draws what is known whenever that changes. */
class Follower implements PluginValue {
  readonly #stop: () => void;
  #frame: number | null = null;

  constructor(view: EditorView, suggestions: SuggestionsOnText) {
    const tell = (): void => {
      this.#frame ??= requestAnimationFrame(() => {
        this.#frame = null;
        view.dispatch({ effects: draw.of(suggestions.store.getState()) });
      });
    };
    this.#stop = suggestions.store.subscribe(tell);
    tell();
  }

  destroy(): void {
    this.#stop();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
  }
}

/** A click on a change shows it in the panel. */
const clicks = (suggestions: SuggestionsOnText): Extension =>
  EditorView.domEventHandlers({
    click: (event) => {
      const { target } = event;
      const element = target instanceof Element ? target.closest('[data-suggested]') : null;
      if (element instanceof HTMLElement) {
        const { suggested: key = null } = element.dataset;
        // Where the panel would lie over the text, it does not come by itself.
        if (hasLittleRoom()) suggestions.select(key);
        else suggestions.open(key);
      }
    },
  });

const THEME = EditorView.baseTheme({
  '.cm-suggested-out, .cm-suggested-in': {
    '--ink': 'light-dark(hsl(var(--author) 75% 26%), hsl(var(--author) 70% 80%))',
    color: 'var(--ink)',
    backgroundColor:
      'light-dark(hsl(var(--author) 60% 50% / 0.13), hsl(var(--author) 60% 60% / 0.2))',
    cursor: 'pointer',
  },
  '.cm-suggested-out': { textDecoration: 'line-through', textDecorationThickness: '2px' },
  '.cm-suggested-in': {
    textDecoration: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '2px',
    overflowWrap: 'anywhere',
  },
  '.cm-suggested-selected': { outline: '2px solid var(--ink)', outlineOffset: '1px' },
  '@media (forced-colors: active)': {
    '.cm-suggested-out, .cm-suggested-in': { color: 'CanvasText', backgroundColor: 'Canvas' },
  },
});

/** Made once for each shared text. */
export function suggestionMarks(text: Y.Text): Extension {
  const suggestions = suggestionsOn(text);
  return [
    drawn,
    ViewPlugin.define((view) => new Follower(view, suggestions)),
    clicks(suggestions),
    THEME,
  ];
}
