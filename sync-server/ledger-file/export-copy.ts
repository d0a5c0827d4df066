import { open, type FileHandle } from 'node:fs/promises';
import { writeLine } from '../../shared/ledger/export-line.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { Chain } from '../../shared/ledger/chain.ts';

const PART_BYTES = 1024 * 1024;

/**
 * Writes what a store holds, up to its last entry at this moment, as an export: the same lines, and
 * a trailer.
 */
export async function writeExportCopy(
  store: LedgerStore,
  chain: Pick<Chain, 'headAt'>,
  path: string,
): Promise<void> {
  const { seq } = store;
  const head = chain.headAt(seq);
  if (seq === 0 || head === undefined) throw new Error('there is no ledger to export');
  const file = await open(path, 'w');
  try {
    const count = await copyLines(store, seq, file);
    await file.write(`${writeLine({ kind: 'trailer', seq, head, count })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyLines(store: LedgerStore, seq: number, file: FileHandle): Promise<number> {
  let count = 0;
  for (let at = 0; at < seq;) {
    const part = await store.after(at, PART_BYTES);
    // Entries that have come since are not of this copy; they are at the end of the part.
    const lines = part.to > seq ? await exactly(store, at, seq) : part.lines;
    await file.write(lines.map((line) => `${line}\n`).join(''));
    count += lines.length;
    at = Math.min(part.to, seq);
  }
  return count;
}

async function exactly(store: LedgerStore, from: number, to: number): Promise<string[]> {
  const lines: string[] = [];
  for (let at = from; at < to; at += 1) lines.push(...(await store.after(at, 0)).lines);
  return lines;
}
