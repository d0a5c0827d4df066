import { Counter, Gauge, type Registry } from 'prom-client';
import type { Outcome } from './delivery-queue.ts';
import type { QueuedTask } from './queued-task.ts';

/** What the relay counts of what it sends. */
export class OutreachMetrics {
  readonly #sent: Counter<'way' | 'kind'>;
  readonly #dropped: Counter<'way'>;
  readonly #failures: Counter<'way' | 'code'>;
  readonly #givenUp: Counter<'way'>;

  constructor(registry: Registry, waiting: () => number) {
    const registers = [registry];
    this.#sent = new Counter({
      name: 'convene_outreach_sent_total',
      help: 'Messages that the other side has taken',
      labelNames: ['way', 'kind'],
      registers,
    });
    this.#dropped = new Counter({
      name: 'convene_outreach_dropped_total',
      help: 'Messages that nobody wanted any more when they were due',
      labelNames: ['way'],
      registers,
    });
    this.#failures = new Counter({
      name: 'convene_outreach_failures_total',
      help: 'Attempts that failed, by why',
      labelNames: ['way', 'code'],
      registers,
    });
    this.#givenUp = new Counter({
      name: 'convene_outreach_given_up_total',
      help: 'Messages that were refused, or tried for too long',
      labelNames: ['way'],
      registers,
    });
    // It is read when somebody asks for it.
    const gauge = new Gauge({
      name: 'convene_outreach_waiting',
      help: 'Messages that wait to be sent',
      registers: [],
      collect() {
        this.set(waiting());
      },
    });
    registry.registerMetric(gauge);
  }

  settled({ way, task }: QueuedTask, outcome: Outcome, next: QueuedTask | null): void {
    switch (outcome.kind) {
      case 'sent':
        this.#sent.inc({ way, kind: task.kind });
        return;
      case 'dropped':
        this.#dropped.inc({ way });
        return;
      case 'failed':
      case 'refused':
        this.#failures.inc({ way, code: outcome.problem.code });
        if (next?.state === 'given-up') this.#givenUp.inc({ way });
    }
  }
}
