/**
 * Where others are in a text: a caret with the person's name, and what they have selected. Names and
 * colours are those that the relay has set from each session's person. Styles are set by property
 * and by class, never as an attribute's text, which the page's policy forbids.
 */

import type { Extension, Range } from '@codemirror/state';
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

interface RemoteCursor {
  readonly anchor: number;
  readonly head: number;
  readonly name: string;
  readonly color: string;
}

const UNKNOWN_COLOR = '#6d767a';

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

class RemoteCursors implements PluginValue {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  #cancel: (() => void) | null = null;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    awareness.on('change', this.#moved);
    this.#draw();
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) this.decorations = this.decorations.map(update.changes);
    if (update.selectionSet || update.focusChanged || update.docChanged) this.#tell();
    if (update.docChanged) this.#moved();
  }

  destroy(): void {
    this.#cancel?.();
    this.#awareness.off('change', this.#moved);
    if (this.#isOwn()) this.#awareness.setLocalStateField('cursor', null);
  }

  readonly #moved = (): void => {
    this.#cancel ??= nextFrame(() => {
      this.#cancel = null;
      this.#draw();
      // So that the view looks at the decorations again.
      this.#view.dispatch({});
    });
  };

  #draw(): void {
    const length = this.#view.state.doc.length;
    const decorations: Range<Decoration>[] = [];
    for (const cursor of this.#cursors()) {
      if (cursor.anchor > length || cursor.head > length) continue;
      const [from, to] = [cursor.anchor, cursor.head].sort((a, b) => a - b) as [number, number];
      if (from < to) decorations.push(selection(cursor).range(from, to));
      const side = cursor.head >= cursor.anchor ? -1 : 1;
      decorations.push(Decoration.widget({ widget: new Caret(cursor), side }).range(cursor.head));
    }
    this.decorations = Decoration.set(decorations, true);
  }

  *#cursors(): Iterable<RemoteCursor> {
    const { doc } = this.#awareness;
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === doc.clientID) continue;
      const anchor = this.#indexOf(fieldOf(state['cursor'], 'anchor'));
      const head = this.#indexOf(fieldOf(state['cursor'], 'head'));
      if (anchor === null || head === null) continue;
      const name = fieldOf(state['user'], 'name');
      const color = fieldOf(state['user'], 'color');
      yield {
        anchor,
        head,
        name: typeof name === 'string' ? name : 'Somebody',
        color: typeof color === 'string' && isColor(color) ? color : UNKNOWN_COLOR,
      };
    }
  }

  /** Where a relative position is in this text; null where it is in none, or in another. */
  #indexOf(position: unknown): number | null {
    const { doc } = this.#awareness;
    if (typeof position !== 'object' || position === null) return null;
    try {
      const relative = Y.createRelativePositionFromJSON(position);
      const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
      return absolute?.type === this.#text ? absolute.index : null;
    } catch {
      // Another's client may say anything.
      return null;
    }
  }

  /** Says where this person is, while the text has the focus. */
  #tell(): void {
    if (!this.#view.hasFocus) {
      if (this.#isOwn()) this.#awareness.setLocalStateField('cursor', null);
      return;
    }
    const { anchor, head } = this.#view.state.selection.main;
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(this.#text, index);
    const cursor = { anchor: at(anchor), head: at(head) };
    // Where nothing is new, nobody need be told.
    if (!isSameCursor(this.#awareness.getLocalState()?.['cursor'], cursor))
      this.#awareness.setLocalStateField('cursor', cursor);
  }

  /** Whether the cursor that this window shows others is in this text. */
  #isOwn(): boolean {
    const cursor: unknown = this.#awareness.getLocalState()?.['cursor'];
    return this.#indexOf(fieldOf(cursor, 'head')) !== null;
  }
}

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
