/** The status never says more than is so. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Awareness } from 'y-protocols/awareness';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openFileJournal } from '../../electron/journal/index.ts';
import { DocumentConnection } from '../../renderer/collab/document-connection.ts';
import type { DocumentView, OpenDocument } from '../../renderer/collab/open-document.ts';
import { JournalError } from '../../shared/client/journal.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { FakeJournalDisk } from '../journal/fake-journal-disk.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import {
  closeAll,
  openOn,
  settled,
  socketOf,
  TestDevice,
  textOf,
  type,
  until,
} from './test-device.ts';

const DOCUMENT = 'notes/t1';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

const deviceOf = (relay: DocumentRelay, person: string, journal = memoryJournal()): TestDevice =>
  new TestDevice({
    journal,
    session: () => Promise.resolve({ url: relay.url, token: 't' }),
    WebSocket: socketOf(person, `${person}-laptop`),
  });

/** All that a document says of itself, from now on. */
function statuses(document: OpenDocument): DocumentView['status'][] {
  const seen: DocumentView['status'][] = [];
  document.subscribe(() => {
    if (document.view !== null) seen.push(document.view.status);
  });
  return seen;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a relay that is looked for first is not out of reach yet; once it has not answered, it is', async () => {
  let answer = (_session: { readonly url: string; readonly token: string }): void => {};
  const device = new TestDevice({
    journal: memoryJournal(),
    session: () => new Promise((resolve) => (answer = resolve)),
    WebSocket: socketOf('ann', 'ann-laptop'),
  });
  const ann = await openOn(device, DOCUMENT);
  const seen = statuses(ann);
  type(ann, 'words');
  await until(() => ann.view?.status.saved === 'saved');
  expect(ann.view?.status.relay).toBe('connecting');
  expect(seen.map(({ relay }) => relay)).not.toContain('offline');
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop().catch(() => {}));
  answer({ url: relay.url, token: 't' });
  await settled(ann);
  expect(seen.map(({ relay }) => relay)).not.toContain('offline');
  await relay.stop();
  // From then on it is not for the first time.
  await until(() => ann.view?.status.relay === 'offline');
  const since = statuses(ann);
  device.online();
  type(ann, ' more');
  await until(() => ann.view?.status.saved === 'saved');
  expect(since.map(({ relay }) => relay)).not.toContain('connecting');
});

test('a relay that refuses the first attempt, or keeps silent for long, is out of reach', async () => {
  const nobody = await openOn(
    new TestDevice({
      journal: memoryJournal(),
      session: () => Promise.reject(new Error('nobody answers')),
      WebSocket: socketOf('ann', 'ann-laptop'),
    }),
    DOCUMENT,
  );
  await until(() => nobody.view?.status.relay === 'offline');
  vi.useFakeTimers();
  const doc = new Y.Doc();
  let changes = 0;
  const silent = new DocumentConnection({
    document: DOCUMENT,
    doc,
    awareness: new Awareness(doc),
    session: () => new Promise(() => {}),
    nextFrame: () => () => {},
    WebSocket: socketOf('ann', 'ann-laptop'),
    events: {
      changed: () => (changes += 1),
      synced: () => {},
      refused: () => {},
      ended: () => {},
    },
  });
  silent.connect();
  expect(silent.standing).toMatchObject({ line: 'connecting', looking: 'yes' });
  const before = changes;
  vi.advanceTimersByTime(60_000);
  expect(silent.standing).toMatchObject({ line: 'connecting', looking: 'no' });
  expect(changes).toBe(before + 1);
  silent.destroy();
});

test('a relay whose flush never ends: saved here, never called acknowledged', async () => {
  const relay = await DocumentRelay.start({
    store: new MemoryDocumentStore(() => new Promise(() => {})),
  });
  ends.push(() => relay.abandon());
  const ann = await openOn(deviceOf(relay, 'ann'), DOCUMENT);
  await until(() => ann.view?.status.relay === 'acknowledged');
  const seen = statuses(ann);
  type(ann, 'words');
  await until(() => ann.view?.status.saved === 'saved' && ann.view.unacknowledged === 'yes');
  await pause(300);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.map(({ relay }) => relay)).not.toContain('acknowledged');
  expect(ann.view?.status).toMatchObject({ saved: 'saved', relay: 'waiting' });
});

