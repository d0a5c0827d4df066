import { readLine, type EntryLine } from '../../shared/ledger/export-line.ts';
import type { LedgerStore } from '../ledger-file/index.ts';

const PORTION_BYTES = 256 * 1024;

/** Entries after that one, in their order: some of them, but at least one where there is one. */
export async function entriesAfter(store: LedgerStore, seq: number): Promise<EntryLine[]> {
  const { lines } = await store.after(seq, PORTION_BYTES);
  return lines.flatMap((text) => {
    const line = readLine(text);
    return line.ok && line.value.kind === 'entry' ? [line.value] : [];
  });
}
