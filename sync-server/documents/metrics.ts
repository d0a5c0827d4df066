import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the documents' side counts. */
export interface DocumentMetrics {
  /** An update was taken, known, or refused with a code. */
  update(result: string): void;
  closed(reason: string): void;
  flushed(seconds: number): void;
  size(count: { readonly sockets: number; readonly documents: number }): void;
}

export const NO_METRICS: DocumentMetrics = {
  update: () => {},
  closed: () => {},
  flushed: () => {},
  size: () => {},
};

export function documentMetrics(registry: Registry): DocumentMetrics {
  const registers = [registry];
  const updates = new Counter({
    name: 'convene_document_updates_total',
    help: 'Updates of documents, by result',
    labelNames: ['result'],
    registers,
  });
  const closes = new Counter({
    name: 'convene_document_sockets_closed_total',
    help: 'Sockets of documents that the relay closed, by reason',
    labelNames: ['reason'],
    registers,
  });
  const flush = new Histogram({
    name: 'convene_document_flush_seconds',
    help: 'How long a group of updates took to be on the disk',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers,
  });
  const sockets = new Gauge({
    name: 'convene_document_sockets',
    help: 'Open sockets of documents',
    registers,
  });
  const documents = new Gauge({
    name: 'convene_documents_in_memory',
    help: 'Documents in memory',
    registers,
  });
  return {
    update: (result) => {
      updates.inc({ result });
    },
    closed: (reason) => {
      closes.inc({ reason });
    },
    flushed: (seconds) => {
      flush.observe(seconds);
    },
    size: (count) => {
      sockets.set(count.sockets);
      documents.set(count.documents);
    },
  };
}
