/** Words that a person has added to their own dictionary; kept on this device alone. */

const KEY = 'convene.own-words';
const CHANGED = 'convene-own-words';

let known: { readonly text: string | null; readonly words: ReadonlySet<string> } | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function personalWords(): ReadonlySet<string> {
  const text = stored();
  if (known === null || known.text !== text) {
    known = { text, words: new Set((text ?? '').split('\n').filter((word) => word !== '')) };
  }
  return known.words;
}

export function addPersonalWord(word: string): void {
  const words = [...new Set([...personalWords(), word])].sort();
  try {
    localStorage.setItem(KEY, words.join('\n'));
  } catch {
    // Storage is full, or switched off: the word stays marked.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function onPersonalWords(listener: () => void): () => void {
  // Other windows of this app tell by `storage`.
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

/** With the word as it stands, or as it stands at the beginning of a sentence. */
export const isPersonal = (word: string): boolean =>
  personalWords().has(word) || personalWords().has(word.charAt(0).toLowerCase() + word.slice(1));
