import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import { writeQueryAwareness, writeSyncStep1 } from '../../shared/protocol/document-messages.ts';
import { MemoryDocumentStore, type HubLimits } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const NO_RATES = {
  messages: { burst: 1e9, perSecond: 1e9 },
  bytes: { burst: 1e12, perSecond: 1e12 },
};

async function start(limits: Partial<HubLimits>): Promise<DocumentRelay> {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore(), limits });
  ends.push(() => relay.stop());
  return relay;
}

/** Replaces the whole text, so many times, by 100 kB of something else. */
async function churn(writer: DocumentClient, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    writer.doc.transact(() => {
      writer.text.delete(0, writer.text.length);
      writer.text.insert(0, String.fromCodePoint(97 + (turn % 26)).repeat(100_000));
    });
    await writer.allSettled();
  }
}

test('a reader that stops reading is skipped ahead: what it then gets is the state it lacks', async () => {
  const relay = await start(NO_RATES);
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const slow = await DocumentClient.connect(relay, { person: 'slow' });
  const quick = await DocumentClient.connect(relay, { person: 'quick' });
  slow.socket.pause();
  const TIMES = 300;
  await churn(ann, TIMES);
  ann.text.insert(0, 'the end');
  await ann.allSettled();
  await quick.until(() => quick.text.toJSON() === ann.text.toJSON());
  slow.socket.resume();
  await slow.until(() => slow.text.toJSON() === ann.text.toJSON() || slow.closed !== null);
  const updates = (client: DocumentClient): number =>
    client.messages.filter(({ type }) => type === 'update').length;
  expect(slow.closed).toBe(null);
  expect(updates(quick)).toBe(TIMES + 1);
  expect(updates(slow)).toBeLessThan(TIMES / 2);
  // And it is an ordinary reader again.
  ann.text.insert(0, 'after ');
  await slow.until(() => slow.text.toJSON() === ann.text.toJSON());
  expect(Y.encodeStateVector(slow.doc)).toEqual(Y.encodeStateVector(ann.doc));
});

test('a reader that asks for the whole document again and again, unread, holds it once', async () => {
  const relay = await start(NO_RATES);
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  for (let part = 0; part < 4; part++) ann.text.insert(0, 'x'.repeat(2 ** 20));
  await ann.allSettled();
  const greedy = await DocumentClient.connect(relay, { person: 'greedy' });
  greedy.socket.pause();
  const question = writeSyncStep1(Y.encodeStateVector(new Y.Doc()));
  for (let times = 0; times < 50; times++) greedy.send(question);
  ann.text.insert(0, 'meanwhile');
  await ann.allSettled();
  greedy.socket.resume();
  await greedy.until(() => greedy.text.toJSON().startsWith('meanwhile') || greedy.closed !== null);
  expect(greedy.closed).toBe(null);
  const answers = greedy.messages.filter(({ type }) => type === 'sync-step-2').length;
  expect(answers).toBeLessThan(10);
});

test('a reader that reads nothing for too long is closed by name; the writer does not notice', async () => {
  const relay = await start({ ...NO_RATES, stalledMs: 100 });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const stalled = await DocumentClient.connect(relay, { person: 'stalled' });
  stalled.socket.pause();
  await churn(ann, 150);
  const closed = (): boolean => relay.log.some(({ about }) => about['reason'] === 'slow-reader');
  while (!closed()) await churn(ann, 1);
  expect(relay.log.filter(({ about }) => about['person'] === 'ann')).toEqual([]);
  stalled.socket.resume();
  expect([CLOSE_CODES['slow-reader'], 1006]).toContain(await stalled.gone());
});

test('messages past the rate are read later; far past it the socket is closed by name', async () => {
  const relay = await start({ messages: { burst: 20, perSecond: 200 } });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  for (let edit = 0; edit < 30; edit++) ann.text.insert(0, 'x');
  await ann.allSettled();
  expect(ann.closed).toBe(null);
  expect(await relay.hub.hash('notes/t1')).not.toBe(null);
  const flood = await DocumentClient.connect(relay, { person: 'flood' });
  for (let times = 0; times < 1000; times++) flood.send(writeQueryAwareness());
  expect(await flood.gone()).toBe(CLOSE_CODES['rate-limited']);
  expect(ann.closed).toBe(null);
});

test('bytes past the rate are read later', async () => {
  const relay = await start({ bytes: { burst: 3000, perSecond: 10_000 } });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const began = performance.now();
  for (let edit = 0; edit < 5; edit++) ann.text.insert(0, 'x'.repeat(900));
  await ann.allSettled();
  ann.text.insert(0, 'the last');
  await ann.allSettled();
  expect(ann.closed).toBe(null);
  expect(ann.refused).toEqual([]);
  // 4,500 bytes and more, of which 3,000 were free: what is owed takes 150 ms to come in again.
  expect(performance.now() - began).toBeGreaterThan(100);
});

test('notices keep coming, and who gives no sign of life is closed', async () => {
  // Long enough for an answer of whoever is there, on a machine that does other things too.
  const relay = await start({ noticeMs: 2000 });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  await ann.until(() => ann.notices.length >= 4);
  expect(ann.closed).toBe(null);
  const dead = await DocumentClient.connect(relay, { person: 'dead' });
  dead.socket.pause();
  const gone = (): boolean =>
    relay.log.some(({ about }) => about['person'] === 'dead' && about['reason'] === 'timed-out');
  await ann.until(gone);
  dead.socket.terminate();
});

test('edits of one turn of several people are one record and one message', async () => {
  const relay = await start({});
  const [ann, ben, eve] = await Promise.all(
    ['ann', 'ben', 'eve'].map((person) => DocumentClient.connect(relay, { person })),
  );
  if (ann === undefined || ben === undefined || eve === undefined) throw new Error('three');
  for (let edit = 0; edit < 100; edit++) ann.text.insert(0, 'x');
  await ann.allSettled();
  await eve.until(() => eve.text.length === 100);
  const { seq } = await relay.store.read('notes/t1');
  expect(seq).toBeLessThan(50);
  const received = eve.messages.filter(({ type }) => type === 'update').length;
  expect(received).toBe(seq);
  // A lone writer is not sent what it has.
  expect(ann.messages.some(({ type }) => type === 'update')).toBe(false);
  expect(relay.changed.length).toBe(seq);
});
