/** Opens a document with its history in a browser, by our journal or by y-indexeddb alone. */

import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { openIndexedDbJournal } from '../../../renderer/browser-host/journal/index.ts';
import {
  openFrom,
  withoutCompaction,
  writeCompacting,
  writeOnly,
  type Opened,
} from '../opening.ts';
import { smallUpdates } from '../small-updates.ts';

export type OpeningWay =
  /** Our journal, which makes one of many updates as it grows. */
  | 'journal'
  /** Our journal, had that never been done. */
  | 'journal-uncompacted'
  /** y-indexeddb: its rows, where the page never had a second of rest after the first 500. */
  | 'y-indexeddb'
  /** y-indexeddb right after its own compaction. */
  | 'y-indexeddb-compacted';

export interface OpeningPage {
  /** Stores so many updates, one by one, as they come while somebody types. */
  write(way: OpeningWay, count: number): Promise<void>;
  open(way: OpeningWay): Promise<Opened>;
}

/** The rows that y-indexeddb adds one by one, in fewer transactions: for 50,000 it takes minutes. */
async function writePeer(way: OpeningWay, updates: readonly Uint8Array[]): Promise<void> {
  const peer = new IndexeddbPersistence(way, new Y.Doc());
  const { db } = await peer.whenSynced;
  if (db === null) throw new Error('no database');
  const transaction = db.transaction(['updates'], 'readwrite');
  const store = transaction.objectStore('updates');
  for (const update of updates) store.add(update);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  await peer.destroy();
  if (way === 'y-indexeddb-compacted') await compactPeer(way, updates.length);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

function rowsOf({ db }: IndexeddbPersistence): Promise<number> {
  if (db === null) throw new Error('no database');
  const counting = db.transaction(['updates']).objectStore('updates').count();
  return new Promise((resolve) => {
    counting.addEventListener('success', () => resolve(counting.result));
  });
}

async function compactPeer(way: OpeningWay, count: number): Promise<void> {
  const peer = new IndexeddbPersistence(way, new Y.Doc());
  await peer.whenSynced;
  // It goes on reading after it has said so.
  while ((await rowsOf(peer)) < count) await pause();
  await storeState(peer);
  while ((await rowsOf(peer)) > 1) await pause();
  await peer.destroy();
}

async function openPeer(way: OpeningWay): Promise<Opened> {
  const began = performance.now();
  const doc = new Y.Doc();
  const peer = new IndexeddbPersistence(way, doc);
  await peer.whenSynced;
  const { length } = doc.getText('content').toJSON();
  const ms = performance.now() - began;
  return { ms, length, rows: await rowsOf(peer) };
}

const page: OpeningPage = {
  async write(way, count) {
    const updates = smallUpdates(count);
    if (way.startsWith('y-indexeddb')) {
      await writePeer(way, updates);
      return;
    }
    const journal = await openIndexedDbJournal(way);
    await (way === 'journal' ? writeCompacting : writeOnly)(journal, updates);
    await journal.close();
  },
  async open(way) {
    if (way.startsWith('y-indexeddb')) return openPeer(way);
    return openFrom(async () => {
      const journal = await openIndexedDbJournal(way);
      return way === 'journal' ? journal : withoutCompaction(journal);
    });
  },
};
Object.assign(globalThis, { page });
