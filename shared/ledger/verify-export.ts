import { ExportReader, type Failure, type ReaderOptions } from './export-reader.ts';
import { LineSplitter, type DecodeUtf8 } from './line-splitter.ts';
import { describeProblem, problem } from './problem.ts';

/** What became of a verification. `problem` is one sentence that begins with its code. */
export type Verdict =
  | {
      readonly ok: true;
      /** Their number. */
      readonly entries: number;
      readonly head: string;
      readonly stateHash: string;
    }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/**
 * Verifies an export, given in pieces as it is read: every signature, the chain, the rules, the
 * snapshots, the state hashes, the trailer. Whatever the bytes, it gives a verdict.
 */
export class ExportVerifier {
  readonly #splitter: LineSplitter;
  readonly #reader: ExportReader;

  constructor(options: Omit<ReaderOptions, 'entrySignatures'> & { readonly decode: DecodeUtf8 }) {
    this.#splitter = new LineSplitter(options.decode);
    this.#reader = new ExportReader({ ...options, entrySignatures: 'each' });
  }

  /** Whether the verdict is already settled, so that reading on is of no use. */
  get hasFailed(): boolean {
    return this.#reader.failure !== null;
  }

  push(chunk: Uint8Array): void {
    if (this.hasFailed) return;
    for (const line of this.#splitter.push(chunk)) {
      if (!line.ok) this.#reader.reject(line.problem);
      else this.#read(line.value);
      if (this.hasFailed) return;
    }
  }

  end(): Verdict {
    const rest = this.#splitter.end();
    if (!rest.ok) this.#reader.reject(rest.problem);
    const failure = this.#reader.failure ?? this.#reader.end();
    return failure === null ? this.#holds() : describe(failure);
  }

  /** A ledger that trips the program over has not been verified, whosever fault it is. */
  #read(text: string): void {
    const before = this.#reader.lines;
    try {
      this.#reader.read(text);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.#reader.reject(problem('internal', oneLine(said)), before + 1);
    }
  }

  #holds(): Verdict {
    const { position } = this.#reader.replica;
    return {
      ok: true,
      entries: position.seq,
      head: position.head,
      stateHash: this.#reader.replica.stateHash(),
    };
  }
}

function describe({ line, problem: found }: Failure): Verdict {
  return { ok: false, line, problem: describeProblem(found) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
