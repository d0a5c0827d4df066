import type { ExportWriter } from '../../shared/ledger/export-writer.ts';
import type { Appended } from '../../shared/ledger/ledger-writer.ts';
import type { Unit } from '../ledger-file/index.ts';

/** The units of what was appended; `genesis` gives the first line of a ledger. */
export function unitsOf(
  writer: ExportWriter,
  appended: readonly Appended[],
  genesis: () => string,
): Unit[] {
  const units: { seq: number; lines: string[] }[] = [];
  for (const one of appended) {
    const last = units.at(-1);
    if (one.kind === 'entry') {
      const first = one.entry.seq === 1 ? [genesis()] : [];
      units.push({ seq: one.entry.seq, lines: [...first, ...writer.lines(one)] });
      // A state hash belongs to the entry before it, which is always of the same batch.
    } else if (last !== undefined) last.lines.push(...writer.lines(one));
    else throw new Error('a state hash without its entry');
  }
  return units;
}
