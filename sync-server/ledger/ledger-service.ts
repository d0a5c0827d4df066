import { ExportWriter, type ReadText } from '../../shared/ledger/export-writer.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import type { SignedAct } from '../../shared/ledger/act.ts';
import { LedgerWriter, type Appended, type Fate } from '../../shared/ledger/ledger-writer.ts';
import { problem } from '../../shared/ledger/problem.ts';
import type { Replica } from '../../shared/ledger/replica.ts';
import { nextClosing, type Instant, type Position, type State } from '../../shared/rules/index.ts';
import type { LedgerStore, RefusalLog, Unit } from '../ledger-file/index.ts';
import type { ClockDoubt, RelayClock } from './relay-clock.ts';
import { relayProblem, type RelayAnswer } from './wire-answer.ts';

export interface LedgerServiceOptions {
  readonly store: LedgerStore;
  readonly refusals: RefusalLog;
  readonly replica: Replica;
  readonly relay: Signer;
  readonly fates: Iterable<readonly [string, Fate]>;
  /** Reads a text that is not in the ledger yet. */
  readonly readText: ReadText;
  readonly clock: RelayClock;
  readonly observer: LedgerObserver;
}

/** Who is told of what happens; none of it may throw. */
export interface LedgerObserver {
  answered(answer: RelayAnswer): void;
  committed(entries: number): void;
  storageFailed(error: unknown): void;
  /** An act has shown a defect of the program. */
  failed(error: unknown): void;
  clockDoubted(doubt: ClockDoubt): void;
}

/** What is on the disk, so what anybody may be shown. */
export interface Published {
  readonly ledger: string;
  readonly state: State;
  readonly position: Position;
  readonly at: Instant;
}

interface Proposal {
  readonly act: SignedAct;
  readonly answer: (answer: RelayAnswer) => void;
}

/** How many acts are decided before the event loop gets its turn. */
const MOST_IN_BATCH = 256;

/** A closing is never later than this after its instant, even where a clock was moved meanwhile. */
const LONGEST_SLEEP = 15_000;
const RETRY_AFTER = 5000;

/**
 * The one place where the ledger grows. Acts are decided in memory one by one; all that arrived
 * while the last flush ran are stored as one batch; only then do answers go out. Where storing
 * fails, memory goes back to what is on the disk, and the acts may be proposed again.
 */
export class LedgerService {
  readonly #options: LedgerServiceOptions;
  readonly #writer: LedgerWriter;
  readonly #listeners = new Set<() => void>();
  #export: ExportWriter;
  #published: Published;
  #queue: Proposal[] = [];
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #tickWanted = false;

  constructor(options: LedgerServiceOptions) {
    this.#options = options;
    const { replica, relay, fates } = options;
    this.#writer = new LedgerWriter({ replica, relay, fates });
    this.#export = this.#newExport();
    this.#published = this.#current();
  }

  get published(): Published {
    return this.#published;
  }

  get chain(): Replica['chain'] {
    return this.#writer.replica.chain;
  }

  /** Calls after every batch that is on the disk. */
  onCommit(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Decides about an act; resolves once the answer holds for good, or is a problem. */
  propose(act: SignedAct): Promise<RelayAnswer> {
    if (this.#closed) return Promise.resolve(SHUTTING_DOWN);
    return new Promise((resolve) => {
      this.#queue.push({
        act,
        answer: (answer) => {
          this.#options.observer.answered(answer);
          resolve(answer);
        },
      });
      this.#wake();
    });
  }

  /** What became of an act, as far as it is on the disk. */
  fateOf(id: string): Fate | undefined {
    const fate = this.#writer.fateOf(id);
    if (fate === undefined) return undefined;
    const isStored =
      fate.result === 'accepted'
        ? fate.receipt.seq <= this.#published.position.seq
        : this.#options.refusals.has(id);
    return isStored ? fate : undefined;
  }

