import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeSyncStep2 } from '../../shared/protocol/document-messages.ts';
import { anchorOf } from '../../shared/review/anchors.ts';
import { readReview } from '../../shared/review/read-review.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient, type ClientOptions } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';
import { comment, entriesOf, LOG, logOf, newId, storedEntries } from './review-log.ts';

let relay: DocumentRelay;
let store: MemoryDocumentStore;
beforeEach(async () => {
  store = new MemoryDocumentStore();
  relay = await DocumentRelay.start({ store });
});
afterEach(() => relay.stop());

const connect = (options: ClientOptions): Promise<DocumentClient> =>
  DocumentClient.connect(relay, { document: LOG, ...options });

/** What an edit adds to a document, as one update. */
function edited(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

describe('what is said', () => {
  test('reaches everybody, in one order for all, and is its author’s', async () => {
    const ann = await connect({ person: 'ann' });
    const ben = await connect({ person: 'ben' });
    for (const client of [ann, ben]) client.sends = false;
    for (const round of [1, 2, 3])
      for (const [client, by] of [
        [ann, 'ann'],
        [ben, 'ben'],
      ] as const)
        logOf(client).push([comment(by, { text: `${by} ${round}` })]);
    ann.sendUpdate(Y.encodeStateAsUpdate(ann.doc));
    ben.sendUpdate(Y.encodeStateAsUpdate(ben.doc));
    await ann.until(() => logOf(ann).length === 6);
    await ben.until(() => logOf(ben).length === 6);
    expect([...ann.refused, ...ben.refused]).toEqual([]);
    expect(logOf(ann).toArray()).toEqual(logOf(ben).toArray());
    expect(await storedEntries(relay)).toEqual(logOf(ann).toArray());
    const { claims } = await relay.hub.authorship(LOG);
    expect(claims.get(ann.doc.clientID)).toBe('ann');
    expect(claims.get(ben.doc.clientID)).toBe('ben');
  });

  test('may be of a type that only a later version knows', async () => {
    const ann = await connect({ person: 'ann' });
    const later = { id: newId(), by: 'ann', at: 1, type: 'reaction', emoji: '👍', to: [newId()] };
    logOf(ann).push([later]);
    await ann.allSettled();
    expect(ann.refused).toEqual([]);
    expect(await storedEntries(relay)).toEqual([later]);
  });

  test('may come with what others said and the relay has, as one update of all', async () => {
    const ann = await connect({ person: 'ann' });
    const ben = await connect({ person: 'ben' });
    logOf(ann).push([comment('ann'), comment('ann')]);
    await ben.until(() => logOf(ben).length === 2);
    ben.sends = false;
    logOf(ben).push([comment('ben')]);
    ben.sent += 1;
    ben.send(writeSyncStep2(Y.encodeStateAsUpdate(ben.doc)));
    await ann.until(() => logOf(ann).length === 3);
    expect(ben.refused).toEqual([]);
  });

  test('may come with the beginning of one’s own, which the relay has, in one item', async () => {
    const ann = await connect({ person: 'ann' });
    logOf(ann).push([comment('ann')]);
    await ann.allSettled();
    ann.sends = false;
    logOf(ann).push([comment('ann')]);
    logOf(ann).push([comment('ann')]);
    const whole = Y.encodeStateAsUpdate(ann.doc);
    expect(Y.decodeUpdate(whole).structs).toHaveLength(1);
    ann.sendUpdate(whole);
    await ann.allSettled();
    expect(ann.refused).toEqual([]);
    expect(await storedEntries(relay)).toHaveLength(3);
  });

  test('may come merged from parts of which the relay has the one in the middle', async () => {
    const ann = await connect({ person: 'ann' });
    ann.sends = false;
    const [first, second, third] = [1, 2, 3].map(() =>
      edited(ann.doc, () => logOf(ann).push([comment('ann')])),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    ann.sendUpdate(first);
    ann.sendUpdate(second);
    await ann.allSettled();
    // With a hole in it, where Yjs puts an item that is to be skipped.
    ann.sendUpdate(Y.mergeUpdates([first, third]));
    await ann.allSettled();
    expect(ann.refused).toEqual([]);
    expect(await storedEntries(relay)).toHaveLength(3);
  });

  test('can be a suggestion of 500 chunks', async () => {
    const ann = await connect({ person: 'ann' });
    const text = new Y.Doc().getText('content');
    text.insert(0, 'word '.repeat(500));
    const chunks = Array.from({ length: 500 }, (_each, index) => ({
      id: newId(),
      anchor: anchorOf(text, index * 5, index * 5 + 4),
      original: 'word',
      replacement: 'words',
    }));
    const { id, by, at } = comment('ann');
    logOf(ann).push([{ id, by, at, type: 'suggestion', note: '', chunks }]);
    await ann.allSettled();
    expect(ann.refused).toEqual([]);
    expect(readReview(await storedEntries(relay)).suggestions[0]?.chunks).toHaveLength(500);
  });
});

describe('a log that the relay has lost', () => {
  test('is taken back from whoever has it, with what others said in it', async () => {
    const ann = await connect({ person: 'ann' });
    const ben = await connect({ person: 'ben' });
    logOf(ann).push([comment('ann')]);
    await ben.until(() => logOf(ben).length === 1);
    logOf(ben).push([comment('ben')]);
    await ann.until(() => logOf(ann).length === 2);
    await Promise.all([ann.close(), ben.close()]);
    await relay.stop();
    store = new MemoryDocumentStore();
    relay = await DocumentRelay.start({ store, recovers: true });
    const again = await connect({ person: 'ben', doc: ben.doc });
    await again.allSettled();
    expect(again.refused).toEqual([]);
    expect(await storedEntries(relay)).toEqual(logOf(ann).toArray());
    // What is said now is one's own.
    logOf(again).push([comment('ann')]);
    await again.allSettled();
    expect(again.refused).toMatchObject([{ code: 'not-the-author' }]);
  });

  test('nobody puts words under the edits that another is known to have made', async () => {
    const ann = await connect({ person: 'ann' });
    logOf(ann).push([comment('ann')]);
    await ann.allSettled();
    const backup = await store.recordsSince(LOG, 0);
    await ann.close();
    await relay.stop();
    store = new MemoryDocumentStore();
    await store.append(backup);
    relay = await DocumentRelay.start({ store, recovers: true });
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ann.doc));
    forged.clientID = ann.doc.clientID;
    entriesOf(forged).push([comment('eve')]);
    const eve = await connect({ person: 'eve', doc: forged });
    await eve.allSettled();
    expect(eve.refused).toMatchObject([{ code: 'not-the-author', details: { by: 'eve' } }]);
    expect(await storedEntries(relay)).toHaveLength(1);
  });
});
