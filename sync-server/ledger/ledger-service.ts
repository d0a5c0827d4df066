import { ExportWriter, type ReadText } from '../../shared/ledger/export-writer.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { readAct, type SignedAct } from '../../shared/ledger/act.ts';
import { LedgerWriter, type Appended, type Fate } from '../../shared/ledger/ledger-writer.ts';
import { problem } from '../../shared/ledger/problem.ts';
import type { Replica } from '../../shared/ledger/replica.ts';
import type { Instant, Position, State } from '../../shared/rules/index.ts';
import type { LedgerStore, RefusalLog } from '../ledger-file/index.ts';
import type { RestoreRequest } from '../../shared/protocol/hand-over-messages.ts';
import type { Departure } from '../folder/departure.ts';
import { ClosingAlarm } from './closing-alarm.ts';
import { leavingBy, type Leaving } from './leaving.ts';
import { readPortion } from './read-portion.ts';
import type { ClockDoubt, RelayClock } from './relay-clock.ts';
import { notTaken, type Standing, type Standings } from './standing.ts';
import { unitsOf } from './units.ts';
import { relayMoved, relayProblem, type RelayAnswer, type RelayProblem } from './wire-answer.ts';

export interface LedgerServiceOptions {
  readonly store: LedgerStore;
  readonly refusals: RefusalLog;
  readonly replica: Replica;
  readonly relay: Signer;
  readonly fates: Iterable<readonly [string, Fate]>;
  /** Reads a text that is not in the ledger yet. */
  readonly readText: ReadText;
  readonly clock: RelayClock;
  readonly standings: Standings;
  readonly departure: Departure;
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
  /** So many entries were handed over, and are on the disk. */
  restored(entries: number): void;
  /** Another relay was appointed; this one stands back. */
  departed(url: string): void;
}

/** What is on the disk, so what anybody may be shown. */
export interface Published {
  readonly ledger: string;
  readonly state: State;
  readonly position: Position;
  readonly at: Instant;
}

/** What became of entries that were handed over: the head that is on the disk, or why none is taken. */
export type Restored =
  | { readonly ok: true; readonly head: Position }
  | { readonly ok: false; readonly problem: RelayProblem };

interface Proposal {
  readonly act: SignedAct;
  readonly answer: (answer: RelayAnswer) => void;
}

/** How many acts are decided before the event loop gets its turn. */
const MOST_IN_BATCH = 256;

/**
 * The one place where the ledger grows. Acts are decided in memory one by one; all that arrived
 * while the last flush ran are stored as one batch; only then do answers go out. Where storing
 * fails, memory goes back to what is on the disk, and the acts may be proposed again.
 */
export class LedgerService {
  readonly #options: LedgerServiceOptions;
  readonly #writer: LedgerWriter;
  readonly #listeners = new Set<() => void>();
  readonly #alarm: ClosingAlarm;
  #export: ExportWriter;
  #published: Published;
  #queue: Proposal[] = [];
  #running: Promise<void> | null = null;
  #closed = false;
  #tickWanted = false;
  /** What is done by itself, between two batches. */
  #errands: (() => Promise<void>)[] = [];

