import { ExportReader, type Failure, type ReaderOptions } from './export-reader.ts';
import { LineSplitter, type DecodeUtf8 } from './line-splitter.ts';
import { describeProblem, problem, type Problem } from './problem.ts';
import { ReadAhead } from './read-ahead.ts';
import { SignaturesAhead, type VerifyElsewhere } from './signatures-ahead.ts';

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

export interface VerifierOptions extends Omit<ReaderOptions, 'entrySignatures'> {
  readonly decode: DecodeUtf8;
  /** As `crypto.verify`, off this thread. */
  readonly verifyElsewhere: VerifyElsewhere;
}

/**
 * Verifies an export, given in pieces as it is read: every signature, the chain, the rules, the
 * snapshots, the state hashes, the trailer. Whatever the bytes, it gives a verdict.
 */
export class ExportVerifier {
  readonly #splitter: LineSplitter;
  readonly #reader: ExportReader;
  readonly #lines: ReadAhead;

  constructor({ decode, verifyElsewhere, ...options }: VerifierOptions) {
    const ahead = new SignaturesAhead(options.crypto, verifyElsewhere, 'each');
    this.#splitter = new LineSplitter(decode);
    this.#reader = new ExportReader({ ...options, crypto: ahead.crypto, entrySignatures: 'each' });
    this.#lines = new ReadAhead(this.#reader, ahead);
  }

  /** Whether the verdict is already settled, so that reading on is of no use. */
  get hasFailed(): boolean {
    return this.#reader.failure !== null;
  }

  async push(chunk: Uint8Array): Promise<void> {
    for (const line of this.#splitter.push(chunk)) {
      if (this.hasFailed) return;
      await (line.ok ? this.#try(() => this.#lines.push(line.value)) : this.#reject(line.problem));
    }
  }

  async end(): Promise<Verdict> {
    const rest = this.#splitter.end();
    if (!rest.ok) await this.#reject(rest.problem);
    await this.#try(() => this.#lines.flush());
    const failure = this.#reader.failure ?? this.#reader.end();
    return failure === null ? this.#holds() : describe(failure);
  }

  /** Notes that the next line is none, after the lines that are held back. */
  async #reject(found: Problem): Promise<void> {
    await this.#try(() => this.#lines.flush());
    this.#reader.reject(found);
  }

  /** A ledger that trips the program over has not been verified, whosever fault it is. */
  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.#reader.reject(problem('internal', oneLine(said)), this.#reader.lines);
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
