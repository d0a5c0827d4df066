import * as prng from 'lib0/prng';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const PEOPLE = ['ann', 'ben', 'eve'];

interface Peer {
  readonly person: string;
  readonly doc: Y.Doc;
  client: DocumentClient | null;
}

/** Three people who edit, lose their connection, come back, and a relay that restarts. */
class World {
  readonly peers: Peer[] = PEOPLE.map((person) => ({ person, doc: new Y.Doc(), client: null }));
  relay: DocumentRelay;
  readonly #file: string;
  readonly #random: prng.PRNG;

  private constructor(relay: DocumentRelay, file: string, seed: number) {
    this.relay = relay;
    this.#file = file;
    this.#random = prng.create(seed);
  }

  static async make(seed: number): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'convene-peers-'));
    folders.push(folder);
    const file = join(folder, 'documents.mdb');
    return new World(await World.#start(file), file, seed);
  }

  static async #start(file: string): Promise<DocumentRelay> {
    // Compacted often, and evicted at once: both happen many times in a run.
    const limits = { compactRecords: 7, idleMs: 1 };
    return DocumentRelay.start({ store: await LmdbDocumentStore.open(file), limits });
  }

  async step(): Promise<void> {
    const peer = this.peers[prng.int32(this.#random, 0, 2)];
    if (peer === undefined) return;
    const dice = prng.int32(this.#random, 0, 99);
    if (dice < 70) this.#edit(peer);
    else if (dice < 82) this.connect(peer);
    else if (dice < 92) this.#drop(peer);
    else if (dice < 97) await peer.client?.allSettled();
    else await this.#restart();
  }

  connect(peer: Peer): void {
    if (peer.client !== null && peer.client.closed === null) return;
    peer.client = DocumentClient.open(this.relay.url, peer);
  }

  #drop(peer: Peer): void {
    peer.client?.socket.terminate();
    peer.client = null;
  }

  async #restart(): Promise<void> {
    await this.relay.stop();
    for (const peer of this.peers) peer.client = null;
    this.relay = await World.#start(this.#file);
  }

  #edit({ doc }: Peer): void {
    const text = doc.getText('content');
    const at = prng.int32(this.#random, 0, text.length);
    if (prng.bool(this.#random) || text.length < 5) text.insert(at, prng.word(this.#random, 1, 8));
    else text.delete(at, Math.min(text.length - at, prng.int32(this.#random, 1, 6)));
    if (prng.int32(this.#random, 0, 9) === 0)
      doc.getMap('facts').set(prng.word(this.#random, 1, 1), prng.uint32(this.#random, 0, 9));
  }

  /** Everyone is connected, and has sent and been sent everything. */
  async settle(): Promise<void> {
    for (const peer of this.peers) {
      this.connect(peer);
      await peer.client?.until(() => peer.client?.synced === true);
      // The relay asks as soon as it has let someone in; what it asks for is then on its way.
      await peer.client?.until(
        () => peer.client?.messages.some(({ type }) => type === 'sync-step-1') === true,
      );
      await peer.client?.allSettled();
    }
    const isOne = (): boolean =>
      this.peers.every(({ doc }) => this.peers.every((other) => hasAll(doc, other.doc)));
    // Whoever gets the last message of all sees it.
    const clients = this.peers.flatMap(({ client }) => client ?? []);
    await Promise.race(clients.map((client) => client.until(isOne)));
  }
}

const hasAll = (doc: Y.Doc, other: Y.Doc): boolean =>
  [...Y.decodeStateVector(Y.encodeStateVector(other))].every(
    ([client, clock]) => Y.getState(doc.store, client) >= clock,
  ) && doc.getText('content').toJSON() === other.getText('content').toJSON();

async function play(seed: number): Promise<void> {
  const world = await World.make(seed);
  try {
    for (let step = 0; step < 400; step++) {
      await world.step();
      // What was sent moves on, as far as it will.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await world.settle();
    const stored = new Y.Doc();
    const { updates, claims } = await world.relay.store.read('notes/t1');
    for (const update of updates) Y.applyUpdate(stored, update);
    for (const { doc, client, person } of world.peers) {
      expect(doc.getText('content').toJSON()).toBe(stored.getText('content').toJSON());
      expect(doc.getMap('facts').toJSON()).toEqual(stored.getMap('facts').toJSON());
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(stored));
      expect(client?.refused).toEqual([]);
      const wrote = Y.getState(doc.store, doc.clientID) > 0;
      expect(claims.get(doc.clientID)).toBe(wrote ? person : undefined);
    }
    expect(stored.store.pendingStructs).toBe(null);
    expect(world.relay.log.filter(({ level }) => level !== 'info')).toEqual([]);
  } finally {
    await world.relay.stop();
  }
}

for (let seed = 1; seed <= 12; seed++)
  test(`three peers, drops and restarts, seed ${seed}: all equal, and equal to the store`, () =>
    play(seed));
