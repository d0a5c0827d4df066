/**
 * What the parts of the comments share about one text: the threads and where their passages are now,
 * which thread is looked at, and what somebody has asked for in the editor or the preview. One for
 * each shared text, so that the editor's extension, which is made for a text, finds it.
 */

import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { anchorOf, rangeOf, rangesOf } from '../../../../shared/review/anchors.ts';
import { MAX_QUOTE, type Anchor } from '../../../../shared/review/entries.ts';
import type { Thread } from '../../../../shared/review/review.ts';
import { placeThreads, threadAt, type Passage, type PlacedThread } from './thread-list.ts';

export interface ThreadMark extends Passage {
  /** Empty for the passage that is being commented on. */
  readonly thread: string;
}

/** What a new thread is to be about. */
export interface About {
  readonly anchor: Anchor | null;
  readonly quote: string;
}

export interface CommentsView {
  readonly placed: readonly PlacedThread[];
  /** The thread that is looked at. */
  readonly selected: string | null;
  /** Counts up each time that the focus is to go to the selected thread. */
  readonly focusAsked: number;
  /** What a comment was asked for, until the panel takes it up. */
  readonly asked: About | null;
  /** The passage that is being commented on. */
  readonly written: Anchor | null;
  /** Entries that were made in this window and are not acknowledged yet. */
  readonly waiting: ReadonlySet<string>;
}

const NOTHING: CommentsView = {
  placed: [],
  selected: null,
  focusAsked: 0,
  asked: null,
  written: null,
  waiting: new Set(),
};

/** How long after a change of the text the passages are looked up again, in ms. */
const PLACED_AFTER = 150;

export class CommentsOnText {
  readonly store: StoreApi<CommentsView> = createStore(() => NOTHING);
  readonly #text: Y.Text;
  #threads: readonly Thread[] = [];
  #openPanel: () => void = () => {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(text: Y.Text) {
    this.#text = text;
  }

  /** Follows the text until the returned function is called. */
  follow(openPanel: () => void): () => void {
    this.#openPanel = openPanel;
    const changed = (): void => {
      this.#timer ??= setTimeout(() => this.#place(), PLACED_AFTER);
    };
    this.#text.observe(changed);
    return () => {
      this.#text.unobserve(changed);
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  setThreads(threads: readonly Thread[]): void {
    this.#threads = threads;
    this.#place();
  }

  /** Looks up where the passages are, where the text has changed since that was done. */
  settle(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#place();
  }

  #place(): void {
    this.#timer = null;
    const ranges = rangesOfThreads(this.#text, this.#threads);
    const placed = placeThreads(this.#threads, ({ id }) => ranges.get(id) ?? null);
    this.store.setState({ placed });
  }

  /** Passages to draw: of open threads, of the one that is looked at, and the one written about. */
  marks(): ThreadMark[] {
    const { written } = this.store.getState();
    const range = written === null ? null : rangeOf(this.#text, written);
    return range === null
      ? this.#threadMarks()
      : [{ thread: '', ...range }, ...this.#threadMarks()];
  }

  #threadMarks(): ThreadMark[] {
    const { placed, selected } = this.store.getState();
    return placed.flatMap(({ thread, place }) =>
      place.kind === 'passage' && (thread.resolved === null || thread.id === selected)
        ? [{ thread: thread.id, from: place.from, to: place.to }]
        : [],
    );
  }

  threadAt(at: number): string | null {
    this.settle();
    return threadAt(this.#threadMarks(), at);
  }

  /** Marks a thread as looked at; does not open the panel. */
  select(thread: string | null): void {
    this.store.setState({ selected: thread });
  }

  /** Opens the panel at a thread; `focus`: the keyboard goes there too. */
  open(thread: string, focus: 'focus' | 'stay'): void {
    this.store.setState((view) => ({
      selected: thread,
      focusAsked: view.focusAsked + (focus === 'focus' ? 1 : 0),
    }));
    this.#openPanel();
  }

  /** Opens the panel to write about a passage, or about the whole document. */
  ask(passage: Passage | null): void {
    this.store.setState({ asked: this.about(passage), selected: null });
    this.#openPanel();
  }

  about(passage: Passage | null): About {
    if (passage === null || passage.from >= passage.to) return { anchor: null, quote: '' };
    const { from, to } = passage;
    const quote = this.#text.toJSON().slice(from, Math.min(to, from + MAX_QUOTE));
    // Not half of a character.
    return { anchor: anchorOf(this.#text, from, to), quote: quote.replace(/[\uD800-\uDBFF]$/, '') };
  }

  taken(): void {
    this.store.setState({ asked: null });
  }

  /** Somebody writes about a passage, which is drawn meanwhile. */
  write(written: Anchor | null): void {
    if (this.store.getState().written !== written) this.store.setState({ written });
  }

  /** An entry was made here. */
  waitsFor(entry: string): void {
    this.store.setState(({ waiting }) => ({ waiting: new Set([...waiting, entry]) }));
  }

  acknowledged(): void {
    if (this.store.getState().waiting.size > 0) this.store.setState({ waiting: new Set() });
  }
}

function rangesOfThreads(text: Y.Text, threads: readonly Thread[]): Map<string, Passage | null> {
  const anchored = threads.flatMap(({ id, anchor, quote }) =>
    anchor === null ? [] : [{ id, anchor, ...wordsOf(quote) }],
  );
  const ranges = rangesOf(text, anchored);
  return new Map(anchored.map(({ id }, at) => [id, ranges[at] ?? null]));
}

/** A quote that was not cut is what stood in the passage. */
const wordsOf = (quote: string): { readonly was?: string } =>
  quote.length < MAX_QUOTE - 1 ? { was: quote } : {};

const known = new WeakMap<Y.Text, CommentsOnText>();

export function commentsOn(text: Y.Text): CommentsOnText {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = new CommentsOnText(text);
  known.set(text, made);
  return made;
}
