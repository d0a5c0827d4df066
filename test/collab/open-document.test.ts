import { afterEach, expect, test } from 'vitest';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import {
  closeAll,
  LEDGER,
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
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

async function startRelay(store = new MemoryDocumentStore(), port = 0): Promise<DocumentRelay> {
  const relay = await DocumentRelay.start({ store, port });
  ends.push(() => relay.stop().catch(() => {}));
  return relay;
}

const deviceOf = (relay: DocumentRelay, person: string, journal = memoryJournal()): TestDevice => {
  const { url } = relay;
  return new TestDevice({
    journal,
    session: () => Promise.resolve({ url, token: 't' }),
    WebSocket: socketOf(person, `${person}-laptop`),
  });
};

test('two people write; both have all of it, saved and acknowledged', async () => {
  const relay = await startRelay();
  const ann = await openOn(deviceOf(relay, 'ann'), DOCUMENT);
  const ben = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  type(ann, 'from ann. ');
  await until(() => textOf(ben) === 'from ann. ');
  type(ben, 'from ben.');
  await until(() => textOf(ann) === 'from ann. from ben.');
  await settled(ann);
  await settled(ben);
  await until(() => ann.view?.status.peers === 1);
  expect(ann.view?.status).toMatchObject({ peers: 1, relay: 'acknowledged', saved: 'saved' });
  expect(ann.view?.status.acknowledgedAt).toBeGreaterThan(0);
  expect(ann.view?.relayLetsWrite).toBe(true);
});

test('what was written offline is there after closing, and reaches the relay when it is back', async () => {
  const relay = await startRelay();
  const device = deviceOf(relay, 'ann');
  const ann = await openOn(device, DOCUMENT);
  type(ann, 'online. ');
  await settled(ann);
  const { port, store } = relay;
  await relay.stop();
  await until(() => ann.view?.status.relay === 'offline');
  type(ann, 'offline.');
  await until(() => ann.view?.status.saved === 'saved');
  expect(ann.view?.status.relay).toBe('offline');
  expect(ann.view?.unacknowledged).toBe('yes');
  await ann.close();
  const again = await openOn(device, DOCUMENT);
  expect(textOf(again)).toBe('online. offline.');
  expect(again.view?.doc.clientID).not.toBe(ann.view?.doc.clientID);
  expect(store).toBeInstanceOf(MemoryDocumentStore);
  const back = await startRelay(store as MemoryDocumentStore, port);
  device.online();
  await settled(again);
  const ben = await openOn(deviceOf(back, 'ben'), DOCUMENT);
  await until(() => textOf(ben) === 'online. offline.');
});

test('a deletion alone, made offline, is not called acknowledged until the relay has it', async () => {
  const relay = await startRelay();
  const device = deviceOf(relay, 'ann');
  const ann = await openOn(device, DOCUMENT);
  type(ann, 'one two three');
  await settled(ann);
  const { port, store } = relay;
  await relay.stop();
  await until(() => ann.view?.status.relay === 'offline');
  ann.view?.doc.getText('content').delete(3, 4);
  await until(() => ann.view?.status.saved === 'saved');
  await ann.close();
  const back = await startRelay(store as MemoryDocumentStore, port);
  const again = await openOn(device, DOCUMENT);
  await settled(again);
  const ben = await openOn(deviceOf(back, 'ben'), DOCUMENT);
  await until(() => textOf(ben) === 'one three');
});

/** Whoever may not write is refused; three restarts later nothing of it is anywhere. */
test('an edit that came too late is set aside as a draft, and never comes back', async () => {
  const relay = await startRelay();
  const device = deviceOf(relay, 'ann');
  const ann = await openOn(device, DOCUMENT);
  type(ann, 'agreed text.');
  await settled(ann);
  const { port, store } = relay;
  await relay.stop();
  await until(() => ann.view?.status.relay === 'offline');
  type(ann, ' Too late.');
  await until(() => ann.view?.status.saved === 'saved');
  const back = await startRelay(store as MemoryDocumentStore, port);
  back.setAccess('ann', { read: true, write: false });
  const before = ann.view?.doc.clientID;
  device.online();
  await until(() => device.drafts.length === 1 && ann.view?.status.relay === 'acknowledged');
  expect(device.drafts[0]).toMatchObject({
    code: 'write-not-allowed',
    texts: { content: 'agreed text. Too late.' },
    base: { content: 'agreed text.' },
  });
  expect(textOf(ann)).toBe('agreed text.');
  expect(ann.view?.doc.clientID).not.toBe(before);
  expect(ann.view?.relayLetsWrite).toBe(false);
  await ann.close();
  for (let restart = 0; restart < 3; restart++) {
    const again = await openOn(device, DOCUMENT);
    expect(textOf(again)).toBe('agreed text.');
    await settled(again);
    expect(textOf(again)).toBe('agreed text.');
    await again.close();
  }
  expect(device.drafts.length).toBe(1);
  const ben = await openOn(deviceOf(back, 'ben'), DOCUMENT);
  await settled(ben);
  expect(textOf(ben)).toBe('agreed text.');
});

test('while one becomes somebody else, the copy that is dropped is not shown: nothing is written in it', async () => {
  const relay = await startRelay();
  const device = deviceOf(relay, 'ann');
  const ann = await openOn(device, DOCUMENT);
  type(ann, 'before. ');
  await settled(ann);
  const before = ann.view?.doc;
  const me = { person: 'ann', device: 'b'.repeat(64), publicKey: 'k', kind: 'desktop' } as const;
  device.tell({ type: 'me', ledger: LEDGER, me });
  expect(ann.view).toBeNull();
  await until(() => ann.view !== null);
  expect(ann.view?.doc).not.toBe(before);
  type(ann, 'after.');
  await settled(ann);
  expect(textOf(await openOn(device, DOCUMENT))).toBe('before. after.');
});
