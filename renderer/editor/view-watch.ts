/** Lets what is drawn beside an editor follow it. */

import type { Extension } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { useEffect, useState } from 'react';

type Listener = (update: ViewUpdate) => void;

const listeners = new WeakMap<EditorView, Set<Listener>>();

export const watched: Extension = EditorView.updateListener.of((update) => {
  for (const listener of listeners.get(update.view) ?? []) listener(update);
});

/** Calls `listener` after each update of the view; gives how to stop it. */
export function watchView(view: EditorView, listener: Listener): () => void {
  const set = listeners.get(view) ?? new Set();
  listeners.set(view, set);
  set.add(listener);
  return () => set.delete(listener);
}

/** How often at most what is beside the editor is drawn anew, in ms. */
const EVERY_MS = 120;

/** After so long what was not ready is asked for again, in ms. */
const AGAIN_MS = 16;

/**
 * What is read of a view now, a moment late; `null` without a view. `read` must not change; where it
 * gives undefined it has not come to an end yet, and is called again soon.
 */
export function useOfView<T>(
  view: EditorView | null,
  read: (view: EditorView) => T | undefined,
): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (view === null) {
      setValue(null);
      return;
    }
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      timer = null;
      const now = read(view);
      if (now === undefined) {
        timer = setTimeout(look, AGAIN_MS);
        return;
      }
      setValue((before) => (isSame(before, now) ? before : now));
    };
    look();
    const stop = watchView(view, ({ docChanged, selectionSet, transactions }) => {
      if (docChanged || selectionSet || transactions.some(({ effects }) => effects.length > 0))
        timer ??= setTimeout(look, EVERY_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [view, read]);
  return value;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
