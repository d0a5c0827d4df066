import type {
  DeliveriesReply,
  Delivery,
  DeliveryProblem,
} from '../../shared/protocol/outreach-messages.ts';
import { DAY, type Instant } from '../../shared/rules/index.ts';
import { backoff, TRIED_FOR } from './backoff.ts';
import { deliveriesReply } from './deliveries.ts';
import { DueHeap } from './due-heap.ts';
import type { Outgoing, Way } from './outgoing.ts';
import type { Cursor, QueueStore } from './queue-store.ts';
import { SentCounts, type SentCount } from './sent-counts.ts';
import { deliveryOf, taskId, type Addressed, type QueuedTask } from './queued-task.ts';

/** How long what has ended is shown, and known not to be sent again. */
const REMEMBERED_FOR = 40 * DAY;
/** Put on the disk in one turn of the event loop, which others wait for. */
const MOST_AT_ONCE = 500;

/** What came of an attempt. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** Nobody wants it any more; it is no failure. */
  | { readonly kind: 'dropped' }
  /** Tried again, not before `after` milliseconds where the other side has said so. */
  | { readonly kind: 'failed'; readonly problem: DeliveryProblem; readonly after: number | null }
  | { readonly kind: 'refused'; readonly problem: DeliveryProblem };

/** What is to be sent, how far it is, and what became of it. Memory and disk say the same. */
export class DeliveryQueue {
  readonly #store: QueueStore;
  readonly #tasks = new Map<string, QueuedTask>();
  readonly #due: Readonly<Record<Way, DueHeap>> = { email: new DueHeap(), slack: new DueHeap() };
  /** Being attempted. */
  readonly #taken = new Set<string>();
  readonly #sent: SentCounts;
  #cursor: Cursor | null;
  #waiting = 0;

  /** @throws DamagedQueue */
  constructor(store: QueueStore) {
    this.#store = store;
    this.#cursor = store.cursor();
    this.#sent = new SentCounts(store.sent());
    for (const task of store.tasks()) this.#keep(task);
  }

