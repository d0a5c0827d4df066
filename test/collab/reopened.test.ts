/** A document that is opened again and again. */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openFileJournal } from '../../electron/journal/index.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, textOf, type } from './test-device.ts';

const DOCUMENT = 'notes/t1';
const TIMES = 100;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

interface Desk {
  readonly relay: DocumentRelay;
  readonly device: TestDevice;
  /** Bytes of all files of the journal. */
  journalBytes(): Promise<number>;
}

async function start(): Promise<Desk> {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const folder = await mkdtemp(join(tmpdir(), 'convene-reopened-'));
  ends.push(() => rm(folder, { recursive: true }));
  const journal = await openFileJournal(folder);
  ends.push(() => journal.close());
  const device = new TestDevice({
    journal,
    session: () => Promise.resolve({ url: relay.url, token: 't' }),
    WebSocket: socketOf('ann', 'ann-laptop'),
  });
  const journalBytes = async (): Promise<number> => {
    const sizes = (await readdir(folder)).map(
      async (name) => (await stat(join(folder, name))).size,
    );
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  };
  return { relay, device, journalBytes };
}

const stored = ({ relay }: Desk) => relay.store.read(DOCUMENT);

test(`opened ${TIMES} times and read: nothing is added anywhere, and no client id is claimed`, async () => {
  const desk = await start();
  const first = await openOn(desk.device, DOCUMENT);
  type(first, 'Once written.');
  await settled(first);
  await first.close();
  const bytes = await desk.journalBytes();
  const before = await stored(desk);
  expect([...before.claims.values()]).toEqual(['ann']);
  const ids = new Set<number>();
  for (let time = 0; time < TIMES; time += 1) {
    const again = await openOn(desk.device, DOCUMENT);
    await settled(again);
    expect(textOf(again)).toBe('Once written.');
    ids.add(again.view?.doc.clientID ?? 0);
    await again.close();
  }
  expect(ids.size).toBe(TIMES);
  const after = await stored(desk);
  expect(after).toEqual(before);
  expect(await desk.journalBytes()).toBe(bytes);
});

test(`opened ${TIMES} times and written each time: all of it is there, each id is its author's, and it stays small`, async () => {
  const desk = await start();
  let expected = '';
  for (let time = 0; time < TIMES; time += 1) {
    const open = await openOn(desk.device, DOCUMENT);
    expect(textOf(open)).toBe(expected);
    type(open, `${time} `);
    expected += `${time} `;
    await settled(open);
    await open.close();
  }
  expect(desk.device.drafts).toEqual([]);
  const { updates, claims } = await stored(desk);
  expect(claims.size).toBe(TIMES);
  expect(new Set(claims.values())).toEqual(new Set(['ann']));
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.getText('content').toJSON()).toBe(expected);
  // An id, a place and what was written: some twenty bytes each time.
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(TIMES * 32);
  expect(await desk.journalBytes()).toBeLessThan(TIMES * 80);
});
