import type { Command } from './command.ts';

/** How long the first of two keys is remembered, in ms. */
const PATIENCE = 1_500;

export interface KeyPress {
  readonly key: string;
  /** The key on the keyboard, whatever it writes: `KeyS`. With Alt a key writes another letter. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** When, in ms. */
  readonly at: number;
  /** Whether it was typed into a text. */
  readonly typing: 'no' | 'yes';
}

/** Finds the command of the keys pressed, one after the other. */
export function shortcutFinder(commands: readonly Command[]) {
  let first: { readonly key: string; readonly at: number } | null = null;
  const find = (shortcut: string): Command | null =>
    commands.find((command) => command.shortcut === shortcut) ?? null;
  return (press: KeyPress): Command | null => {
    const hasMod = press.ctrlKey || press.metaKey;
    if (press.altKey) return hasMod ? find(`Mod+Alt+${press.code?.replace(/^Key/, '')}`) : null;
    if (hasMod) return find(`Mod+${press.key.toUpperCase()}`);
    if (press.typing === 'yes' || press.key.length !== 1) {
      first = null;
      return null;
    }
    const before = first !== null && press.at - first.at <= PATIENCE ? first.key : null;
    const found = (before === null ? null : find(`${before} ${press.key}`)) ?? find(press.key);
    first = found === null ? { key: press.key, at: press.at } : null;
    return found;
  };
}

/** Whether keys pressed there are meant as text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      // A box to tick takes no text.
      (target.matches('input, textarea, select') && !target.matches('[type="checkbox"]')) ||
      target.closest('[role="listbox"],[role="menu"],[role="radiogroup"]') !== null)
  );
}

/** A shortcut as it is shown: `Ctrl K`, `G then I`. */
export function shortcutWords(shortcut: string): string {
  const modifier = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return shortcut.includes('+')
    ? shortcut.replace('Mod', modifier).replaceAll('+', ' ')
    : shortcut.toUpperCase().replace(' ', ' then ');
}
