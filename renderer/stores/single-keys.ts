import { useSyncExternalStore } from 'react';

/**
 * Whether keys without Ctrl or ⌘ are shortcuts in this window: `?`, `g i`, `y`. Who speaks to the
 * computer, or hits keys unawares, can switch them off.
 */
export type SingleKeys = 'on' | 'off';

const KEY = 'convene.single-keys';
const CHANGED = 'convene-single-keys';

export function singleKeys(): SingleKeys {
  try {
    return localStorage.getItem(KEY) === 'off' ? 'off' : 'on';
  } catch {
    return 'on';
  }
}

export function setSingleKeys(to: SingleKeys): void {
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Storage is full, or switched off: they stay as they are.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function onChange(listener: () => void): () => void {
  // Other windows of this app tell by `storage`.
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

export const useSingleKeys = (): SingleKeys => useSyncExternalStore(onChange, singleKeys);
