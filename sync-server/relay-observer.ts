import type { Logger } from 'pino';
import type { LedgerObserver } from './ledger/ledger-service.ts';
import type { RelayClock } from './ledger/relay-clock.ts';
import type { RelayAnswer } from './ledger/wire-answer.ts';
import type { Metrics } from './metrics.ts';

export interface ObserverOptions {
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: Pick<RelayClock, 'now'>;
}

/** Tells the operator, by metrics, log and health, what the ledger's service does. */
export class RelayObserver implements LedgerObserver {
  readonly #options: ObserverOptions;
  #storage: 'working' | 'failing' = 'working';

  constructor(options: ObserverOptions) {
    this.#options = options;
  }

  /** Whether the last batch could be stored. */
  get storage(): 'working' | 'failing' {
    return this.#storage;
  }

  answered(answer: RelayAnswer): void {
    const { metrics, log } = this.#options;
    metrics.answers.inc({ result: answer.result });
    if (answer.result === 'refused') {
      log.info({ act: answer.refusal.id, code: answer.refusal.code }, 'act refused');
    } else if (answer.result === 'problem') {
      log.info({ code: answer.problem.code }, 'act not taken');
    }
  }

  committed(entries: number): void {
    this.#storage = 'working';
    this.#options.metrics.entries.inc(entries);
  }

  storageFailed(error: unknown): void {
    const { metrics, log } = this.#options;
    this.#storage = 'failing';
    metrics.storageFailures.inc();
    log.error({ err: error }, 'a batch could not be stored; its acts were not taken');
  }

  failed(error: unknown): void {
    this.#options.log.error({ err: error }, 'an act could not be decided');
  }

  clockDoubted(doubt: string): void {
    const { log, clock } = this.#options;
    log.error(
      { doubt, clock: clock.now() },
      'the clock cannot be believed, nothing is stamped; if it is right, start with --accept-clock',
    );
  }

  restored(entries: number): void {
    const { metrics, log } = this.#options;
    metrics.restored.inc(entries);
    log.warn({ entries }, 'entries that this relay lacked were handed over, and hold');
  }

  departed(url: string): void {
    this.#options.log.warn({ url }, 'another relay was appointed; this one takes no acts any more');
  }
}
