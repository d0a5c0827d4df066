/** What is shown while a journal is slow: never more than a picture of the document. */

import 'fake-indexeddb/auto';
import { IndexeddbPersistence } from 'y-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { PreviewedDocument } from '../../renderer/collab/previewed-document.ts';
import { answered, committed } from '../../renderer/browser-host/journal/requests.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import * as Y from 'yjs';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import { LEDGER, socketOf, TestDevice, until } from './test-device.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function world() {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const inner = memoryJournal();
  const gate = { wait: Promise.resolve() };
  const journal = {
    ...inner,
    open: async (document: string) => {
      await gate.wait;
      return inner.open(document);
    },
  };
  const device = new TestDevice({
    journal,
    session: () => Promise.resolve({ url: relay.url, token: 't' }),
    WebSocket: socketOf('ann', 'laptop'),
  });
  const open = (document: string): PreviewedDocument => {
    const opened = new PreviewedDocument({
      host: device.window(),
      ledger: LEDGER,
      document,
      WebSocket: device.options.WebSocket,
      nextFrame: (run) => {
        const timer = setTimeout(run, 4);
        return () => clearTimeout(timer);
      },
    });
    ends.push(() => opened.close());
    return opened;
  };
  return { relay, device, gate, open };
}

const textOf = (document: PreviewedDocument): string | undefined =>
  document.view?.doc.getText('content').toJSON();

const isSettled = (document: PreviewedDocument): boolean =>
  document.view?.held === 'no' && document.view.status.relay === 'acknowledged';

const previewOf = (document: string): string => `convene preview ${LEDGER} ${document}`;

/** Waits until the preview has more than its first row, of nothing: it is made behind everything. */
async function isPreviewed(document: string): Promise<void> {
  const name = previewOf(document);
  for (let rows = 0; rows < 2;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const known = await indexedDB.databases();
    if (!known.some((database) => database.name === name)) continue;
    const database = await answered(indexedDB.open(name));
    const store = database.transaction('updates').objectStore('updates');
    rows = await answered(store.count());
    database.close();
  }
}

test('while the journal is slow, how the document was is shown, and cannot be written', async () => {
  const { gate, open } = await world();
  const first = open('notes/slow');
  await until(() => isSettled(first));
  first.view?.doc.getText('content').insert(0, 'as it was');
  await until(() => first.view?.unacknowledged === 'no');
  await isPreviewed('notes/slow');
  await first.close();
  let release = (): void => {};
  gate.wait = new Promise((resolve) => {
    release = resolve;
  });
  const again = open('notes/slow');
  await until(() => again.view !== null);
  expect(textOf(again)).toBe('as it was');
  expect(again.view?.held).toBe('yes');
  const picture = again.view?.doc;
  release();
  await until(() => isSettled(again));
  expect(again.view?.doc).not.toBe(picture);
  expect(textOf(again)).toBe('as it was');
});

test('nothing of the preview gets into the document, and a bad row does not hold it up', async () => {
  const { open } = await world();
  const name = previewOf('notes/bad');
  const planted = new Y.Doc();
  const rows = new IndexeddbPersistence(name, planted);
  await rows.whenSynced;
  planted.getText('content').insert(0, 'planted');
  await rows.destroy();
  const first = open('notes/bad');
  await until(() => isSettled(first));
  expect(textOf(first)).toBe('');
  await first.close();
  const database = await answered(indexedDB.open(name));
  const transaction = database.transaction('updates', 'readwrite');
  transaction.objectStore('updates').add(new Uint8Array([255, 255, 255]));
  await committed(transaction);
  database.close();
  // y-indexeddb leaves the failure of such a row to whoever listens for what nobody handled.
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', note);
  const again = open('notes/bad');
  await until(() => isSettled(again));
  expect(textOf(again)).toBe('');
  await until(() => unhandled.length > 0);
  process.off('unhandledRejection', note);
  for (const other of others) process.on('unhandledRejection', other);
});
