import { STATE_HASH_INTERVAL } from '../ledger/state-hash.ts';

const ENTRY_START = '{"act":';
const STATE_START = '{"kind":"state"';
const SNAPSHOT_END = /","kind":"snapshot","sha256":"([0-9a-f]{64})"}$/;
const SNAPSHOT_END_LENGTH = 120;

/** Where things stand among the lines of a ledger, by line numbers from 1. */
export class LineIndex {
  readonly #sha256: (text: string) => string;
  /** The line of each entry, by its number; nothing stands at 0. */
  readonly #entries: number[] = [0];
  /** The last line of each entry's unit, by the entry's number; of 0, before the first line. */
  readonly #ends: number[] = [0];
  readonly #texts = new Map<string, number>();
  #lines = 0;
  #fold = '';

  constructor(sha256: (text: string) => string) {
    this.#sha256 = sha256;
  }

  get lines(): number {
    return this.#lines;
  }

  /** Commits to all lines so far, whatever is in them. */
  get fold(): string {
    return this.#fold;
  }

  /** The number of entries. */
  get seq(): number {
    return this.#entries.length - 1;
  }

  /** The number of lines up to the last that ends a unit. */
  get wholeLines(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Takes the next line. */
  note(line: string): void {
    this.#lines += 1;
    this.#fold = this.#sha256(this.#fold + line);
    if (line.startsWith(ENTRY_START)) {
      this.#entries.push(this.#lines);
      // A state hash that is due belongs to the unit.
      if (this.seq % STATE_HASH_INTERVAL !== 0) this.#ends.push(this.#lines);
    } else if (line.startsWith(STATE_START)) this.#ends.push(this.#lines);
    else this.#noteText(line);
  }

  lineOfEntry(seq: number): number | undefined {
    return seq > 0 ? this.#entries[seq] : undefined;
  }

  /** The last line of an entry's unit; of 0, 0. */
  endOfUnit(seq: number): number | undefined {
    return this.#ends[seq];
  }

  lineOfText(sha256: string): number | undefined {
    return this.#texts.get(sha256);
  }

  #noteText(line: string): void {
    const sha256 = SNAPSHOT_END.exec(line.slice(-SNAPSHOT_END_LENGTH))?.[1];
    if (sha256 !== undefined) this.#texts.set(sha256, this.#lines);
  }
}
