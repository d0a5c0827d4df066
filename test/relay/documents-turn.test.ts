import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

let relay: DocumentRelay;
afterEach(() => relay.stop());

test('updates that a turn has no time for come in the next ones, in their order', async () => {
  const store = new MemoryDocumentStore();
  relay = await DocumentRelay.start({ store, limits: { turnMs: 0 } });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  await Promise.all([ann.allSettled(), ben.allSettled()]);
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('content');
  for (let letter = 0; letter < 20; letter += 1) {
    text.insert(text.length, String.fromCodePoint(97 + letter));
  }
  for (const update of updates) ann.sendUpdate(update);
  ben.text.insert(0, '!');
  await Promise.all([ann.allSettled(), ben.allSettled()]);
  await ben.until(() => ben.text.toJSON().includes(text.toJSON()) || ben.closed !== null);
  expect([ann.closed, ann.refused, ben.closed, ben.refused]).toEqual([null, [], null, []]);
  // One update a turn, each a record of its own.
  expect(await store.recordsSince('notes/t1', 0)).toHaveLength(updates.length + 1);
});
