import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import { writeSyncStep2 } from '../../shared/protocol/document-messages.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient, sha256, type ClientOptions } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

let relay: DocumentRelay;
beforeEach(async () => {
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
});
afterEach(() => relay.stop());

const connect = (options: ClientOptions): Promise<DocumentClient> =>
  DocumentClient.connect(relay, options);

/** The updates that an edit makes, one for each change. */
function updatesOf(doc: Y.Doc, edit: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => {
    updates.push(update);
  };
  doc.on('update', keep);
  edit();
  doc.off('update', keep);
  return updates;
}

function docOf(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

const storedText = async (document = 'notes/t1'): Promise<string> => {
  const doc = new Y.Doc();
  const update = await relay.hub.update(document, Y.encodeStateVector(doc));
  if (update !== null) Y.applyUpdate(doc, update);
  return doc.getText('content').toJSON();
};

test('edits under a client id that another has claimed are refused, told, and spread to nobody', async () => {
  const ann = await connect({ person: 'ann', doc: docOf(7) });
  ann.text.insert(0, 'mine');
  await ann.allSettled();
  const ben = await connect({ person: 'ben', doc: docOf(8) });
  const mallory = await connect({ person: 'mallory' });
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ann.doc));
  forged.clientID = 7;
  const [update = new Uint8Array()] = updatesOf(forged, () => {
    forged.getText('content').insert(4, ' and yours');
  });
  mallory.sendUpdate(update);
  await mallory.allSettled();
  expect(mallory.refused).toMatchObject([{ code: 'foreign-client-id', details: { client: 7 } }]);
  expect(Buffer.from(mallory.refused[0]?.sha256 ?? []).toString('hex')).toBe(sha256(update));
  ben.text.insert(0, '> ');
  await ann.until(() => ann.text.toJSON() === '> mine');
  await ben.allSettled();
  expect(await storedText()).toBe('> mine');
  expect(ben.text.toJSON()).toBe('> mine');
});

test('edits of another that the relay has already are ignored, not refused', async () => {
  const ann = await connect({ person: 'ann' });
  ann.text.insert(0, 'all of it');
  await ann.allSettled();
  const ben = await connect({ person: 'ben' });
  ben.sendUpdate(Y.encodeStateAsUpdate(ann.doc));
  await ben.allSettled();
  expect(ben.refused).toEqual([]);
  expect(await storedText()).toBe('all of it');
});

test("a person's second window and later run may use that person's ids", async () => {
  const first = await connect({ person: 'ann', device: 'one', doc: docOf(7) });
  first.text.insert(0, 'a');
  await first.allSettled();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.doc));
  copy.clientID = 7;
  await first.close();
  const second = await connect({ person: 'ann', device: 'two', doc: copy });
  copy.getText('content').insert(1, 'b');
  await second.allSettled();
  expect(second.refused).toEqual([]);
  expect(await storedText()).toBe('ab');
});

test('a gap is asked for; where the answer fills it, everything is settled', async () => {
  const ann = await connect({ person: 'ann' });
  ann.sends = false;
  const [, second = new Uint8Array(), third = new Uint8Array()] = updatesOf(ann.doc, () => {
    for (const letter of 'abc') ann.text.insert(ann.text.length, letter);
  });
  ann.sendUpdate(second);
  ann.sendUpdate(third);
  await ann.until(() => ann.settled >= 4);
  expect(ann.refused).toEqual([]);
  expect(await storedText()).toBe('abc');
});

test("an edit beside another's that the relay lacks is a gap too, and is asked for", async () => {
  const ann = await connect({ person: 'ann' });
  ann.sends = false;
  // Someone's edit that reached Ann by another way, as a file: nobody has claimed that id here.
  const other = new Y.Doc();
  other.getText('content').insert(0, 'before');
  Y.applyUpdate(ann.doc, Y.encodeStateAsUpdate(other));
  const [update = new Uint8Array()] = updatesOf(ann.doc, () => {
    ann.text.insert(6, ' after');
  });
  ann.sendUpdate(update);
  await ann.until(() => ann.settled >= 2 || ann.closed !== null);
  await ann.allSettled();
  expect(ann.closed).toBe(null);
  expect(await storedText()).toBe('before after');
});

