import { useSyncExternalStore } from 'react';

/** How the editor is set on this device. */
export interface EditorSettings {
  readonly spelling: 'on' | 'off';
  readonly lineNumbers: 'on' | 'off';
}

const KEY = 'convene.editor';
const CHANGED = 'convene-editor-settings';

const DEFAULTS: EditorSettings = { spelling: 'on', lineNumbers: 'off' };

let known: { readonly text: string | null; readonly settings: EditorSettings } | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function editorSettings(): EditorSettings {
  const text = stored();
  if (known === null || known.text !== text) known = { text, settings: read(text) };
  return known.settings;
}

function read(text: string | null): EditorSettings {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    const of = (name: keyof EditorSettings): 'on' | 'off' => {
      const found: unknown =
        typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
      return found === 'on' || found === 'off' ? found : DEFAULTS[name];
    };
    return { spelling: of('spelling'), lineNumbers: of('lineNumbers') };
  } catch {
    return DEFAULTS;
  }
}

export function changeEditorSettings(change: Partial<EditorSettings>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...editorSettings(), ...change }));
  } catch {
    // Storage is full, or switched off: it stays as it is.
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

export const useEditorSettings = (): EditorSettings =>
  useSyncExternalStore(onChange, editorSettings);