  /** Closes what is due; to be called at start and whenever the clock may have been moved. */
  async tick(): Promise<void> {
    if (this.#closed) return;
    this.#tickWanted = true;
    this.#wake();
    await this.#running;
  }

  /** Answers what it has been given, and no more; the store stays open. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  #wake(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // What else arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0 || this.#tickWanted) {
      this.#tickWanted = false;
      await this.#batch(this.#queue.splice(0, MOST_IN_BATCH));
    }
    this.#running = null;
    this.#arm();
  }

  async #batch(proposals: readonly Proposal[]): Promise<void> {
    const { clock, observer } = this.#options;
    const reading = clock.read();
    if (!reading.trusted) {
      observer.clockDoubted(reading.doubt);
      for (const { answer } of proposals) answer(CLOCK_DOUBTED);
      return;
    }
    const mark = this.#writer.mark();
    let answers: RelayAnswer[];
    let appended: Appended[];
    try {
      this.#writer.closeDue(reading.at);
      answers = proposals.map(({ act }) => this.#decide(act, reading.at));
      appended = this.#writer.takeAppended();
      await this.#store(appended);
    } catch (error) {
      this.#takeBack(mark);
      observer.storageFailed(error);
      for (const { answer } of proposals) answer(NOT_STORED);
      return;
    }
    const kept = await this.#keepRefusals(answers);
    if (appended.length > 0) this.#publish(appended);
    for (const [index, answer] of answers.entries()) {
      const isKept = kept || answer.result !== 'refused';
      proposals[index]?.answer(isKept ? answer : NOT_STORED);
    }
  }

  /** An act that trips the program over is no reason not to take the others. */
  #decide(act: SignedAct, at: Instant): RelayAnswer {
    const mark = this.#writer.mark();
    try {
      return this.#writer.propose(act, at);
    } catch (error) {
      this.#writer.rewind(mark);
      this.#options.observer.failed(error);
      return INTERNAL;
    }
  }

  async #store(appended: readonly Appended[]): Promise<void> {
    if (appended.length === 0) return;
    await this.#options.store.append(this.#units(appended));
  }

  #units(appended: readonly Appended[]): Unit[] {
    const units: { seq: number; lines: string[] }[] = [];
    for (const one of appended) {
      const lines = this.#export.lines(one);
      const last = units.at(-1);
      // A state hash belongs to the entry before it, which is always of the same batch.
      if (one.kind === 'state' && last !== undefined) last.lines.push(...lines);
      else if (one.kind === 'entry') {
        const first = one.entry.seq === 1 ? [this.#genesis()] : [];
        units.push({ seq: one.entry.seq, lines: [...first, ...lines] });
      } else throw new Error('a state hash without its entry');
    }
    return units;
  }

  #genesis(): string {
    const { ledger, state } = this.#writer.replica;
    return this.#export.genesis(ledger, state.association?.rehearsal ? 'rehearsal' : 'real');
  }

  #takeBack(mark: ReturnType<LedgerWriter['mark']>): void {
    this.#writer.takeAppended();
    this.#writer.rewind(mark);
    this.#export = this.#newExport();
  }

  #newExport(): ExportWriter {
    const { store, readText } = this.#options;
    // The number of lines is for a trailer only, which a relay's own ledger has not.
    return new ExportWriter(readText, { lines: 0, texts: store.texts() });
  }

  /** A refusal is told only once it is on the disk, after the entries that it may follow on. */
  async #keepRefusals(answers: readonly RelayAnswer[]): Promise<boolean> {
    const fates = answers.flatMap((answer) =>
      // One that is nobody's fate, as it may come from anybody, is not kept.
      answer.result === 'refused' && this.#writer.fateOf(answer.refusal.id) === answer
        ? [answer.refusal]
        : [],
    );
    if (fates.length === 0) return true;
    try {
      await this.#options.refusals.keep(fates);
      return true;
    } catch (error) {
      this.#options.observer.storageFailed(error);
      return false;
    }
  }

  #publish(appended: readonly Appended[]): void {
    this.#published = this.#current();
    this.#options.observer.committed(appended.filter(({ kind }) => kind === 'entry').length);
    for (const listener of this.#listeners) listener();
  }

  #current(): Published {
    const { ledger, state, position, at } = this.#writer.replica;
    return { ledger, state, position, at };
  }

  /** Wakes up when the next ballot closes. */
  #arm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const due = nextClosing(this.#published.state);
    if (due === null || this.#closed) return;
    const wait = due.at - this.#options.clock.now();
    // What is due and was not closed just now has something in its way.
    const sleep = wait < 0 ? RETRY_AFTER : Math.min(wait + 1, LONGEST_SLEEP);
    this.#timer = setTimeout(() => void this.tick(), sleep);
    this.#timer.unref();
  }
}

const SHUTTING_DOWN = relayProblem('shutting-down', 'the relay is stopping');
const CLOCK_DOUBTED = relayProblem(
  'clock-doubted',
  "the relay's clock cannot be believed; its operator has to look at it",
);
const INTERNAL: RelayAnswer = {
  result: 'problem',
  problem: problem('internal', 'the relay has a defect that this act has shown'),
};
const NOT_STORED = relayProblem('storage', 'the relay cannot store the act now');
