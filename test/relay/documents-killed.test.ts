import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';

const ROUNDS = 10;
const DOCUMENTS = ['notes/a', 'notes/b'];
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startHub(file: string): Promise<{ hub: ChildProcess; url: string }> {
  const script = new URL('documents-killed-hub.ts', import.meta.url).pathname;
  const hub = spawn(process.execPath, ['--import', 'tsx', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(async () => {
    if (hub.exitCode === null && hub.signalCode === null) {
      hub.kill('SIGKILL');
      await once(hub, 'exit');
    }
  });
  const { stdout } = hub;
  if (stdout === null) throw new Error('no output');
  const [port] = (await once(stdout, 'data')) as [Buffer];
  return { hub, url: `ws://127.0.0.1:${port.toString().trim()}/doc` };
}

/** Per document and client the highest clock that was announced as durable. */
type Announced = Map<string, Map<number, number>>;

function note(announced: Announced, document: string, client: DocumentClient): void {
  const known = announced.get(document) ?? new Map<number, number>();
  announced.set(document, known);
  for (const [id, clock] of client.durable) known.set(id, Math.max(clock, known.get(id) ?? 0));
}

async function expectAllThere(file: string, announced: Announced): Promise<void> {
  const store = await LmdbDocumentStore.open(file);
  for (const [document, clocks] of announced) {
    const doc = new Y.Doc();
    for (const update of (await store.read(document)).updates) Y.applyUpdate(doc, update);
    expect(doc.store.pendingStructs).toBe(null);
    for (const [client, clock] of clocks)
      expect(Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock);
  }
  await store.close();
}

test(`kill -9 under load, ${ROUNDS} times: nothing announced as durable is missing`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convene-killed-'));
  ends.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'documents.mdb');
  const announced: Announced = new Map();
  let before = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { hub, url } = await startHub(file);
    const clients = DOCUMENTS.flatMap((document) =>
      ['ann', 'ben', 'eve'].map((person) => ({
        document,
        client: DocumentClient.open(url, { person, document }),
      })),
    );
    await Promise.all(clients.map(({ client }) => client.until(() => client.synced)));
    let typing = true;
    const type = (each: (typeof clients)[number]): void => {
      const { client } = each;
      if (!typing || client.closed !== null) return;
      client.text.insert(client.text.length, 'word ');
      setTimeout(type, 1, each);
    };
    for (const each of clients) type(each);
    // Some of it is durable, more is on its way: another instant of the commit each round.
    const goal = 3 + round;
    await Promise.all(
      clients.map(({ client }) =>
        client.until(
          () => client.messages.filter((message) => message.type === 'durable').length >= goal,
        ),
      ),
    );
    const exited = once(hub, 'exit');
    hub.kill('SIGKILL');
    await exited;
    typing = false;
    await Promise.all(clients.map(({ client }) => client.gone()));
    for (const { document, client } of clients) note(announced, document, client);
    await expectAllThere(file, announced);
    const total = [...announced.values()].reduce(
      (sum, clocks) => sum + [...clocks.values()].reduce((a, b) => a + b, 0),
      0,
    );
    expect(total).toBeGreaterThan(before);
    before = total;
  }
}, 600_000);
