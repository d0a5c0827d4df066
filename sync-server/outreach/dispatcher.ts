import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DeliveryProblem } from '../../shared/protocol/outreach-messages.ts';
import type { Instant } from '../../shared/rules/index.ts';
import type { DeliveryQueue, Outcome } from './delivery-queue.ts';
import type { Way } from './outgoing.ts';
import type { OutreachMetrics } from './outreach-metrics.ts';
import { Pauses } from './pauses.ts';
import type { QueuedTask } from './queued-task.ts';
import type { Sending } from './sending.ts';
import { SMTP_CONNECTIONS } from './smtp-transport.ts';
import { WEBHOOK_CONNECTIONS } from './webhook-transport.ts';

const WAYS: readonly Way[] = ['email', 'slack'];
const AT_ONCE: Readonly<Record<Way, number>> = {
  email: SMTP_CONNECTIONS,
  slack: WEBHOOK_CONNECTIONS,
};
/** How long what is under way has to come to its end when the relay stops, in milliseconds. */
const END_WITHIN = 3000;
const NOTE_AGAIN_AFTER = 5000;

export interface DispatcherOptions {
  readonly queue: DeliveryQueue;
  readonly sending: Sending;
  readonly metrics: OutreachMetrics;
  readonly log: Logger;
  readonly now: () => Instant;
  /** Whether anything is sent now. */
  readonly isOpen: () => boolean;
}

/** Sends what is due, so much at once by each way, and notes what came of it before it goes on. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #counts: Record<Way, number> = { email: 0, slack: 0 };
  readonly #pauses = new Pauses();
  readonly #watchers = new Map<string, ((task: QueuedTask | null) => void)[]>();
  readonly #ending = new AbortController();
  #closed = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Begins what is due; returns when the next is, or null. */
  pump(): Instant | null {
    const { queue } = this.#options;
    for (const way of WAYS) this.#pumpWay(way);
    // Where all is taken, whatever ends begins the next by itself.
    const next = WAYS.filter((way) => this.#counts[way] < AT_ONCE[way])
      .map((way) => queue.nextAt(way))
      .filter((at) => at !== null);
    return next.length === 0 ? null : Math.min(...next);
  }

  /** Somebody waits for it: what did not answer is asked again, whatever it said. */
  hurry(): void {
    this.#pauses.forget();
    this.pump();
  }

  /** Resolves once a task was attempted, to what it is then; to null where it was not. */
  attempted(id: string): Promise<QueuedTask | null> {
    return new Promise((resolve) => {
      this.#watchers.set(id, [...(this.#watchers.get(id) ?? []), resolve]);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const cut = setTimeout(() => this.#ending.abort(), END_WITHIN);
    await Promise.all(this.#running);
    clearTimeout(cut);
    for (const id of this.#watchers.keys()) this.#tell(id, null);
  }

  #pumpWay(way: Way): void {
    const { queue, now, isOpen } = this.#options;
    while (!this.#closed && isOpen() && this.#counts[way] < AT_ONCE[way]) {
      const task = queue.takeDue(way, now());
      if (task === null) return;
      this.#begin(task);
    }
  }

  #begin(task: QueuedTask): void {
    this.#counts[task.way] += 1;
    const run = this.#attend(task).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #attend(task: QueuedTask): Promise<void> {
    const settled = await this.#run(task);
    // Where nothing was waited for, others get their turn first.
    if (settled === null) await setImmediate();
    this.#counts[task.way] -= 1;
    this.#tell(task.id, settled);
    this.#pumpWay(task.way);
  }

  async #run(task: QueuedTask): Promise<QueuedTask | null> {
    const { queue, sending, now } = this.#options;
    const verdict = sending.judge(task);
    if (verdict.kind === 'wait') {
      queue.putBack(task, verdict.until);
      return null;
    }
    if (verdict.kind === 'settle') return this.#note(task, verdict.outcome);
    const name = task.way === 'email' ? 'mail server' : verdict.address;
    const until = this.#pauses.until(name, now());
    if (until !== null) {
      queue.putBack(task, until);
      return null;
    }
    const outcome = await sending.send(task, verdict.address, this.#ending.signal);
    if (outcome.kind !== 'sent' && this.#ending.signal.aborted) {
      // It is as if it had not begun: the next run attempts it again.
      queue.putBack(task, now());
      return null;
    }
    this.#judgePeer(task.way, name, outcome);
    return this.#note(task, outcome);
  }

  #judgePeer(way: Way, name: string, outcome: Outcome): void {
    if (outcome.kind !== 'failed') this.#pauses.worked(name);
    else if (isAboutPeer(way, outcome.problem)) {
      this.#pauses.failed(name, this.#options.now(), outcome.after);
    }
  }

  /**
   * Until it is on the disk nothing else takes its place: what was sent and cannot be noted would be
   * sent again and again while the disk is full.
   */
  async #note(task: QueuedTask, outcome: Outcome): Promise<QueuedTask | null> {
    const { queue, metrics, log, now } = this.#options;
    for (;;) {
      try {
        const next = await queue.settle(task, outcome, now());
        metrics.settled(task, outcome, next);
        this.#log(task, outcome, next);
        return next;
      } catch (error) {
        log.error({ err: error, task: task.id }, 'what was sent could not be noted');
        if (this.#closed) return null;
        await wait(NOTE_AGAIN_AFTER, undefined, { signal: this.#ending.signal }).catch(() => {});
      }
    }
  }

  /** Without an address, and without what was said to whom. */
  #log({ id, way, task }: QueuedTask, outcome: Outcome, next: QueuedTask | null): void {
    const { log } = this.#options;
    const about = { task: id, way, kind: task.kind };
    if (outcome.kind === 'sent' || outcome.kind === 'dropped') {
      log.debug(about, outcome.kind === 'sent' ? 'sent' : 'not wanted any more');
      return;
    }
    const { problem } = outcome;
    const said = { ...about, ...problem, attempts: next?.attempts ?? 0 };
    if (next?.state === 'given-up') log.warn(said, 'a message was given up');
    else log.info(said, 'a message has not arrived yet');
  }

  #tell(id: string, settled: QueuedTask | null): void {
    for (const go of this.#watchers.get(id) ?? []) go(settled);
    this.#watchers.delete(id);
  }
}

/** Whether it is the other side that fails, and not this one message. */
function isAboutPeer(way: Way, { code }: DeliveryProblem): boolean {
  switch (code) {
    case 'unreachable':
    case 'not-trusted':
    case 'login-failed':
      return true;
    case 'deferred':
      // A mail server defers one mail; a webhook all that goes there.
      return way === 'slack';
    case 'rejected':
    case 'no-address':
      return false;
  }
}
