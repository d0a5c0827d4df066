import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Position } from '../rules/context.ts';
import { writeLine, type Snapshot } from './export-line.ts';
import type { Appended } from './ledger-writer.ts';

/** The bytes of a text by their hash; undefined where it is not kept. */
export type ReadText = (sha256: string) => Uint8Array | undefined;

/**
 * Makes the lines of an export, each without its line feed, in the order in which the ledger grows.
 * To add to lines that are there already, give their number and the texts that are among them.
 */
export class ExportWriter {
  readonly #readText: ReadText;
  readonly #written: Set<string>;
  #count: number;

  constructor(readText: ReadText, before: { lines: number; texts: Iterable<string> } = NOTHING) {
    this.#readText = readText;
    this.#count = before.lines;
    this.#written = new Set(before.texts);
  }

  /** The number of lines so far. */
  get count(): number {
    return this.#count;
  }

  /** The hashes of the texts so far. */
  get texts(): ReadonlySet<string> {
    return this.#written;
  }

  /** The first line. */
  genesis(ledger: string, kind: 'real' | 'rehearsal'): string {
    this.#count += 1;
    return writeLine({ kind: 'genesis', ledger, rehearsal: kind === 'rehearsal' });
  }

  /** The line of what was appended, and before it those of the texts that it is the first to need. */
  lines(appended: Appended): string[] {
    const snapshots = appended.kind === 'entry' ? this.#snapshots(appended) : [];
    const line =
      appended.kind === 'entry' ? writeLine({ ...appended, kind: 'entry' }) : writeLine(appended);
    this.#count += snapshots.length + 1;
    return [...snapshots, line];
  }

  /** The last line, for lines that end at that position. */
  trailer({ seq, head }: Position): string {
    return writeLine({ kind: 'trailer', seq, head, count: this.#count });
  }

  #snapshots(appended: Extract<Appended, { kind: 'entry' }>): string[] {
    return appended.needs
      .filter((sha256) => !this.#written.has(sha256))
      .map((sha256) => {
        this.#written.add(sha256);
        const made = appended.texts.find((text) => text.sha256 === sha256);
        const bytes = made === undefined ? this.#readText(sha256) : utf8ToBytes(made.text);
        if (bytes === undefined) throw new Error(`the text ${sha256} is not kept`);
        const snapshot: Snapshot = { kind: 'snapshot', sha256, bytes };
        return writeLine(snapshot);
      });
  }
}

const NOTHING = { lines: 0, texts: [] };
