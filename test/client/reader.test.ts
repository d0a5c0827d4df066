import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { JournalDocuments } from '../../shared/client/documents/journal-documents.ts';
import { Reader } from '../../shared/client/documents/reader.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A journal of one document, of which there is nothing more to know. */
const journal = {
  names: () => Promise.resolve(new Set(['notes/a'])),
  read: async <T>(_document: string, read: (doc: Y.Doc) => T) => {
    // As from a disk.
    await turn();
    return read(new Y.Doc());
  },
} as unknown as JournalDocuments;

test('what changes while a round comes to its end is read before anybody is told that all is', async () => {
  const read: string[] = [];
  const ends: (() => void)[] = [];
  const reader = new Reader({
    ports: { after: () => () => {}, randomBytes: (count) => new Uint8Array(count) },
    journal,
    read: (document) => {
      read.push(document);
      return Promise.resolve();
    },
    rested: () => new Promise((resolve) => ends.push(resolve)),
  });
  reader.start();
  while (ends.length === 0) await turn();
  expect(read).toEqual(['notes/a']);
  reader.changed('notes/b');
  const caughtUp = reader.caughtUp();
  const end = setInterval(() => ends.splice(0).forEach((go) => go()), 1);
  await caughtUp;
  clearInterval(end);
  expect(read).toEqual(['notes/a', 'notes/b']);
  for (const go of ends.splice(0)) go();
  await reader.close();
});