  constructor(options: LedgerServiceOptions) {
    this.#options = options;
    const { replica, relay, fates } = options;
    this.#writer = new LedgerWriter({ replica, relay, fates });
    this.#alarm = new ClosingAlarm(
      () => options.clock.now(),
      () => void this.tick(),
    );
    this.#export = this.#newExport();
    this.#published = this.#current();
  }

  get published(): Published {
    return this.#published;
  }

  get standing(): Standing {
    return this.#options.standings.of(this.#published.state);
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

  /**
   * Takes entries that follow on the relay's head and were made before it was restored, or by
   * another relay. They are on the disk once it resolves. Where somebody else has brought them
   * meanwhile, nothing is taken, and the answer says how far it is now.
   */
  restore(given: RestoreRequest): Promise<Restored> {
    if (this.#closed) return Promise.resolve({ ok: false, problem: SHUTTING_DOWN.problem });
    return new Promise((resolve, reject) => {
      this.#errands.push(async () => {
        try {
          resolve(await this.#restore(given));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      this.#wake();
    });
  }

  /**
   * At start: what is due is closed after so many milliseconds only, so that whoever knows of
   * entries that this relay has lost can bring them before it makes others in their place.
   */
  async start(patience: number): Promise<void> {
    if (patience === 0) return this.tick();
    this.#alarm.setIn(patience);
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
    this.#alarm.off();
    await this.#running;
  }

  #wake(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // What else arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0 || this.#tickWanted || this.#errands.length > 0) {
      for (const errand of this.#errands.splice(0)) await errand();
      this.#tickWanted = false;
      await this.#batch(this.#queue.splice(0, MOST_IN_BATCH));
    }
    this.#running = null;
    if (this.#closed) this.#alarm.off();
    else this.#alarm.setFor(this.#published.state);
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
    let decided: Decided;
    let appended: Appended[];
    try {
      if (this.standing.kind === 'keeping') this.#writer.closeDue(reading.at);
      decided = this.#decideAll(proposals, reading.at);
      appended = this.#writer.takeAppended();
      await this.#store(appended);
    } catch (error) {
      this.#takeBack(mark);
      observer.storageFailed(error);
      for (const { answer } of proposals) answer(NOT_STORED);
      return;
    }
    const kept = await this.#keepRefusals(decided.answers);
    if (appended.length > 0) this.#publish(appended.filter(({ kind }) => kind === 'entry').length);
    const answers = await this.#depart(decided);
    for (const [index, answer] of answers.entries()) {
      const isKept = kept || answer.result !== 'refused';
      proposals[index]?.answer(isKept ? answer : NOT_STORED);
    }
  }

  /** Once another relay is appointed, what comes after that is for the other to decide. */
  #decideAll(proposals: readonly Proposal[], at: Instant): Decided {
    let leaving: Leaving | null = null;
    const answers: RelayAnswer[] = [];
    for (const { act } of proposals) {
      const answer: RelayAnswer =
        leaving === null ? this.#decide(act, at) : relayMoved(leaving.url);
      leaving ??= this.#isRelay() ? leavingBy(act, answer) : null;
      answers.push(answer);
    }
    return { answers, leaving };
  }

  #isRelay(): boolean {
    const { relay } = this.#options;
    return this.#writer.replica.state.association?.relay.publicKey === relay.publicKey;
  }

  /** The answers, once it is on the disk that the relay stands back for another. */
  async #depart({ answers, leaving }: Decided): Promise<readonly RelayAnswer[]> {
    if (leaving === null) return answers;
    const { departure, observer } = this.#options;
    const { act, url } = leaving;
    try {
      await departure.keep({ url, act: act.bytes, signature: act.signature });
    } catch (error) {
      observer.storageFailed(error);
      return answers.map((answer) => (isMoved(answer) ? NOT_STORED : answer));
    }
    observer.departed(url);
    // Whoever brought the appointment is answered before anybody is sent away.
    setImmediate(() => {
      for (const listener of this.#listeners) listener();
    });
    return answers.map((answer) => (isMoved(answer) ? relayMoved(url) : answer));
  }

  /** An act that trips the program over is no reason not to take the others. */
  #decide(act: SignedAct, at: Instant): RelayAnswer {
    const mark = this.#writer.mark();
    try {
      const { standing } = this;
      const read = readAct(act.bytes);
      const against = read.ok ? notTaken(standing, read.value.type) : null;
      if (against !== null) return against;
      // Having stood back once, it closes nothing more: the head is what the appointment names.
      return this.#writer.propose(act, standing.kind === 'moved' ? this.#published.at : at);
    } catch (error) {
      this.#writer.rewind(mark);
      this.#options.observer.failed(error);
      return INTERNAL;
    }
  }

  async #restore({ since, lines, more }: RestoreRequest): Promise<Restored> {
    const { store, standings, relay, observer } = this.#options;
    const { replica } = this.#writer;
    const { position } = replica;
    if (since.seq > position.seq) return notRestored('relay-behind', BEHIND);
    if (!replica.chain.holds(since)) return notRestored('other-history', OTHER_HISTORY);
    if (since.seq < position.seq || lines.length === 0) return { ok: true, head: position };
    const read = await readPortion({ replica, texts: store.texts() }, lines);
    if (!read.ok) return { ok: false, problem: read.problem };
    const { units, entries, state } = read.value;
    const isOwn = state.association?.relayKeys.includes(relay.publicKey) === true;
    if (!isOwn && this.standing.kind !== 'adopting') return notRestored('other-ledger', NOT_OURS);
    try {
      await store.append(units);
    } catch (error) {
      observer.storageFailed(error);
      return { ok: false, problem: NOT_STORED.problem };
    }
    for (const entry of entries) {
      const taken = this.#writer.take(entry);
      if (!taken.ok) throw new Error(`entry ${entry.entry.seq} held, and now does not`);
    }
    this.#export = this.#newExport();
    if (more) standings.expectMore(() => void this.tick());
    else standings.goOn();
    this.#options.clock.learned(replica.at);
    observer.restored(entries.length);
    this.#publish(entries.length);
    return { ok: true, head: replica.position };
  }

  async #store(appended: readonly Appended[]): Promise<void> {
    if (appended.length === 0) return;
    await this.#options.store.append(unitsOf(this.#export, appended, () => this.#genesis()));
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

  #publish(entries: number): void {
    this.#published = this.#current();
    this.#options.observer.committed(entries);
    for (const listener of this.#listeners) listener();
  }

  #current(): Published {
    const { ledger, state, position, at } = this.#writer.replica;
    return { ledger, state, position, at };
  }
}

interface Decided {
  readonly answers: readonly RelayAnswer[];
  readonly leaving: Leaving | null;
}

const isMoved = (answer: RelayAnswer): boolean =>
  answer.result === 'problem' && answer.problem.code === 'relay-moved';

function notRestored(code: RelayProblem['code'], message: string): Restored {
  return { ok: false, problem: { code, message } };
}

const BEHIND = 'the entries are to follow on the head of this relay';
const OTHER_HISTORY = 'the entry that they follow on is not on this ledger';
const NOT_OURS = 'the entries are of a ledger that this relay has never kept';

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
