/**
 * Where others are in a text: a caret with the person's name, and what they have selected. Names and
 * colours are those that the relay has set from each session's person. Styles are set by property
 * and by class, never as an attribute's text, which the page's policy forbids.
 */

import type { ChangeDesc, Extension, Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type PluginValue,
  type ViewUpdate,
} from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { nextFrame } from './frames.ts';
import { indexesIn } from './positions.ts';

interface RemoteCursor {
  readonly anchor: number;
  readonly head: number;
  readonly name: string;
  readonly color: string;
}

const UNKNOWN_COLOR = '#6d767a';

/**
 * How often others are told where this person is, in ms. To say it, Yjs walks to that place from the
 * beginning of the text; while one types, the caret moves with what comes anyway.
 */
const TELL_EVERY_MS = 100;

class Caret extends WidgetType {
  readonly #name: string;
  readonly #color: string;

  constructor({ name, color }: RemoteCursor) {
    super();
    this.#name = name;
    this.#color = color;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'cm-remote-caret';
    caret.style.setProperty('--person', this.#color);
    // A screen reader reads the text, not where others stand in it; who is there is told elsewhere.
    caret.setAttribute('aria-hidden', 'true');
    // Drawn by the style sheet: it is no part of the text that is read, searched or copied.
    caret.dataset['name'] = this.#name;
    return caret;
  }

  override eq(other: WidgetType): boolean {
    return other instanceof Caret && other.#name === this.#name && other.#color === this.#color;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Where another is in the text; null while that cannot be said. */
interface Place {
  /** As that person's client has said it. */
  readonly cursor: unknown;
  anchor: number | null;
  head: number | null;
}

class RemoteCursors implements PluginValue {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  /** By client. */
  readonly #places = new Map<number, Place>();
  /** What others were last told of this view. */
  #told: unknown = null;
  /** When that was, by the page's clock. */
  #toldAt = -Infinity;
  #cancelDraw: (() => void) | null = null;
  #cancelTell: (() => void) | null = null;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    awareness.on('change', this.#moved);
    this.#findPlaces();
    this.decorations = this.#decorate();
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      this.#mapPlaces(update.changes);
      this.decorations = this.#decorate();
      // Who was where nothing was yet may be in what has come.
      if ([...this.#places.values()].some(isNowhere)) this.#moved();
    }
    if (update.selectionSet || update.focusChanged || update.docChanged)
      this.#cancelTell ??= this.#tellSoon();
  }

  destroy(): void {
    this.#cancelDraw?.();
    this.#cancelTell?.();
    this.#awareness.off('change', this.#moved);
    this.#takeBack();
  }

  readonly #moved = (): void => {
    this.#cancelDraw ??= nextFrame(() => {
      this.#cancelDraw = null;
      this.#findPlaces();
      this.decorations = this.#decorate();
      // So that the view looks at the decorations again.
      this.#view.dispatch({});
    });
  };