test('a journal whose flush never ends: acknowledged by the relay, never called saved', async () => {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const journal = memoryJournal(() => new Promise(() => {}));
  const ann = await openOn(deviceOf(relay, 'ann', journal), DOCUMENT);
  await until(() => ann.view?.status.relay === 'acknowledged');
  const seen = statuses(ann);
  type(ann, 'words');
  await until(() => ann.view?.status.relay === 'waiting');
  await until(() => ann.view?.status.relay === 'acknowledged');
  await pause(200);
  expect(seen.map(({ saved }) => saved)).not.toContain('saved');
  expect(ann.view?.status.saved).toBe('saving');
});

test('a full disk is told, and what was typed meanwhile is kept once there is room', async () => {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const folder = new FakeJournalDisk();
  const journal = await openFileJournal('', { disk: folder });
  const ann = await openOn(deviceOf(relay, 'ann', journal), DOCUMENT);
  type(ann, 'one ');
  await settled(ann);
  folder.disk.fault = 'full';
  type(ann, 'two ');
  await until(() => ann.view?.status.saved === 'not-saved');
  expect(ann.view?.status.code).toBe('disk');
  type(ann, 'three');
  await pause(50);
  expect(ann.view?.status.saved).toBe('not-saved');
  folder.disk.fault = 'none';
  await until(() => ann.view?.status.saved === 'saved');
  expect(ann.view?.status.code).toBe(undefined);
  const doc = new Y.Doc();
  for (const update of await journal.open(DOCUMENT)) Y.applyUpdate(doc, update);
  expect(doc.getText('content').toJSON()).toBe('one two three');
});

test('a journal that cannot be opened is told, and writing goes on', async () => {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const broken = {
    ...memoryJournal(),
    open: () => Promise.reject(new JournalError('disk', 'gone')),
  };
  const ann = await openOn(deviceOf(relay, 'ann', broken), DOCUMENT);
  expect(ann.view?.status.saved).toBe('not-saved');
  type(ann, 'words');
  await until(() => ann.view?.unacknowledged === 'no');
});

test('what a journal holds that could be opened only later is neither called saved before nor left away', async () => {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const journal = memoryJournal();
  const before = new Y.Doc();
  before.getText('content').insert(0, 'Written offline. ');
  await journal.append(DOCUMENT, Y.encodeStateAsUpdate(before), 'local');
  let isBroken = true;
  const at = (document: string) =>
    isBroken ? Promise.reject(new JournalError('disk', 'gone')) : journal.open(document);
  const ann = await openOn(deviceOf(relay, 'ann', { ...journal, open: at }), DOCUMENT);
  const seen = statuses(ann);
  type(ann, 'Typed meanwhile.');
  await until(() => ann.view?.unacknowledged === 'no');
  // It tries again, and fails again.
  await pause(6_000);
  expect(seen.filter(({ saved }) => saved !== 'not-saved')).toEqual([]);
  isBroken = false;
  await until(() => textOf(ann).includes('Written offline.'));
  await settled(ann);
  expect(ann.view?.status.saved).toBe('saved');
  const ben = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  for (const words of ['Written offline.', 'Typed meanwhile.'])
    await until(() => textOf(ben).split(words).length === 2);
});

test('many small updates become one, and nothing of them is lost', async () => {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  const folder = await mkdtemp(join(tmpdir(), 'convene-compact-'));
  ends.push(() => rm(folder, { recursive: true }));
  const journal = await openFileJournal(folder);
  const doc = new Y.Doc();
  const written: Promise<void>[] = [];
  doc.on('update', (update: Uint8Array) => {
    written.push(journal.append(DOCUMENT, update, 'local'));
  });
  for (let index = 0; index < 700; index++) doc.getText('content').insert(0, `${index} `);
  await Promise.all(written);
  const device = deviceOf(relay, 'ann', journal);
  const ann = await openOn(device, DOCUMENT);
  const whole = doc.getText('content').toJSON();
  expect(textOf(ann)).toBe(whole);
  await until(() => device.requests.includes('journal-compact'));
  await settled(ann);
  type(ann, 'more');
  await settled(ann);
  await ann.close();
  expect((await journal.open(DOCUMENT)).length).toBeLessThan(10);
  const again = await openOn(device, DOCUMENT);
  expect(textOf(again)).toBe(`${whole}more`);
  await again.close();
  await journal.close();
});