test('a second gap for the same message is refused, and nothing of it is kept', async () => {
  const ann = await connect({ person: 'ann' });
  const other = new Y.Doc();
  const [, second = new Uint8Array()] = updatesOf(other, () => {
    for (const letter of 'ab') other.getText('content').insert(0, letter);
  });
  ann.sendUpdate(second);
  // The client answers sync step 1 from its own document, which knows nothing of it.
  await ann.until(() => ann.sent >= 3);
  ann.sendUpdate(second);
  ann.sendUpdate(second);
  await ann.until(() => ann.refused.length > 0);
  expect(ann.refused[0]).toMatchObject({ code: 'gap' });
  expect((await relay.store.read('notes/t1')).seq).toBe(0);
});

test('an answer with a gap in it is refused at once', async () => {
  const ann = await connect({ person: 'ann' });
  ann.sends = false;
  await ann.until(() => ann.settled >= ann.sent);
  const other = new Y.Doc();
  const [, second = new Uint8Array()] = updatesOf(other, () => {
    for (const letter of 'ab') other.getText('content').insert(0, letter);
  });
  for (let times = 0; times < 2; times++) {
    ann.sent += 1;
    ann.send(writeSyncStep2(second));
  }
  await ann.until(() => ann.refused.length > 0);
  expect(ann.refused[0]).toMatchObject({ code: 'gap' });
});

test('deletions of what is not there are a gap', async () => {
  const other = new Y.Doc();
  const [, deletion = new Uint8Array()] = updatesOf(other, () => {
    other.getText('content').insert(0, 'x');
    other.getText('content').delete(0, 1);
  });
  const ann = await connect({ person: 'ann' });
  ann.sendUpdate(deletion);
  await ann.until(() => ann.sent >= 3);
  ann.sendUpdate(deletion);
  ann.sendUpdate(deletion);
  await ann.until(() => ann.refused.some(({ code }) => code === 'gap'));
  expect((await relay.store.read('notes/t1')).seq).toBe(0);
});

test('access taken away in mid-edit: told at once, the next edit refused, reading goes on', async () => {
  const ann = await connect({ person: 'ann' });
  const ben = await connect({ person: 'ben' });
  ann.text.insert(0, 'before');
  await ann.allSettled();
  relay.setAccess('ann', { read: true, write: false });
  ann.text.insert(6, ' after');
  await ann.until(() => ann.refused.length > 0);
  expect(ann.refused).toMatchObject([{ code: 'write-not-allowed' }]);
  expect(ann.notices.at(-1)?.mayWrite).toBe(false);
  expect(ann.messages).toContainEqual({ type: 'permission-denied', reason: 'write-not-allowed' });
  ben.text.insert(0, '# ');
  await ann.until(() => ann.text.toJSON().startsWith('# '));
  expect(await storedText()).toBe('# before');
  expect(ben.text.toJSON()).toBe('# before');
});

test('who may no longer read is cut off, and is not let in again', async () => {
  const ann = await connect({ person: 'ann' });
  relay.setAccess('ann', { read: false, write: false });
  expect(await ann.gone()).toBe(CLOSE_CODES['access-ended']);
  const again = await connect({ person: 'ann' });
  expect(await again.gone()).toBe(CLOSE_CODES['access-ended']);
});

test('a reader gets the document and is asked for nothing', async () => {
  relay.setAccess('ben', { read: true, write: false });
  const ann = await connect({ person: 'ann' });
  ann.text.insert(0, 'text');
  await ann.allSettled();
  const ben = await connect({ person: 'ben' });
  expect(ben.text.toJSON()).toBe('text');
  expect(ben.messages.some(({ type }) => type === 'sync-step-1')).toBe(false);
  // What a stock client does on its own: an answer that holds nothing new is no offence.
  ben.sent += 1;
  ben.send(writeSyncStep2(Y.encodeStateAsUpdate(ben.doc)));
  await ben.allSettled();
  expect(ben.refused).toEqual([]);
});

