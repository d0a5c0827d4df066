/**
 * What this window remembers of a hand-over from one loading to the next: the number of a branch's
 * pull request, an address that was pasted, an email address that was typed. All of it can be found
 * or typed again.
 */

const PREFIX = 'convene.dips.';

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage is full, or switched off.
  }
}