  get cursor(): Cursor | null {
    return this.#cursor;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Takes what these entries and this time give rise to; what is known already is left out. The
   * cursor moves once all of it is on the disk: what comes again is the same, and so is known.
   */
  async add(ledger: string, all: readonly Addressed[], cursor: Cursor, at: Instant): Promise<void> {
    let from = 0;
    for (; all.length - from > MOST_AT_ONCE; from += MOST_AT_ONCE) {
      await this.#addPortion(ledger, all.slice(from, from + MOST_AT_ONCE), { at });
    }
    await this.#addPortion(ledger, all.slice(from), { cursor, at });
    this.#cursor = cursor;
  }

  async #addPortion(
    ledger: string,
    portion: readonly Addressed[],
    change: { readonly cursor?: Cursor; readonly at: Instant },
  ): Promise<void> {
    const fresh = new Map<string, QueuedTask>();
    for (const addressed of portion) {
      const queued = newTask(taskId(ledger, addressed), addressed, change.at);
      const { id } = queued;
      if (!this.#tasks.has(id) && !this.#store.isNoted(id)) fresh.set(id, queued);
    }
    const tasks = [...fresh.values()];
    await this.#store.commit({ tasks, ...change });
    for (const task of tasks) this.#keep(task);
  }

  /** One more, beside the cursor. */
  async addOne(ledger: string, addressed: Addressed, at: Instant): Promise<Delivery> {
    const queued = newTask(taskId(ledger, addressed), addressed, at);
    await this.#store.commit({ tasks: [queued], at });
    this.#keep(queued);
    return deliveryOf(queued);
  }

  find(id: string): QueuedTask | null {
    return this.#tasks.get(id) ?? null;
  }

  /** The next that is due by a way, which is then nobody else's until it is settled or put back. */
  takeDue(way: Way, now: Instant): QueuedTask | null {
    const heap = this.#due[way];
    for (let next = heap.earliest; next !== null && next.at <= now; next = heap.earliest) {
      heap.take();
      const task = this.#tasks.get(next.id);
      const isIt = task?.state === 'waiting' && task.nextAt === next.at;
      if (!isIt || this.#taken.has(next.id)) continue;
      this.#taken.add(next.id);
      return task;
    }
    return null;
  }

  /** When the next is due by a way; null where nothing waits. */
  nextAt(way: Way): Instant | null {
    return this.#due[way].earliest?.at ?? null;
  }

  /** Not now: without an attempt, and without a word on the disk. */
  putBack({ id }: QueuedTask, nextAt: Instant): void {
    this.#taken.delete(id);
    const task = this.#tasks.get(id);
    if (task !== undefined) this.#keep({ ...task, nextAt });
  }

  /**
   * What came of an attempt; resolves once that is on the disk, to the task as it is then, or to null
   * where nobody wants it any more. Rejects where it cannot be put there.
   */
  async settle(task: QueuedTask, outcome: Outcome, now: Instant): Promise<QueuedTask | null> {
    const settled = afterOutcome(task, outcome, now);
    const next = settled !== null && isKept(settled) ? settled : null;
    const change = next === null ? { done: [task.id] } : { tasks: [next] };
    const isSent = outcome.kind === 'sent';
    // Counted before the disk has it, so that two at once do not count as one.
    const sent = isSent ? this.#sent.add(task.task, now) : new Map<string, SentCount>();
    try {
      await this.#store.commit({ ...change, sent, at: now });
    } catch (error) {
      if (isSent) this.#sent.takeBack(task.task, now);
      throw error;
    }
    this.#taken.delete(task.id);
    if (next === null) this.#drop(task.id);
    else this.#keep(next);
    return settled;
  }

  /** It is tried now, and again for as long as at first, noted as done by hand or not. Null where there is no such thing, or it was sent. */
  async retry(id: string, now: Instant): Promise<Delivery | null> {
    const task = this.#tasks.get(id);
    if (task === undefined || task.state === 'sent') return null;
    if (this.#taken.has(id)) return deliveryOf(task);
    const { problem } = task;
    const again: QueuedTask = {
      ...task,
      state: 'waiting',
      endedAt: null,
      nextAt: now,
      queuedAt: now,
      attempts: 0,
      problem,
    };
    await this.#store.commit({ tasks: [again], at: now });
    this.#keep(again);
    return deliveryOf(again);
  }

  /**
   * Somebody has posted it in its channel: it is not due any more. Null where there is nothing to a
   * channel that has not arrived; `being-sent` where that is just being found out.
   */
  async noteByHand(id: string, now: Instant): Promise<Delivery | 'being-sent' | null> {
    const task = this.#tasks.get(id);
    if (task === undefined || task.state === 'sent' || task.task.to.kind === 'person') return null;
    if (task.state === 'by-hand') return deliveryOf(task);
    if (this.#taken.has(id)) return 'being-sent';
    const noted: QueuedTask = { ...task, state: 'by-hand', endedAt: now, problem: null };
    // Until it is on the disk nobody else takes it up.
    this.#taken.add(id);
    try {
      await this.#store.commit({ tasks: [noted], at: now });
    } catch (error) {
      this.#taken.delete(id);
      this.#keep(task);
      throw error;
    }
    this.#taken.delete(id);
    this.#keep(noted);
    return deliveryOf(noted);
  }

  /** What waits for something that is there now, such as an address, is due at once. */
  hurry(now: Instant, isIt: (task: Outgoing) => boolean): void {
    for (const task of this.#tasks.values()) {
      const waits = task.state === 'waiting' && task.nextAt > now && task.problem !== null;
      if (waits && !this.#taken.has(task.id) && isIt(task.task))
        this.#keep({ ...task, nextAt: now });
    }
  }

  /** Of a group, or of all. */
  deliveries(twg: string | null): DeliveriesReply {
    return deliveriesReply(this.#tasks.values(), this.#sent, twg);
  }

  /** Forgets what ended long ago. */
  async prune(now: Instant): Promise<void> {
    const before = now - REMEMBERED_FOR;
    const old = [...this.#tasks.values()].filter(
      ({ endedAt }) => endedAt !== null && endedAt < before,
    );
    const forgotten = old.map(({ id }) => id);
    if (forgotten.length > 0) await this.#store.commit({ forgotten, at: now });
    for (const id of forgotten) this.#drop(id);
    while ((await this.#store.forgetNotes(before)) > 0);
  }

  #keep(task: QueuedTask): void {
    const old = this.#tasks.get(task.id);
    this.#waiting += (task.state === 'waiting' ? 1 : 0) - (old?.state === 'waiting' ? 1 : 0);
    this.#tasks.set(task.id, task);
    if (task.state === 'waiting') this.#due[task.way].add(task.nextAt, task.id);
  }

  #drop(id: string): void {
    if (this.#tasks.get(id)?.state === 'waiting') this.#waiting -= 1;
    this.#tasks.delete(id);
  }
}

function newTask(id: string, { task, way }: Addressed, at: Instant): QueuedTask {
  return {
    id,
    task,
    way,
    state: 'waiting',
    attempts: 0,
    queuedAt: at,
    nextAt: Math.max(at, task.notBefore),
    endedAt: null,
    problem: null,
  };
}

/** Of what was sent to persons only the id is remembered, and the count. */
const isKept = ({ state, task }: QueuedTask): boolean =>
  state !== 'sent' || task.to.kind !== 'person';

/** The task as it is then; null where nobody wants it. */
function afterOutcome(task: QueuedTask, outcome: Outcome, now: Instant): QueuedTask | null {
  const attempts = task.attempts + 1;
  switch (outcome.kind) {
    case 'dropped':
      return null;
    case 'sent':
      return { ...task, state: 'sent', attempts, endedAt: now, problem: null };
    case 'refused':
      return { ...task, state: 'given-up', attempts, endedAt: now, problem: outcome.problem };
    case 'failed': {
      const { problem, after } = outcome;
      const nextAt = now + Math.max(after ?? 0, backoff(task.id, attempts));
      const isOver = nextAt > Math.max(task.queuedAt, task.task.notBefore) + TRIED_FOR;
      return isOver
        ? { ...task, state: 'given-up', attempts, endedAt: now, problem }
        : { ...task, attempts, nextAt, problem };
    }
  }
}
