/**
 * What this window remembers from one loading to the next: which association was open, and which
 * have been seen, so that one that has just been joined is opened after the window was loaded anew.
 * Nothing here is needed: without it the first association opens.
 */

const LAST = 'convene.last-ledger';
const SEEN = 'convene.seen-ledgers';

export function rememberLedger(ledger: string): void {
  write(LAST, ledger);
  write(SEEN, JSON.stringify([...new Set([...seen(), ledger])]));
}

/** The ledger to open: one that was never seen, then the last, then the first; null for none. */
export function ledgerToOpen(known: readonly { readonly ledger: string }[]): string | null {
  const ledgers = known.map(({ ledger }) => ledger);
  const before = seen();
  const unseen =
    before.length === 0 ? undefined : ledgers.find((ledger) => !before.includes(ledger));
  const last = ledgers.find((ledger) => ledger === read(LAST));
  return unseen ?? last ?? ledgers[0] ?? null;
}

function seen(): readonly string[] {
  try {
    const list: unknown = JSON.parse(read(SEEN) ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full, or switched off.
  }
}
