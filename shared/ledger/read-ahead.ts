import { readLine, type ExportLine } from './export-line.ts';
import type { ExportReader } from './export-reader.ts';
import type { Result } from './problem.ts';
import type { SignaturesAhead } from './signatures-ahead.ts';

/** How much is read in one go: enough to keep some threads busy, little to hold in memory. */
const PORTION_LINES = 256;
const PORTION_CHARACTERS = 4 * 1024 * 1024;

type Portion = readonly Result<ExportLine>[];

/**
 * Reads lines into a reader, which must use the crypto of `ahead`: while one portion is replayed,
 * the signatures of the next are verified. Gives what `reader.read` gives of each line in turn, up
 * to the first that fails, and no other verdict.
 */
export class ReadAhead {
  readonly #reader: ExportReader;
  readonly #ahead: SignaturesAhead;
  #portion: Result<ExportLine>[] = [];
  #characters = 0;
  /** The portion whose signatures are being verified. */
  #prepared: { portion: Portion; ready: Promise<void> } = { portion: [], ready: Promise.resolve() };

  constructor(reader: ExportReader, ahead: SignaturesAhead) {
    this.#reader = reader;
    this.#ahead = ahead;
  }

  async push(text: string): Promise<void> {
    this.#portion.push(readLine(text));
    this.#characters += text.length;
    if (this.#portion.length >= PORTION_LINES || this.#characters >= PORTION_CHARACTERS) {
      await this.#turn();
    }
  }

  /** Replays what is still held back. */
  async flush(): Promise<void> {
    await this.#turn();
    await this.#turn();
  }

  async #turn(): Promise<void> {
    const { portion, ready } = this.#prepared;
    await ready;
    const next = this.#portion;
    const entries = next.flatMap((line) =>
      line.ok && line.value.kind === 'entry' ? [line.value] : [],
    );
    this.#prepared = {
      portion: next,
      ready: this.#ahead.prepare(entries, this.#reader.replica.state),
    };
    this.#portion = [];
    this.#characters = 0;
    for (const line of portion) {
      if (!this.#reader.take(line).ok) return;
    }
  }
}
