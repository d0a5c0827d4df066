/**
 * What the parts of the suggestions share about one text: the changes that were suggested, how each
 * stands, and which is looked at. One for each shared text, so that the editor's extension finds it.
 */

import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Suggestion } from '../../../../shared/review/review.ts';
import { standingsOf, type ChunkStanding } from './standing.ts';

export type Chunk = Suggestion['chunks'][number];

export interface PlacedChunk {
  readonly suggestion: Suggestion;
  readonly chunk: Chunk;
  readonly standing: ChunkStanding;
}

export interface SuggestionsView {
  /** In the order of the log, and in it that of the suggestion. */
  readonly placed: readonly PlacedChunk[];
  /** The key of the change that is looked at. */
  readonly selected: string | null;
}

export const keyOf = ({ suggestion, chunk }: Omit<PlacedChunk, 'standing'>): string =>
  `${suggestion.id} ${chunk.id}`;

export const isOpen = ({ chunk }: Pick<PlacedChunk, 'chunk'>): boolean =>
  chunk.fate.status === 'open';

/** How long after a change of the text the passages are looked up again, in ms. */
const PLACED_AFTER = 150;

export class SuggestionsOnText {
  readonly store: StoreApi<SuggestionsView> = createStore(() => ({ placed: [], selected: null }));
  /** The changes that were accepted in this window, by their keys, for who undoes that. */
  readonly acceptedHere = new Set<string>();
  readonly #text: Y.Text;
  #suggestions: readonly Suggestion[] = [];
  #openPanel: () => void = () => {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(text: Y.Text) {
    this.#text = text;
  }

  /** Follows the text until the returned function is called. */
  follow(openPanel: () => void): () => void {
    this.#openPanel = openPanel;
    const changed = (): void => {
      this.#timer ??= setTimeout(() => this.place(), PLACED_AFTER);
    };
    this.#text.observe(changed);
    return () => {
      this.#text.unobserve(changed);
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  setSuggestions(suggestions: readonly Suggestion[]): void {
    if (suggestions.length === 0 && this.#suggestions.length === 0) return;
    this.#suggestions = suggestions;
    this.place();
  }

  /** Looks the passages up at once. */
  place(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const all = this.#suggestions.flatMap((suggestion) =>
      suggestion.chunks.map((chunk) => ({ suggestion, chunk })),
    );
    const standings = standingsOf(
      this.#text,
      all.map(({ chunk }) => chunk),
    );
    const placed = all.map((each, index): PlacedChunk => ({
      ...each,
      standing: standings[index] ?? { status: 'unknown' },
    }));
    this.store.setState({ placed });
  }

  /** Opens the panel at a change. */
  open(key: string | null): void {
    this.store.setState({ selected: key });
    this.#openPanel();
  }

  select(selected: string | null): void {
    if (this.store.getState().selected !== selected) this.store.setState({ selected });
  }
}

const known = new WeakMap<Y.Text, SuggestionsOnText>();

export function suggestionsOn(text: Y.Text): SuggestionsOnText {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = new SuggestionsOnText(text);
  known.set(text, made);
  return made;
}
