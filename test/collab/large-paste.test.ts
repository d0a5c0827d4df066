/** Much text at once: what has room is taken, and nobody's words end in a refusal. */

import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { noRoomFor } from '../../renderer/collab/room.ts';
import { DEFAULT_LIMITS, MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, textOf, until } from './test-device.ts';

const DOCUMENT = 'notes/t1';
const MIB = 1024 * 1024;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(store = new MemoryDocumentStore(), port = 0): Promise<DocumentRelay> {
  const relay = await DocumentRelay.start({ store, port });
  ends.push(() => relay.stop().catch(() => {}));
  return relay;
}

const deviceOf = ({ url }: DocumentRelay, person: string): TestDevice =>
  new TestDevice({
    journal: memoryJournal(),
    session: () => Promise.resolve({ url, token: 't' }),
    WebSocket: socketOf(person, `${person}-laptop`),
  });

function sharedText(document: OpenDocument): Y.Text {
  const text = document.view?.doc.getText('content');
  if (text === undefined) throw new Error('not loaded');
  return text;
}

/** Lines of so many bytes in all, no two alike. */
const lines = (bytes: number): string => {
  const all: string[] = [];
  for (let line = 0; line * 64 < bytes; line += 1) all.push(`${line}`.padEnd(63, '.'));
  return all.map((line) => `${line}\n`).join('');
};

test('a paste of 2 MB has room, and both have it', async () => {
  const relay = await start();
  const ann = deviceOf(relay, 'ann');
  const one = await openOn(ann, DOCUMENT);
  const two = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  await settled(one);
  const pasted = lines(2_000_000);
  const { view } = one;
  if (view === null) throw new Error('not loaded');
  expect(noRoomFor(DOCUMENT, view.doc, pasted, view.limits)).toBe(null);
  sharedText(one).insert(0, pasted);
  await settled(one);
  await until(() => textOf(two) === pasted);
  expect(ann.drafts).toEqual([]);
});

test('what is more than an update may be is refused before it is in the text, with the number', async () => {
  const relay = await start();
  const one = await openOn(deviceOf(relay, 'ann'), DOCUMENT);
  await settled(one);
  const { view } = one;
  if (view === null) throw new Error('not loaded');
  const room = DEFAULT_LIMITS.updateBytes - 1024;
  expect(noRoomFor(DOCUMENT, view.doc, 'x'.repeat(room), view.limits)).toBe(null);
  // Bytes are counted, not characters.
  for (const pasted of ['x'.repeat(room + 1), '€'.repeat(Math.ceil(room / 3) + 1)])
    expect(noRoomFor(DOCUMENT, view.doc, pasted, view.limits)).toMatchObject({ limit: room });
});

test('two pastes in one frame, each with room and together more than an update: both are taken', async () => {
  const relay = await start();
  const ann = deviceOf(relay, 'ann');
  const one = await openOn(ann, DOCUMENT);
  const two = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  await settled(one);
  const [first, second] = [lines(1_500_000), lines(1_400_000).toUpperCase()];
  sharedText(one).insert(0, second);
  sharedText(one).insert(0, first);
  await until(() => one.view?.status.relay !== 'waiting');
  await settled(one);
  await until(() => textOf(two) === first + second);
  expect(textOf(one)).toBe(first + second);
  expect(ann.drafts).toEqual([]);
});

test('an edit of the app itself of 5 MB, as restoring a version is one, is taken', async () => {
  const relay = await start();
  const ann = deviceOf(relay, 'ann');
  const one = await openOn(ann, DOCUMENT);
  const two = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  await settled(one);
  const restored = lines(5 * MIB);
  sharedText(one).insert(0, 'before');
  one.view?.doc.transact(() => {
    sharedText(one).delete(0, 6);
    sharedText(one).insert(0, restored);
  });
  await settled(one);
  await until(() => textOf(two) === restored);
  sharedText(one).insert(0, 'after ');
  await settled(one);
  await until(() => textOf(two) === `after ${restored}`);
  expect(ann.drafts).toEqual([]);
});

test('pastes without a network, of 9 MB together: taken when it is back', async () => {
  const relay = await start();
  const ann = deviceOf(relay, 'ann');
  const one = await openOn(ann, DOCUMENT);
  await settled(one);
  const { port, store } = relay;
  await relay.stop();
  await until(() => one.view?.status.relay === 'offline');
  const pasted = lines(1_500_000);
  for (let times = 0; times < 6; times += 1) sharedText(one).insert(0, pasted);
  await until(() => one.view?.status.saved === 'saved');
  const back = await start(store as MemoryDocumentStore, port);
  ann.online();
  await settled(one);
  const two = await openOn(deviceOf(back, 'ben'), DOCUMENT);
  await settled(two);
  expect(textOf(two)).toBe(pasted.repeat(6));
  expect(ann.drafts).toEqual([]);
});
