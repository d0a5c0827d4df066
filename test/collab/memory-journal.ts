import type { Journal } from '../../shared/client/journal.ts';

/** A journal in memory; `flushes` says when, if ever, what is local has been flushed. */
export function memoryJournal(flushes: () => Promise<void> = () => Promise.resolve()): Journal {
  const documents = new Map<string, Uint8Array[]>();
  const of = (document: string): Uint8Array[] => {
    const known = documents.get(document) ?? [];
    documents.set(document, known);
    return known;
  };
  return {
    open: (document) => Promise.resolve([...of(document)]),
    async append(document, update, from) {
      of(document).push(update);
      if (from === 'local') await flushes();
    },
    async compact(document, state, count) {
      of(document).splice(0, count, state);
      await flushes();
    },
    async setAside(document, state) {
      documents.set(document, [state]);
      await flushes();
    },
    documents: () => Promise.resolve([...documents.keys()]),
    close: () => Promise.resolve(),
  };
}
