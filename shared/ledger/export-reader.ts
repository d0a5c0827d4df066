import type { LedgerCrypto } from './crypto.ts';
import {
  readLine,
  type EntryLine,
  type ExportLine,
  type Genesis,
  type Snapshot,
  type Trailer,
} from './export-line.ts';
import { textsNeeded, type SignedStateHash } from './ledger-writer.ts';
import { problem, type Problem, type Result } from './problem.ts';
import { Replica, type Applied, type ReplicaStart } from './replica.ts';
import type { RulesVersions } from './rules-versions.ts';
import { STATE_HASH_INTERVAL, stateMessage } from './state-hash.ts';

export interface ReaderOptions {
  readonly crypto: LedgerCrypto;
  readonly rules: RulesVersions;
  /** As in a replica's options. */
  readonly entrySignatures: 'each' | 'last';
  /** The ledger it is to be; null to take whichever comes. */
  readonly ledger: string | null;
}

/** Where a reader begins that does not begin with the first line: what a checkpoint gives. */
export interface ReaderStart extends ReplicaStart {
  readonly lines: number;
  readonly texts: Iterable<string>;
}

/** A ledger as far as it is verified, and the lines of an export that it stands for. */
export interface Verified {
  readonly replica: Replica;
  readonly lines: number;
  readonly texts: Iterable<string>;
}

/** The first thing that does not hold, and the line it is in, from 1. */
export interface Failure {
  readonly line: number;
  readonly problem: Problem;
}

/** What a line was; with an entry, what it has brought about. */
export interface ReadLine {
  readonly line: ExportLine;
  readonly applied: Applied | null;
}

/**
 * Reads an export line by line and checks all that it says: form, order, snapshots, state hashes,
 * and by a replica every entry with its act. It holds the state, never the file. After a failure it
 * takes no more.
 */
export class ExportReader {
  readonly replica: Replica;
  readonly #crypto: LedgerCrypto;
  readonly #texts: Set<string>;
  /** Snapshots since the last entry, by their hash, with their lines. */
  readonly #waiting = new Map<string, number>();
  #lastWaiting = '';
  #genesis: Genesis | null = null;
  #lines: number;
  #wholeLines: number;
  #stage: 'start' | 'body' | 'state-due' | 'ended' = 'start';
  #failure: Failure | null = null;

  constructor(options: ReaderOptions, from?: ReaderStart) {
    this.#crypto = options.crypto;
    this.#texts = new Set(from?.texts);
    const hasText = (sha256: string) => this.#texts.has(sha256) || this.#waiting.has(sha256);
    this.replica = new Replica({ ...options, hasText }, from);
    this.#lines = from?.lines ?? 0;
    this.#wholeLines = this.#lines;
    if (from !== undefined) this.#stage = 'body';
  }

  /** The number of lines read. */
  get lines(): number {
    return this.#lines;
  }

  /**
   * The number of lines up to the last that something follows on: a snapshot after it belongs to
   * an entry that has not come.
   */
  get wholeLines(): number {
    return this.#wholeLines;
  }

  /** Whether the relay's state hash is due next. */
  get owesStateHash(): boolean {
    return this.#stage === 'state-due';
  }

  /** The hashes of the texts so far. */
  get texts(): ReadonlySet<string> {
    return this.#texts;
  }

