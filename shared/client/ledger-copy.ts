import { readSigned } from '../ledger/act.ts';
import { readLine, writeLine, type EntryLine } from '../ledger/export-line.ts';
import type { Chain } from '../ledger/chain.ts';
import { problem, type Problem } from '../ledger/problem.ts';
import type { Subject } from '../rules/draft.ts';
import type { Instant, Position, State } from '../rules/index.ts';
import { HostError, keeping, messageOf } from './host-error.ts';
import type { HistoryItem, HostReplies } from './host-messages.ts';
import type { ClientPorts, ClientStore } from './ports.ts';
import { readKept, replay, verifyAll, writeKept, type Replayed } from './replay.ts';

/** A ledger as it may be shown: every entry of it verified, and on this device's disk. */
export interface Shown {
  readonly state: State;
  readonly position: Position;
  /** The instant of the last entry; 0 before the first. */
  readonly at: Instant;
}

/** What lines have brought. */
export interface Grown {
  readonly touched: readonly Subject[];
  readonly entries: readonly EntryLine[];
  /** Why the line after those was not taken, and that line; the copy takes no more from then on. */
  readonly rejected: { readonly problem: Problem; readonly line: string } | null;
}

/** Entries between two checkpoints. */
const CHECKPOINT_AFTER = 500;
/** Lines read in one go. */
const PORTION = 500;

type CopyPorts = Pick<ClientPorts, 'crypto' | 'verifyElsewhere'>;

/** This device's copy of one ledger. */
export class LedgerCopy {
  readonly ledger: string;
  readonly #ports: CopyPorts;
  readonly #store: ClientStore;
  #replayed: Replayed;
  #shown: Shown;
  #checkpointAt: number;
  /** Whether memory is ahead of the disk, as something could not be stored. */
  #isStale = false;

  private constructor(ports: CopyPorts, ledger: string, store: ClientStore, replayed: Replayed) {
    this.ledger = ledger;
    this.#ports = ports;
    this.#store = store;
    this.#replayed = replayed;
    this.#shown = shownOf(replayed);
    this.#checkpointAt = 0;
  }

