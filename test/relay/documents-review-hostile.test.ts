import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient, sha256, type ClientOptions } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';
import { comment, LOG, logOf, newId, storedEntries, type Entry } from './review-log.ts';

let relay: DocumentRelay;
let store: MemoryDocumentStore;
beforeEach(async () => {
  store = new MemoryDocumentStore();
  relay = await DocumentRelay.start({ store });
});
afterEach(() => relay.stop());

const connect = (options: ClientOptions): Promise<DocumentClient> =>
  DocumentClient.connect(relay, { document: LOG, ...options });

/** An update with one item, written by hand. */
function item(client: number, clock: number, info: number, rest: (to: encoding.Encoder) => void) {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
    encoding.writeUint8(to, info);
    rest(to);
    encoding.writeVarUint(to, 0);
  });
}

describe('a changed client', () => {
  type Attack = (doc: Y.Doc, told: readonly Entry[]) => Uint8Array | void;
  const push =
    (make: (told: readonly Entry[]) => unknown): Attack =>
    (doc, told) => {
      doc.getArray('entries').push([make(told)]);
    };

  const attacks: readonly (readonly [string, Attack, object])[] = [
    [
      'speaks for another',
      push(() => comment('ann')),
      { code: 'not-the-author', details: { by: 'ann' } },
    ],
    [
      'speaks for another after something of its own',
      (doc) => {
        doc.getArray('entries').push([comment('eve'), comment('ann')]);
      },
      { code: 'not-the-author' },
    ],
    [
      'speaks for another in a type of a later version',
      push(() => ({ id: newId(), by: 'ann', at: 1, type: 'reaction' })),
      { code: 'not-the-author' },
    ],
    [
      'takes an entry out',
      (doc) => doc.getArray('entries').delete(0, 1),
      { details: { content: 'a deletion' } },
    ],
    [
      'takes all out',
      (doc) => doc.getArray('entries').delete(0, 2),
      { details: { content: 'a deletion' } },
    ],
    [
      'says something and takes another’s out',
      (doc) => {
        doc.getArray('entries').push([comment('eve')]);
        doc.getArray('entries').delete(0, 1);
      },
      { details: { content: 'a deletion' } },
    ],
    [
      'takes out what it says itself',
      (doc) => {
        doc.getArray('entries').push([comment('eve'), comment('eve')]);
        doc.getArray('entries').delete(2, 1);
      },
      { code: 'form-not-allowed' },
    ],
    [
      'puts something between others',
      (doc) => doc.getArray('entries').insert(1, [comment('eve')]),
      { details: { content: 'an entry in another place than the end' } },
    ],
    [
      'puts something before all others',
      (doc) => doc.getArray('entries').insert(0, [comment('eve')]),
      { details: { content: 'an entry in another place than the end' } },
    ],
    [
      'says something under the id of another’s',
      push(([first]) => comment('eve', { id: first?.['id'] })),
      { details: { content: 'an id used before' } },
    ],
    [
      'takes another’s place by its id, as if it had been offline',
      (_doc, [first]) => {
        const offline = new Y.Doc();
        offline.getArray('entries').push([comment('eve', { id: first?.['id'] })]);
        return Y.encodeStateAsUpdate(offline);
      },
      { details: { content: 'an id used before' } },
    ],
    [
      'uses one id twice at once',
      (doc) => {
        const id = newId();
        doc.getArray('entries').push([comment('eve', { id }), comment('eve', { id })]);
      },
      { details: { content: 'an id used before' } },
    ],
    ['adds what is no entry', push(() => 'hello'), { details: { entry: '' } }],
    [
      'adds an entry without words',
      push(() => comment('eve', { text: '' })),
      { details: { entry: 'comment.text' } },
    ],
    [
      'adds a field',
      push(() => comment('eve', { admin: true })),
      { details: { entry: 'comment' } },
    ],
    [
      'adds a huge entry of a later version',
      push(() => ({ id: newId(), by: 'eve', at: 1, type: 'reaction', text: 'x'.repeat(20_000) })),
      { details: { content: 'an entry of a later version that is too large' } },
    ],
    [
      'adds a bomb of nothings',
      push(() => comment('eve', { mentions: Array.from({ length: 200_000 }, () => null) })),
      { details: { content: 'no plain value' } },
    ],
    [
      'adds bytes within an entry',
      push(() => comment('eve', { text: new Uint8Array(3) })),
      { details: { content: 'no plain value' } },
    ],
    [
      'adds bytes',
      push(() => new Uint8Array(3)),
      { details: { content: 'something else than an entry' } },
    ],
    [
      'adds a map',
      push(() => new Y.Map([['id', newId()]])),
      { details: { content: 'something else than an entry' } },
    ],
    [
      'adds a text',
      push(() => new Y.Text('hello')),
      { details: { content: 'something else than an entry' } },
    ],
    ['adds a document', push(() => new Y.Doc()), { details: { content: 'a document' } }],
    [
      'writes text into the log',
      (_doc) => {
        const other = new Y.Doc();
        other.getText('entries').insert(0, 'text');
        return Y.encodeStateAsUpdate(other);
      },
      { details: { content: 'something else than an entry' } },
    ],
    [
      'formats it',
      (doc) => {
        const text = doc.getText('other');
        text.insert(0, 'text', { bold: true });
      },
      { details: { root: 'other' } },
    ],
    [
      'begins another root',
      (doc) => {
        doc.getArray('others').push([1]);
      },
      { details: { root: 'others' } },
    ],
    [
      'uses the log as a map',
      (_doc) => {
        const other = new Y.Doc();
        other.getMap('entries').set('key', comment('eve'));
        return Y.encodeStateAsUpdate(other);
      },
      { details: { root: 'entries' } },
    ],
    [
      'leaves a hole where something had been',
      (doc) => item(doc.clientID, 0, 0, (to) => encoding.writeVarUint(to, 3)),
      { details: { content: 'what is left of a deletion' } },
    ],
    [
      'brings something that is deleted already',
      (doc) =>
        item(doc.clientID, 0, 1, (to) => {
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, 'entries');
          encoding.writeVarUint(to, 1);
        }),
      { details: { content: 'something else than an entry' } },
    ],
    [
      'adds values as old versions of Yjs wrote them',
      (doc) =>
        item(doc.clientID, 0, 2, (to) => {
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, 'entries');
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, JSON.stringify(comment('eve')));
        }),
      { details: { content: 'something else than an entry' } },
    ],
    [
      'makes an entry a child of another',
      (doc) => {
        const [first] = doc.store.clients.keys();
        return item(doc.clientID, 0, 8, (to) => {
          encoding.writeVarUint(to, 0);
          encoding.writeVarUint(to, first ?? 0);
          encoding.writeVarUint(to, 0);
          encoding.writeVarUint(to, 1);
          encoding.writeAny(to, comment('eve') as never);
        });
      },
      { details: { content: 'an entry in another place than the end' } },
    ],
    [
      'hides its entry’s fields in a prototype',
      (doc) =>
        item(doc.clientID, 0, 8, (to) => {
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, 'entries');
          encoding.writeVarUint(to, 1);
          // An object with one member, whose name is written as it is.
          encoding.writeUint8(to, 118);
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, '__proto__');
          encoding.writeAny(to, comment('eve') as never);
        }),
      { details: { content: 'no plain value' } },
    ],
  ];

  test.each(attacks)('that %s is refused, and reaches nobody', async (_what, attack, refusal) => {
    const ann = await connect({ person: 'ann' });
    const told = [comment('ann'), comment('ann')];
    logOf(ann).push(told);
    await ann.allSettled();
    const eve = await connect({ person: 'eve' });
    eve.sends = false;
    const before = Y.encodeStateVector(eve.doc);
    const made = attack(eve.doc, told);
    const update = made ?? Y.encodeStateAsUpdate(eve.doc, before);
    eve.sendUpdate(update);
    await eve.allSettled();
    expect(eve.refused).toMatchObject([{ code: 'form-not-allowed', ...refusal }]);
    expect(Buffer.from(eve.refused[0]?.sha256 ?? []).toString('hex')).toBe(sha256(update));
    expect(await storedEntries(relay)).toEqual(told);
    expect(logOf(ann).toArray()).toEqual(told);
    // An honest one still comes through, and is all that does.
    const ben = await connect({ person: 'ben' });
    logOf(ben).push([comment('ben')]);
    await ann.until(() => logOf(ann).length === 3);
    expect(ben.refused).toEqual([]);
  });

  test('that fills the log is stopped at its limit, and others’ ids are not forgotten by a restart', async () => {
    await relay.stop();
    relay = await DocumentRelay.start({ store, limits: { logBytes: 30_000 } });
    const ann = await connect({ person: 'ann' });
    const first = comment('ann', { text: 'x'.repeat(9000) });
    logOf(ann).push([first]);
    logOf(ann).push([comment('ann', { text: 'x'.repeat(9000) })]);
    logOf(ann).push([comment('ann', { text: 'x'.repeat(9000) })]);
    logOf(ann).push([comment('ann', { text: 'x'.repeat(9000) })]);
    await ann.allSettled();
    expect(ann.refused).toMatchObject([{ code: 'document-too-large', details: { limit: 30_000 } }]);
    await relay.stop();
    relay = await DocumentRelay.start({ store });
    const eve = await connect({ person: 'eve' });
    logOf(eve).push([comment('eve', { id: first['id'] })]);
    await eve.allSettled();
    expect(eve.refused).toMatchObject([{ details: { content: 'an id used before' } }]);
  });
});
