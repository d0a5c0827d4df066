import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the relay counts, in a registry of its own: two relays in one process do not mix. */
export class Metrics {
  readonly registry = new Registry();
  readonly answers = this.#counter('convene_acts_total', 'Acts answered, by result', ['result']);
  readonly entries = this.#counter('convene_entries_total', 'Entries appended', []);
  readonly restored = this.#counter(
    'convene_entries_restored_total',
    'Entries that were handed over, as this relay lacked them',
    [],
  );
  readonly storageFailures = this.#counter('convene_storage_failures_total', 'Batches lost', []);
  readonly closed = this.#counter('convene_sockets_closed_total', 'Sockets closed, by reason', [
    'reason',
  ]);
  readonly logins = this.#counter('convene_logins_total', 'Logins, by result', ['result']);
  readonly sockets = new Gauge({
    name: 'convene_ledger_sockets',
    help: 'Open sockets of the ledger',
    registers: [this.registry],
  });
  readonly seq = new Gauge({
    name: 'convene_ledger_seq',
    help: 'The number of the last entry',
    registers: [this.registry],
  });
  readonly flush = new Histogram({
    name: 'convene_ledger_flush_seconds',
    help: 'How long a group of lines took to be on the disk',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers: [this.registry],
  });

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
