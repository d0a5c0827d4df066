/** Comments in the editor: the passages that have some, a button beside a selection, and the keys. */

import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
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
} from '@codemirror/view';
import type * as Y from 'yjs';
import { hasLittleRoom } from '../little-room.ts';
import { commentsOn, type CommentsOnText, type ThreadMark } from './comments-on-text.ts';

/** The keys, as they are shown. */
export const COMMENT_KEYS = navigator.platform.startsWith('Mac') ? '⌘⌥M' : 'Ctrl+Alt+M';

interface Drawn {
  readonly marks: readonly ThreadMark[];
  readonly selected: string | null;
}

const draw = StateEffect.define<Drawn>();

/** The passages; between two drawings they move with the text. */
const drawn = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let after = before.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(draw)) after = decorations(effect.value, transaction.state.doc.length);
    }
    return after;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorations({ marks, selected }: Drawn, length: number): DecorationSet {
  const ranges = marks
    // The text may have become shorter since they were looked up.
    .map(({ thread, from, to }) => ({ thread, from, to: Math.min(to, length) }))
    .filter(({ from, to }) => from < to)
    .map(({ thread, from, to }) =>
      Decoration.mark({
        class:
          thread === selected || thread === ''
            ? 'cm-commented cm-commented-selected'
            : 'cm-commented',
        attributes: { 'data-thread': thread },
      }).range(from, to),
    );
  return Decoration.set(ranges, true);
}

/** Draws what is known of the threads whenever that changes. */
class Follower implements PluginValue {
  readonly #stop: () => void;
  #frame: number | null = null;

  constructor(view: EditorView, comments: CommentsOnText) {
    const tell = (): void => {
      this.#frame ??= requestAnimationFrame(() => {
        // What was typed since they were looked up would have them drawn beside their passages.
        comments.settle();
        this.#frame = null;
        const { selected } = comments.store.getState();
        view.dispatch({ effects: draw.of({ marks: comments.marks(), selected }) });
      });
    };
    this.#stop = comments.store.subscribe((now, before) => {
      const isSame =
        now.placed === before.placed &&
        now.selected === before.selected &&
        now.written === before.written;
      if (!isSame) tell();
    });
    tell();
  }

  destroy(): void {
    this.#stop();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
  }
}

const pressed = StateEffect.define<'down' | 'up'>();

/** Whether the mouse is held down: while one selects with it, nothing may come in its way. */
const mouse = StateField.define<'down' | 'up'>({
  create: () => 'up',
  update(before, { effects }) {
    return effects.reduce((now, effect) => (effect.is(pressed) ? effect.value : now), before);
  },
});

function selectionTooltip(comments: CommentsOnText, state: EditorState): Tooltip | null {
  const { main } = state.selection;
  if (main.empty || state.field(mouse) === 'down') return null;
  return {
    pos: main.head,
    above: main.head === main.from,
    create(view) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'cm-comment-button';
      button.textContent = 'Comment';
      button.title = `Comment on what is selected (${COMMENT_KEYS})`;
      // Otherwise the selection would be gone before it is read.
      button.addEventListener('mousedown', (event) => event.preventDefault());
      button.addEventListener('click', () => askAboutSelection(view, comments));
      return { dom: button };
    },
  };
}

function askAboutSelection(view: EditorView, comments: CommentsOnText): void {
  const { from, to } = view.state.selection.main;
  comments.ask({ from, to });
  // The button goes; the words stay marked by what is written about them.
  view.dispatch({ selection: { anchor: to } });
}

/** About what is selected; else to the comment that the caret is in; else about the document. */
const comment =
  (comments: CommentsOnText): Command =>
  (view) => {
    const { main } = view.state.selection;
    const thread = main.empty ? comments.threadAt(main.head) : null;
    if (!main.empty) askAboutSelection(view, comments);
    else if (thread === null) comments.ask(null);
    else comments.open(thread, 'focus');
    return true;
  };

/** A click into a passage shows its thread, and the caret stays in the text. */
const clicks = (comments: CommentsOnText): Extension =>
  EditorView.domEventHandlers({
    mousedown: (_event, view) => {
      view.dispatch({ effects: pressed.of('down') });
      const up = (): void => view.dispatch({ effects: pressed.of('up') });
      window.addEventListener('mouseup', up, { once: true });
    },
    click: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at === null || !view.state.selection.main.empty) return;
      const thread = comments.threadAt(at);
      if (thread === null) comments.select(null);
      // Where the panel would lie over the text, it does not come by itself.
      else if (hasLittleRoom()) comments.select(thread);
      else comments.open(thread, 'stay');
    },
  });

const THEME = EditorView.baseTheme({
  '.cm-commented': {
    borderBottom: '2px dotted var(--accent)',
    backgroundColor: 'color-mix(in srgb, var(--accent) 11%, transparent)',
    cursor: 'pointer',
  },
  '.cm-commented-selected': {
    borderBottomStyle: 'solid',
    backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)',
  },
  '.cm-tooltip:has(.cm-comment-button), .cm-tooltip.cm-comment-button': {
    border: 'none',
    backgroundColor: 'transparent',
  },
  '.cm-tooltip.cm-comment-button, .cm-comment-button': {
    padding: 'var(--space-1) var(--space-3)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--accent-text)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--size-small)',
    fontWeight: '550',
    cursor: 'pointer',
  },
  '@media (forced-colors: active)': {
    '.cm-commented': { borderColor: 'Highlight' },
    '.cm-commented-selected': { backgroundColor: 'Mark', color: 'MarkText' },
  },
});

/** Made once for each shared text. */
export function commentMarks(text: Y.Text): Extension {
  const comments = commentsOn(text);
  return [
    drawn,
    mouse,
    ViewPlugin.define((view) => new Follower(view, comments)),
    showTooltip.compute(['selection', mouse], (state) => selectionTooltip(comments, state)),
    keymap.of([{ key: 'Mod-Alt-m', run: comment(comments), preventDefault: true }]),
    clicks(comments),
    THEME,
  ];
}