  /**
   * Opens what is kept of a ledger. A unit that was not finished is cut off: it was never shown.
   * Lines that do not hold are set aside, and the copy begins anew; `setAside` says why.
   *
   * @throws HostError `disk`
   */
  static async open(
    ports: CopyPorts,
    ledger: string,
    store: ClientStore,
  ): Promise<{ copy: LedgerCopy; setAside: Problem | null }> {
    const { replayed, setAside, checkpointAt } = await keeping(() => load(ports, ledger, store));
    const copy = new LedgerCopy(ports, ledger, store, replayed);
    copy.#checkpointAt = checkpointAt;
    return { copy, setAside };
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** Of what is shown and what is being added. */
  get chain(): Pick<Chain, 'holds' | 'headAt'> {
    return this.#replayed.reader.replica.chain;
  }

  get lines(): number {
    return this.#replayed.index.wholeLines;
  }

  /** Whether a text is among the lines. */
  hasText(sha256: string): boolean {
    return this.#replayed.index.lineOfText(sha256) !== undefined;
  }

  /**
   * Takes lines that follow, whole units: verified, then stored, then shown.
   *
   * @throws HostError `disk` where they could not be stored: nothing of them is shown.
   */
  async append(lines: readonly string[]): Promise<Grown> {
    if (this.#isStale) await this.#reload();
    const grown = await this.#verify(lines);
    const { reader, index } = this.#replayed;
    // After a failure, what came before the unit that failed holds still.
    const taken = this.#wholeUnits(lines, grown);
    this.#isStale = true;
    await keeping(() => this.#store.appendLines(taken));
    this.#isStale = false;
    for (const line of taken) index.note(line);
    this.#shown = shownOf(this.#replayed);
    if (reader.failure === null) await this.#checkpointWhenDue();
    return grown;
  }

  /** Keeps a checkpoint, where there is something new. */
  async checkpoint(): Promise<void> {
    const { reader } = this.#replayed;
    if (this.#isStale || reader.failure !== null || this.#shown.position.seq === 0) return;
    if (this.#shown.position.seq === this.#checkpointAt) return;
    const text = writeKept(this.#ports.crypto, this.#replayed);
    await keeping(() => this.#store.writeCheckpoint(text));
    this.#checkpointAt = this.#shown.position.seq;
  }

  /** Acts, the newest first, from before entry `before`. */
  async history(before: number | null, limit: number): Promise<HostReplies['history']> {
    const last = Math.min((before ?? Infinity) - 1, this.#shown.position.seq);
    const first = Math.max(1, last - limit + 1);
    if (last < 1) return { items: [], more: 'no' };
    const entries = await this.entries(first, last);
    const items = entries.map((line) => historyItem(this.#shown.state, line)).reverse();
    return { items, more: first > 1 ? 'yes' : 'no' };
  }

  /** The entries from one to another, both among those shown. */
  async entries(first: number, last: number): Promise<EntryLine[]> {
    const { index } = this.#replayed;
    const from = index.lineOfEntry(first) ?? 1;
    const lines = await this.#read(from, index.endOfUnit(last) ?? 0);
    return lines.flatMap((text) => {
      const read = text.startsWith('{"act":') ? readLine(text) : null;
      return read?.ok && read.value.kind === 'entry' ? [read.value] : [];
    });
  }

  /** The entry of an act, looked for from the newest; null where it is not in the ledger. */
  async entryOfAct(actHash: string): Promise<EntryLine | null> {
    for (let last = this.#shown.position.seq; last > 0; last -= PORTION) {
      const entries = await this.entries(Math.max(1, last - PORTION + 1), last);
      const found = entries.find(({ entry }) => entry.actHash === actHash);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The lines of whole units after one entry and up to another. */
  async linesBetween(after: number, to: number): Promise<readonly string[]> {
    const { index } = this.#replayed;
    return this.#read((index.endOfUnit(after) ?? 0) + 1, index.endOfUnit(to) ?? 0);
  }

  /** A text that stands among the lines; null where it does not. */
  async text(sha256: string): Promise<Uint8Array | null> {
    const number = this.#replayed.index.lineOfText(sha256);
    if (number === undefined) return null;
    const [line = ''] = await this.#read(number, number);
    const read = readLine(line);
    return read.ok && read.value.kind === 'snapshot' ? read.value.bytes : null;
  }

  /** Replays everything from the genesis, apart from what is in memory. */
  async verify(): Promise<HostReplies['verify']> {
    const end = await verifyAll(this.#ports, this.ledger, this.#store);
    switch (end.result) {
      case 'replayed': {
        const { replica } = end.replayed.reader;
        const { seq, head } = replica.position;
        return { ok: true, entries: seq, head, stateHash: replica.stateHash() };
      }
      case 'damaged': {
        const { line, problem: found } = end.failure;
        return { ok: false, line, problem: `${found.code}: ${found.message}` };
      }
      case 'unfinished':
        return { ok: false, line: end.wholeLines + 1, problem: 'state-missing: the end is torn' };
      case 'checkpoint-unfit':
        throw new Error('no checkpoint was given');
    }
  }

  /** All that is shown, with its trailer: a whole export. */
  async *exported(): AsyncGenerator<string> {
    const { position } = this.#shown;
    const { lines } = this;
    for (let from = 1; from <= lines; from += PORTION) {
      yield* await this.#read(from, Math.min(lines, from + PORTION - 1));
    }
    yield writeLine({ kind: 'trailer', ...position, count: lines });
  }

  async #verify(lines: readonly string[]): Promise<Grown> {
    const { reader, ahead } = this.#replayed;
    const read = lines.map((line) => readLine(line));
    const foreseen = read.flatMap((line) =>
      line.ok && line.value.kind === 'entry' ? [line.value] : [],
    );
    await ahead.prepare(foreseen, reader.replica.state);
    const touched: Subject[] = [];
    const entries: EntryLine[] = [];
    for (const [at, line] of read.entries()) {
      const result = reader.take(line);
      if (!result.ok) {
        return { touched, entries, rejected: { problem: result.problem, line: lines[at] ?? '' } };
      }
      const { applied, line: taken } = result.value;
      if (applied === null || taken.kind !== 'entry') continue;
      touched.push(...applied.effects.touched);
      entries.push(taken);
    }
    if (!reader.owesStateHash && reader.wholeLines === reader.lines) {
      return { touched, entries, rejected: null };
    }
    const found = problem('misplaced-line', 'the lines end within a unit');
    reader.reject(found);
    return { touched, entries, rejected: { problem: found, line: '' } };
  }

  /** The lines up to the last whole unit of those that were verified. */
  #wholeUnits(lines: readonly string[], { entries, rejected }: Grown): readonly string[] {
    if (rejected === null) return lines;
    const last = entries.at(-1);
    if (last === undefined) return [];
    const at = lines.findLastIndex((line) => {
      const read = line.startsWith('{"act":') ? readLine(line) : null;
      return read?.ok && read.value.kind === 'entry' && read.value.entry.seq === last.entry.seq;
    });
    return lines.slice(0, at + 1);
  }

  async #reload(): Promise<void> {
    const { replayed, checkpointAt } = await keeping(() =>
      load(this.#ports, this.ledger, this.#store),
    );
    this.#replayed = replayed;
    this.#checkpointAt = checkpointAt;
    this.#shown = shownOf(replayed);
    this.#isStale = false;
  }

  async #checkpointWhenDue(): Promise<void> {
    if (this.#shown.position.seq - this.#checkpointAt < CHECKPOINT_AFTER) return;
    // It only saves time at the next start.
    await this.checkpoint().catch((error: unknown) => {
      if (!(error instanceof HostError)) throw error;
    });
  }

  async #read(first: number, last: number): Promise<readonly string[]> {
    if (last < first) return [];
    try {
      return await this.#store.linesFrom(first, last - first + 1);
    } catch (error) {
      throw new HostError('disk', `the ledger cannot be read: ${messageOf(error)}`);
    }
  }
}

function shownOf({ reader: { replica } }: Replayed): Shown {
  return { state: replica.state, position: replica.position, at: replica.at };
}

interface Loaded {
  readonly replayed: Replayed;
  readonly setAside: Problem | null;
  /** The entry that the kept checkpoint stands for; 0 without one. */
  readonly checkpointAt: number;
}

async function load(ports: CopyPorts, ledger: string, store: ClientStore): Promise<Loaded> {
  let from = readKept(ports.crypto, await store.readCheckpoint());
  let setAside: Problem | null = null;
  for (;;) {
    const end = await replay(ports, ledger, store.lines(), from);
    switch (end.result) {
      case 'replayed':
        return { replayed: end.replayed, setAside, checkpointAt: from?.checkpoint.chain.seq ?? 0 };
      case 'unfinished':
        await store.cutLines(end.wholeLines);
        break;
      case 'damaged':
        setAside = end.failure.problem;
        await store.setLinesAside(`${setAside.code} in line ${end.failure.line}`);
        from = null;
        break;
      case 'checkpoint-unfit':
        from = null;
        break;
    }
  }
}

/** An entry as a list of acts shows it. */
export function historyItem(state: State, { act: signed, entry }: EntryLine): HistoryItem {
  const act = readSigned(signed);
  if (!act.ok) throw new Error('a verified entry holds no act');
  const { id, type, data, device } = act.value;
  const by = device === 'relay' ? 'relay' : (state.device.get(device)?.person ?? device);
  const { seq, at, actHash, head } = entry;
  return { seq, at, id, type, data, by, device, actHash, head };
}
