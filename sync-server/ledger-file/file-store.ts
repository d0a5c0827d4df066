import { readLine } from '../../shared/ledger/export-line.ts';
import type { AppendFile } from './append-file.ts';
import type { LedgerStore, Lines, Unit } from './ledger-store.ts';
import { LineLog, type FlushObserver } from './line-log.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where things are in a ledger's file. */
export interface FileIndex {
  /** The end of each entry's unit, in bytes, by its number; of 0, the beginning of the file. */
  readonly ends: number[];
  /** The lines of snapshots, by their hash. */
  readonly texts: Map<string, Span>;
}

export function emptyIndex(): FileIndex {
  return { ends: [0], texts: new Map() };
}

/** The hash of a snapshot, as it stands at the end of its line; null for any other line. */
export function snapshotHash(line: string): string | null {
  return /","kind":"snapshot","sha256":"([0-9a-f]{64})"}$/.exec(line.slice(-120))?.[1] ?? null;
}

/** A ledger in one append-only file, which is an export but for its trailer. */
export class FileLedgerStore implements LedgerStore {
  readonly #log: LineLog;
  readonly #index: FileIndex;

  constructor(file: AppendFile, index: FileIndex, observe?: FlushObserver) {
    this.#log = new LineLog(file, observe);
    this.#index = index;
  }

  get seq(): number {
    return this.#index.ends.length - 1;
  }

  async append(units: readonly Unit[]): Promise<void> {
    const first = this.seq + 1;
    if (units.some(({ seq }, index) => seq !== first + index)) {
      throw new Error(`units do not follow on entry ${this.seq}`);
    }
    await this.#log.append(units.flatMap(({ lines }) => lines));
    for (const { lines } of units) this.#note(lines);
  }

  async after(seq: number, bytes: number): Promise<Lines> {
    const { ends } = this.#index;
    const from = ends[seq];
    if (from === undefined) throw new Error(`there is no entry ${seq}`);
    if (seq === this.seq) return { since: seq, to: seq, lines: [] };
    let to = seq + 1;
    while (to < this.seq && (ends[to + 1] ?? 0) - from <= bytes) to += 1;
    const read = Buffer.from(await this.#log.read(from, ends[to] ?? from));
    // They were UTF-8 when they were written or verified; the last one ends with a line feed.
    return { since: seq, to, lines: read.toString('utf8').slice(0, -1).split('\n') };
  }

  texts(): Iterable<string> {
    return this.#index.texts.keys();
  }

  hasText(sha256: string): boolean {
    return this.#index.texts.has(sha256);
  }

  async text(sha256: string): Promise<Uint8Array | null> {
    const span = this.#index.texts.get(sha256);
    if (span === undefined) return null;
    const line = Buffer.from(await this.#log.read(span.from, span.to - 1)).toString('utf8');
    const read = readLine(line);
    return read.ok && read.value.kind === 'snapshot' ? read.value.bytes : null;
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  #note(lines: readonly string[]): void {
    let end = this.#index.ends.at(-1) ?? 0;
    for (const line of lines) {
      const from = end;
      end += Buffer.byteLength(line, 'utf8') + 1;
      const sha256 = snapshotHash(line);
      if (sha256 !== null) this.#index.texts.set(sha256, { from, to: end });
    }
    this.#index.ends.push(end);
  }
}