  /** A cursor stands before a character, and moves with it. */
  #mapPlaces(changes: ChangeDesc): void {
    for (const place of this.#places.values()) {
      if (place.anchor !== null) place.anchor = changes.mapPos(place.anchor, 1);
      if (place.head !== null) place.head = changes.mapPos(place.head, 1);
    }
  }

  /** Of those who have said something new, or of whom it could not be said until now. */
  #findPlaces(): void {
    const states = this.#awareness.getStates();
    for (const client of this.#places.keys()) if (!states.has(client)) this.#places.delete(client);
    const sought: Place[] = [];
    for (const [client, state] of states) {
      if (client === this.#awareness.doc.clientID) continue;
      const cursor: unknown = state['cursor'];
      const known = this.#places.get(client);
      if (known !== undefined && known.cursor === cursor && !isNowhere(known)) continue;
      const place = { cursor, anchor: null, head: null };
      this.#places.set(client, place);
      if (cursor !== undefined && cursor !== null) sought.push(place);
    }
    const ends = sought.flatMap(({ cursor }) => [
      fieldOf(cursor, 'anchor'),
      fieldOf(cursor, 'head'),
    ]);
    const indexes = indexesIn(this.#text, ends);
    for (const [at, place] of sought.entries()) {
      place.anchor = indexes[2 * at] ?? null;
      place.head = indexes[2 * at + 1] ?? null;
    }
  }

  #decorate(): DecorationSet {
    const { length } = this.#view.state.doc;
    const decorations: Range<Decoration>[] = [];
    for (const cursor of this.#cursors()) {
      if (cursor.anchor > length || cursor.head > length) continue;
      const [from, to] = [cursor.anchor, cursor.head].sort((a, b) => a - b) as [number, number];
      if (from < to) decorations.push(selection(cursor).range(from, to));
      const side = cursor.head >= cursor.anchor ? -1 : 1;
      decorations.push(Decoration.widget({ widget: new Caret(cursor), side }).range(cursor.head));
    }
    return Decoration.set(decorations, true);
  }

  *#cursors(): Iterable<RemoteCursor> {
    const states = this.#awareness.getStates();
    for (const [client, { anchor, head }] of this.#places) {
      if (anchor === null || head === null) continue;
      const user: unknown = states.get(client)?.['user'];
      const name = fieldOf(user, 'name');
      const color = fieldOf(user, 'color');
      yield {
        anchor,
        head,
        name: typeof name === 'string' ? name : 'Somebody',
        color: typeof color === 'string' && isColor(color) ? color : UNKNOWN_COLOR,
      };
    }
  }

  #tellSoon(): () => void {
    const wait = this.#toldAt + TELL_EVERY_MS - performance.now();
    if (wait <= 0) return nextFrame(() => this.#tell());
    const timer = setTimeout(() => this.#tell(), wait);
    return () => clearTimeout(timer);
  }

  /** Says where this person is, while the text has the focus. */
  #tell(): void {
    this.#cancelTell = null;
    this.#toldAt = performance.now();
    if (!this.#view.hasFocus) {
      this.#takeBack();
      return;
    }
    const { anchor, head } = this.#view.state.selection.main;
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(this.#text, index);
    const there = at(head);
    const cursor = { anchor: anchor === head ? there : at(anchor), head: there };
    // Where nothing is new, nobody need be told.
    if (isSameCursor(this.#awareness.getLocalState()?.['cursor'], cursor)) return;
    this.#told = cursor;
    this.#awareness.setLocalStateField('cursor', cursor);
  }

  /** The cursor that this window shows others may by now be in another text. */
  #takeBack(): void {
    if (this.#told === null || this.#awareness.getLocalState()?.['cursor'] !== this.#told) return;
    this.#told = null;
    this.#awareness.setLocalStateField('cursor', null);
  }
}

/** Somewhere by that person's word, and in no place of this text, or not yet. */
const isNowhere = ({ cursor, anchor, head }: Place): boolean =>
  cursor !== undefined && cursor !== null && (anchor === null || head === null);

const isSameCursor = (before: unknown, now: object): boolean =>
  JSON.stringify(before) === JSON.stringify(now);

const selection = ({ color }: RemoteCursor): Decoration =>
  // CodeMirror sets this by property.
  Decoration.mark({ class: 'cm-remote-selection', attributes: { style: `--person: ${color}` } });

const isColor = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const THEME = EditorView.baseTheme({
  '.cm-remote-selection': {
    backgroundColor: 'color-mix(in srgb, var(--person) 22%, transparent)',
  },
  '.cm-remote-caret': {
    position: 'relative',
    marginInline: '-1px',
    borderInlineStart: '2px solid var(--person)',
  },
  '.cm-remote-caret::after': {
    content: 'attr(data-name)',
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-2px',
    zIndex: '1',
    padding: '0 var(--space-1)',
    borderRadius: '3px 3px 3px 0',
    backgroundColor: 'var(--person)',
    color: '#fff',
    fontFamily: 'var(--font)',
    fontSize: '0.6875rem',
    fontWeight: '550',
    lineHeight: '1.4',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    userSelect: 'none',
  },
  // On the first line there is no room above.
  '.cm-line:first-of-type .cm-remote-caret::after': {
    insetBlockEnd: 'auto',
    insetBlockStart: '100%',
    borderRadius: '0 3px 3px 3px',
  },
  '@media (forced-colors: active)': {
    '.cm-remote-caret': { borderColor: 'Highlight' },
    '.cm-remote-caret::after': {
      border: '1px solid CanvasText',
      backgroundColor: 'Canvas',
      color: 'CanvasText',
    },
  },
});

export function remoteCursors(text: Y.Text, awareness: Awareness): Extension {
  const plugin = ViewPlugin.define((view) => new RemoteCursors(view, text, awareness), {
    decorations: (cursors) => cursors.decorations,
  });
  return [plugin, THEME];
}
