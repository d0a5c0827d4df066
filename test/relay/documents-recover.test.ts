import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

const DOCUMENT = 'notes/t1';

let relay: DocumentRelay;
afterEach(() => relay.stop());

/** ann and ben have written, and the relay has lost some or all of what ann wrote. */
async function lost(
  what: 'all' | 'the end',
): Promise<{ ann: Y.Doc; ben: Y.Doc; store: MemoryDocumentStore }> {
  const store = new MemoryDocumentStore();
  relay = await DocumentRelay.start({ store });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  ann.text.insert(0, 'one ');
  await ann.allSettled();
  const backup = await store.recordsSince(DOCUMENT, 0);
  ann.text.insert(4, 'two ');
  await ben.until(() => ben.text.toJSON() === 'one two ');
  ben.text.insert(8, 'three');
  await ben.allSettled();
  await ann.until(() => ann.text.toJSON() === 'one two three');
  await ann.close();
  await ben.close();
  await relay.stop();
  const old = new MemoryDocumentStore();
  if (what === 'the end') await old.append(backup);
  return { ann: ann.doc, ben: ben.doc, store: old };
}

const start = async (store: MemoryDocumentStore, recovers: boolean): Promise<void> => {
  relay = await DocumentRelay.start({ store, recovers });
};

async function bring(person: string, doc: Y.Doc): Promise<DocumentClient> {
  const client = await DocumentClient.connect(relay, { person, doc });
  await client.until(() => client.sent > 0);
  await client.allSettled();
  return client;
}

describe('documents that a relay has lost', () => {
  it('are not taken back from another than their author, unless the operator says so', async () => {
    const { ben, store } = await lost('the end');
    await start(store, false);
    const client = await bring('ben', ben);
    expect(client.refused).toMatchObject([{ code: 'foreign-client-id' }]);
  });

  it.each(['all', 'the end'] as const)('are taken back from whoever has them: %s', async (what) => {
    const { ann, ben, store } = await lost(what);
    await start(store, true);
    const first = await bring('ben', ben);
    expect(first.refused).toEqual([]);
    const { claims } = await relay.hub.authorship(DOCUMENT);
    // Whom it had known as the author stays it; of the rest it says who brought it.
    const author = what === 'all' ? 'recovered:ben' : 'ann';
    expect(claims.get(ann.clientID)).toBe(author);
    expect(claims.get(ben.clientID)).toBe('recovered:ben');

    // The author has more, of before; and whoever comes later gets the whole.
    const offline = new Y.Doc();
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(ann));
    offline.clientID = ann.clientID;
    offline.getText('content').insert(0, 'zero ');
    const second = await bring('ann', offline);
    expect(second.refused).toEqual([]);
    const eve = await DocumentClient.connect(relay, { person: 'eve' });
    expect(eve.text.toJSON()).toBe('zero one two three');

    // What is typed meanwhile is as ever: one's own.
    eve.text.insert(0, '> ');
    await eve.allSettled();
    expect((await relay.hub.authorship(DOCUMENT)).claims.get(eve.doc.clientID)).toBe('eve');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(eve.doc));
    forged.clientID = ann.clientID;
    const before = Y.encodeStateVector(forged);
    forged.getText('content').insert(0, 'not hers');
    eve.sendUpdate(Y.encodeStateAsUpdate(forged, before));
    await eve.allSettled();
    expect(eve.refused).toMatchObject([{ code: 'foreign-client-id' }]);

    // Afterwards, who brought it may go on under the same client id, and nobody else.
    await relay.stop();
    await start(store, false);
    const later = await DocumentClient.connect(relay, { person: 'ben', doc: ben });
    later.text.insert(0, '! ');
    await later.allSettled();
    expect(later.refused).toEqual([]);
  });
});