  /** What a checkpoint may be made of; null after a failure, and while something is due next. */
  get verified(): Verified | null {
    const isWhole = this.#stage === 'body' && this.#waiting.size === 0;
    if (!isWhole || this.#failure !== null || this.replica.settle() !== null) return null;
    return { replica: this.replica, lines: this.#lines, texts: this.#texts };
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Reads the next line, given without its line feed. */
  read(text: string): Result<ReadLine> {
    return this.take(readLine(text));
  }

  /** Takes the next line, as `readLine` has read it. */
  take(line: Result<ExportLine>): Result<ReadLine> {
    if (this.#failure !== null) return { ok: false, problem: this.#failure.problem };
    this.#lines += 1;
    const result = line.ok ? this.#take(line.value) : line;
    if (!result.ok) this.#failure ??= { line: this.#lines, problem: result.problem };
    else if (result.value.line.kind !== 'snapshot') this.#wholeLines = this.#lines;
    return result;
  }

  /** Notes what is wrong with a line in the place of reading it; by default with the next one. */
  reject(found: Problem, line: number = this.#lines + 1): void {
    this.#failure ??= { line, problem: found };
  }

  /** Says that there are no more lines; the last was to be a trailer. */
  end(): Failure | null {
    if (this.#lines === 0) this.reject(problem('empty', 'there is nothing in the file'));
    else if (this.#stage !== 'ended') {
      this.reject(problem('no-trailer', 'the file ends without a trailer'));
    }
    return this.#failure;
  }

  /**
   * Says that there are no more lines so far: a relay's own ledger has no trailer. A last snapshot
   * without its entry is no failure, as it was never acknowledged.
   */
  endOpen(): Failure | null {
    const settled = this.replica.settle();
    if (settled !== null) this.#failure ??= { line: this.#lines, problem: settled };
    return this.#failure;
  }

  #take(line: ExportLine): Result<ReadLine> {
    const misplaced = this.#misplaced(line);
    if (misplaced !== null) return { ok: false, problem: misplaced };
    if (line.kind === 'entry') return this.#entry(line);
    const found = this.#check(line);
    return found === null
      ? { ok: true, value: { line, applied: null } }
      : { ok: false, problem: found };
  }

  #check(line: Exclude<ExportLine, EntryLine>): Problem | null {
    switch (line.kind) {
      case 'genesis':
        return this.#begin(line);
      case 'snapshot':
        return this.#snapshot(line);
      case 'state':
        return this.#state(line);
      case 'trailer':
        return this.#trailer(line);
    }
  }

  #misplaced({ kind }: ExportLine): Problem | null {
    if (this.#stage === 'ended') return problem('misplaced-line', 'the line is after the trailer');
    if ((this.#stage === 'start') !== (kind === 'genesis')) {
      return problem('misplaced-line', 'a genesis is the first line, and only the first');
    }
    if (this.#stage === 'state-due' && kind !== 'state') {
      return problem(
        'state-missing',
        `the state hash after ${this.replica.position.seq} is missing`,
      );
    }
    if (kind === 'state' && this.#stage !== 'state-due') {
      return problem('misplaced-line', 'no state hash is due here');
    }
    return kind === 'trailer' ? this.#unneeded([]) : null;
  }

  #begin(genesis: Genesis): Problem | null {
    const { ledger } = this.replica.options;
    if (ledger !== null && genesis.ledger !== ledger) {
      return problem('other-ledger', `this is the ledger ${genesis.ledger}, not ${ledger}`);
    }
    this.#genesis = genesis;
    this.#stage = 'body';
    return null;
  }

  #snapshot({ sha256: given, bytes }: Snapshot): Problem | null {
    const sha256 = this.#crypto.sha256Bytes(bytes);
    if (sha256 !== given) return problem('snapshot-hash', 'the bytes do not have the hash given');
    if (this.#texts.has(sha256) || this.#waiting.has(sha256)) {
      return problem('snapshot-unneeded', 'the snapshot has been given before');
    }
    if (sha256 < this.#lastWaiting) {
      return problem('snapshot-order', 'the snapshots of an entry are sorted by their hashes');
    }
    this.#waiting.set(sha256, this.#lines);
    this.#lastWaiting = sha256;
    return null;
  }

  #entry(line: EntryLine): Result<ReadLine> {
    const result = this.replica.apply(line);
    if (!result.ok) return result;
    const applied = result.value;
    const found = this.#foundation() ?? this.#takeTexts(applied);
    if (found !== null) return { ok: false, problem: found };
    if (this.replica.position.seq % STATE_HASH_INTERVAL === 0) this.#stage = 'state-due';
    return { ok: true, value: { line, applied } };
  }

  /** The first act is the genesis that was announced. */
  #foundation(): Problem | null {
    if (this.#genesis === null || this.replica.position.seq !== 1) return null;
    if (this.replica.ledger !== this.#genesis.ledger) {
      return problem(
        'genesis',
        'the ledger named in the first line is not the hash of the first act',
      );
    }
    return this.replica.state.association?.rehearsal === this.#genesis.rehearsal
      ? null
      : problem('genesis', 'the first line and the founding differ on whether it is a rehearsal');
  }

  #takeTexts({ act, effects }: Applied): Problem | null {
    const needs = textsNeeded(act, effects.texts);
    const unneeded = this.#unneeded(needs);
    if (unneeded !== null) return unneeded;
    for (const sha256 of needs) {
      if (!this.#texts.has(sha256) && !this.#waiting.has(sha256)) {
        return problem('snapshot-missing', `the text ${sha256} that the entry needs is not there`);
      }
      this.#texts.add(sha256);
    }
    this.#waiting.clear();
    this.#lastWaiting = '';
    return null;
  }

  /** Fails at the first snapshot since the last entry that is not among the needed ones. */
  #unneeded(needs: readonly string[]): Problem | null {
    for (const [sha256, line] of this.#waiting) {
      if (needs.includes(sha256)) continue;
      const found = problem('snapshot-unneeded', 'the next entry has no need of the snapshot');
      this.#failure = { line, problem: found };
      return found;
    }
    return null;
  }

  #state({ seq, stateHash, signature }: SignedStateHash): Problem | null {
    const { ledger, position, state } = this.replica;
    const computed = this.replica.stateHash();
    if (seq !== position.seq || stateHash !== computed) {
      return problem('state-hash', `the state after entry ${position.seq} has another hash`);
    }
    const key = state.association?.relay.publicKey ?? '';
    const message = stateMessage({ ledger, seq, head: position.head, stateHash: computed });
    if (!this.#crypto.verify(key, message, signature)) {
      return problem('state-signature', "the state hash is not signed by the relay's key");
    }
    this.#stage = 'body';
    return null;
  }

  #trailer({ seq, head, count }: Trailer): Problem | null {
    const { position } = this.replica;
    if (position.seq === 0) return problem('trailer', 'there is no entry before the trailer');
    if (seq !== position.seq || head !== position.head) {
      return problem('trailer', `the trailer names another last entry than ${position.seq}`);
    }
    if (count !== this.#lines - 1) {
      return problem(
        'trailer',
        `the trailer counts ${count} lines where there are ${this.#lines - 1}`,
      );
    }
    this.#stage = 'ended';
    return this.replica.settle();
  }
}
