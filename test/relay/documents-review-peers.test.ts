import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';
import { comment, entriesOf, LOG, storedLog } from './review-log.ts';

let relay: DocumentRelay;
let store: MemoryDocumentStore;
beforeEach(async () => {
  store = new MemoryDocumentStore();
  relay = await DocumentRelay.start({ store });
});
afterEach(() => relay.stop());

/** mulberry32 */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Somebody with a device: says things whether there is a line or not. */
class Peer {
  readonly person: string;
  doc = new Y.Doc();
  client: DocumentClient | null = null;
  readonly refused: unknown[] = [];
  said = 0;

  constructor(person: string) {
    this.person = person;
  }

  say(count: number): void {
    const entries = Array.from({ length: count }, () => comment(this.person));
    entriesOf(this.doc).push(entries);
    this.said += count;
  }

  async online(): Promise<void> {
    if (this.client !== null) return;
    // As the app does: with another client id at every opening, from what its journal holds.
    const state = Y.encodeStateAsUpdate(this.doc);
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, state);
    const { person, doc } = this;
    this.client = await DocumentClient.connect(relay, { person, doc, document: LOG });
  }

  async offline(): Promise<void> {
    await this.client?.close();
    this.lost();
  }

  lost(): void {
    this.refused.push(...(this.client?.refused ?? []));
    this.client = null;
  }
}

async function restart(peers: readonly Peer[]): Promise<void> {
  await relay.stop();
  for (const peer of peers) {
    await peer.client?.gone();
    peer.lost();
  }
  relay = await DocumentRelay.start({ store, limits: { compactRecords: 5 } });
}

test.each([1, 2, 3, 4, 5, 6])(
  'honest people, offline and back, are never refused, and agree: seed %i',
  async (seed) => {
    const random = randomOf(seed);
    const peers = ['ann', 'ben', 'cay', 'dan'].map((person) => new Peer(person));
    for (let step = 0; step < 60; step++) {
      const peer = peers[random(peers.length)];
      const what = random(12);
      if (what < 6) peer?.say(1 + random(3));
      else if (what < 8) await peer?.offline();
      else if (what < 11) await peer?.online();
      else await restart(peers);
    }
    for (const peer of peers) await peer.online();
    for (const peer of peers) await peer.client?.allSettled();
    const stored = await storedLog(relay);
    const entries = entriesOf(stored).toArray();
    const said = peers.reduce((sum, peer) => sum + peer.said, 0);
    expect(entries).toHaveLength(said);
    for (const { client, refused, doc } of peers) {
      await client?.until(() => entriesOf(doc).length === said);
      expect([...refused, ...(client?.refused ?? [])]).toEqual([]);
      expect(entriesOf(doc).toArray()).toEqual(entries);
    }
    await eachIsItsAuthors(stored);
  },
);

/** Who is named in an entry is whom the relay knows as the one who wrote it. */
async function eachIsItsAuthors(stored: Y.Doc): Promise<void> {
  const { claims } = await relay.hub.authorship(LOG);
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(stored));
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    for (const value of struct.content.getContent())
      expect(value).toMatchObject({ by: claims.get(struct.id.client) });
  }
}