test('who is allowed to write later is asked for what was written meanwhile', async () => {
  relay.setAccess('ann', { read: true, write: false });
  const ann = await connect({ person: 'ann' });
  ann.sends = false;
  ann.text.insert(0, 'offline');
  relay.setAccess('ann', { read: true, write: true });
  await ann.until(() => ann.sent >= 1);
  await ann.allSettled();
  expect(await storedText()).toBe('offline');
});

test('too large an update, too large a document', async () => {
  const ann = await connect({ person: 'ann' });
  const ben = await connect({ person: 'ben' });
  ann.text.insert(0, 'x'.repeat(3 * 2 ** 20));
  await ann.until(() => ann.refused.length > 0);
  expect(ann.refused[0]).toMatchObject({
    code: 'update-too-large',
    details: { limit: 2 ** 21 },
  });
  expect(ben.closed).toBe(null);
  for (let part = 0; part < 9; part++) ben.text.insert(0, 'y'.repeat(2 ** 21 - 100));
  await ben.until(() => ben.refused.length > 0);
  expect(ben.refused[0]).toMatchObject({
    code: 'document-too-large',
    details: { limit: 2 ** 24 },
  });
  const text = await storedText();
  expect(text.length).toBe(8 * (2 ** 21 - 100));
});

test('a charter takes its own roots and nothing else', async () => {
  const document = 'charter/t1';
  const ann = await connect({ person: 'ann', document });
  ann.doc.getText('scope').insert(0, 'Standards for wallets');
  ann.doc.getArray('outputs').push([new Y.Map(Object.entries({ kind: 'dip', title: 'Wallets' }))]);
  ann.doc.getMap('fields').set('durationDays', 90);
  await ann.allSettled();
  expect(ann.refused).toEqual([]);
  const edits: readonly [string, (doc: Y.Doc) => void][] = [
    ['secret', (doc) => doc.getText('secret').insert(0, 'x')],
    ['limits', (doc) => doc.getMap('limits').set('a', new Y.Text())],
    ['limits', (doc) => doc.getArray('limits').push([new Y.Map()])],
    ['fields', (doc) => doc.getMap('fields').set('nested', new Y.Array())],
    ['fields', (doc) => doc.getText('fields').insert(0, 'x')],
  ];
  for (const [root, edit] of edits) {
    const eve = await connect({ person: 'eve', document });
    edit(eve.doc);
    await eve.until(() => eve.refused.length > 0 || eve.settled >= eve.sent);
    expect(eve.refused).toMatchObject([{ code: 'form-not-allowed', details: { root } }]);
    await eve.close();
  }
  const kept = new Y.Doc();
  Y.applyUpdate(
    kept,
    (await relay.hub.update(document, Y.encodeStateVector(kept))) ?? new Uint8Array(),
  );
  expect([...kept.share.keys()].sort()).toEqual(['fields', 'outputs', 'scope']);
  expect(await relay.hub.hash(document)).toBe(null);
});

test('a document within a document is refused everywhere', async () => {
  const ann = await connect({ person: 'ann' });
  ann.doc.getMap('content').set('inner', new Y.Doc());
  await ann.until(() => ann.refused.length > 0);
  expect(ann.refused).toMatchObject([{ code: 'form-not-allowed' }]);
});

test('64 sockets a device', async () => {
  const clients = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      connect({ person: 'ann', document: `notes/${index}` }),
    ),
  );
  const one = await connect({ person: 'ann' });
  expect(await one.gone()).toBe(CLOSE_CODES['too-many-sockets']);
  const elsewhere = await connect({ person: 'ann', device: 'phone' });
  expect(elsewhere.closed).toBe(null);
  await clients[0]?.close();
  const again = await connect({ person: 'ann' });
  expect(again.closed).toBe(null);
});
