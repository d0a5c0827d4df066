import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { readSigned } from '../../shared/ledger/act.ts';
import type { EntryLine } from '../../shared/ledger/export-line.ts';
import { DAY, HOUR, type Instant, type State } from '../../shared/rules/index.ts';
import type { RelayView } from '../relay-part.ts';
import { TRIED_FOR } from './backoff.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { CommittedEntry, MessageSource, MessageView, Outgoing } from './outgoing.ts';
import type { Addressed } from './queued-task.ts';
import { isUnwanted } from './wishes.ts';

/** How often the clock's own tasks are asked for, in milliseconds. */
const EVERY = 60_000;
const PRUNED_EVERY = DAY;
/** So many steps in one turn of the event loop, which the whole relay has but one of. */
const STEPS_A_TURN = 50;

export interface IntakeOptions {
  readonly relay: RelayView;
  readonly queue: DeliveryQueue;
  readonly source: MessageSource;
  readonly view: () => MessageView;
  readonly log: Logger;
}

/**
 * Turns entries and the passing of time into tasks, each once: how far it has come is put down after
 * them.
 */
export class Intake {
  readonly #options: IntakeOptions;
  /** The head and the instant at which this relay started. */
  readonly #started: { readonly seq: number; readonly at: Instant };
  /** As far as the clock's own tasks were asked for; on the disk it may be less. */
  #due: Instant;
  #prunedAt = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
    const { relay, queue } = options;
    this.#started = { seq: relay.published().position.seq, at: relay.now() };
    this.#due = queue.cursor?.due ?? this.#started.at;
  }

  /**
   * Where it has never run before it begins at the head: what happened before, on another relay
   * maybe, was told then or never.
   */
  async begin(): Promise<void> {
    const { relay, queue } = this.#options;
    if (queue.cursor !== null) return;
    this.#due = relay.now();
    await this.#add([], relay.published().position.seq);
  }

  /** Takes what is new. */
  async run(): Promise<void> {
    const { relay, queue } = this.#options;
    const { seq } = relay.published().position;
    if (queue.cursor === null) return this.begin();
    for (let last = -1; queue.cursor.seq < seq && queue.cursor.seq !== last;) {
      last = queue.cursor.seq;
      await this.#takeEntries(last, seq);
    }
    await this.#takeDue();
    await this.#prune();
  }

  async #takeEntries(since: number, head: number): Promise<void> {
    const { relay, source, view } = this.#options;
    const lines = (await relay.entriesAfter(since)).filter(({ entry }) => entry.seq <= head);
    const last = lines.at(-1);
    if (last === undefined) return;
    const { state } = relay.published();
    const entries = lines
      .filter((line) => this.#isNews(line))
      .flatMap((line) => committedEntry(line, state));
    const tasks = await this.#safely(
      () => inSlices(source.tasksFor(entries, view())),
      () => this.#oneByOne(entries),
    );
    await this.#add(tasks, last.entry.seq);
  }

  /** A defect in what one entry gives rise to is no reason to keep quiet about the others. */
  async #oneByOne(entries: readonly CommittedEntry[]): Promise<Outgoing[]> {
    const { source, view, log } = this.#options;
    const tasks: Outgoing[] = [];
    for (const entry of entries) {
      const ofOne = await this.#safely(
        () => inSlices(source.tasksFor([entry], view())),
        () => {
          log.error({ seq: entry.seq }, 'nobody is told of this entry');
          return [];
        },
      );
      tasks.push(...ofOne);
    }
    return tasks;
  }

  async #safely<T>(attempt: () => Promise<T>, otherwise: () => Promise<T> | T): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      this.#options.log.error({ err: error }, 'what is to be sent could not be worked out');
      return otherwise();
    }
  }

  /**
   * What is older than anything is tried for is news to nobody. Nor is what clients have handed over
   * after a restore: it was told when it happened.
   */
  #isNews({ entry }: EntryLine): boolean {
    const { seq, at } = this.#started;
    const isHandedOver = entry.seq > seq && entry.at < at;
    return !isHandedOver && entry.at > this.#options.relay.now() - TRIED_FOR;
  }

  async #takeDue(): Promise<void> {
    const { relay, queue, source, view } = this.#options;
    const now = relay.now();
    const since = this.#due;
    if (now - since < EVERY || queue.cursor === null) return;
    const tasks = await this.#safely(
      () => inSlices(source.dueTasks(since, view())),
      () => [],
    );
    this.#due = now;
    const isOld = now - queue.cursor.due > HOUR;
    if (tasks.length === 0 && !isOld) return;
    try {
      await this.#add(tasks, queue.cursor.seq);
    } catch (error) {
      // It is not on the disk, so it has not been asked for.
      this.#due = since;
      throw error;
    }
  }

  async #add(tasks: readonly Outgoing[], seq: number): Promise<void> {
    const { relay, queue, view } = this.#options;
    const seen = view();
    const addressed = tasks.flatMap((task): Addressed[] => {
      const { to } = task;
      if (to.kind !== 'person') return [{ task, way: to.kind }];
      const wanted = seen.wishes(to.person);
      return isUnwanted(wanted, task) ? [] : wanted.ways.map((way) => ({ task, way }));
    });
    const { ledger } = relay.published();
    await queue.add(ledger, addressed, { seq, due: this.#due }, relay.now());
  }

  async #prune(): Promise<void> {
    const now = this.#options.relay.now();
    if (now - this.#prunedAt < PRUNED_EVERY) return;
    this.#prunedAt = now;
    await this.#options.queue.prune(now);
  }
}

/** All that it gives; others have their turns in between. */
async function inSlices(steps: Iterable<Outgoing | null>): Promise<Outgoing[]> {
  const tasks: Outgoing[] = [];
  let done = 0;
  for (const step of steps) {
    if (step !== null) tasks.push(step);
    done += 1;
    if (done % STEPS_A_TURN === 0) await setImmediate();
  }
  return tasks;
}

/** None where the act cannot be read, which the ledger's own checks rule out. */
function committedEntry({ act, entry }: EntryLine, state: State): CommittedEntry[] {
  const read = readSigned(act);
  if (!read.ok) return [];
  const { seq, at, actHash } = entry;
  const person = state.device.get(read.value.device)?.person ?? null;
  return [{ seq, at, actHash, act: read.value, person }];
}
