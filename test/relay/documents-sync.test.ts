import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { writeSyncStep2 } from '../../shared/protocol/document-messages.ts';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient, sha256 } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const end of ends.splice(0).reverse()) await end();
});

async function startRelay(): Promise<DocumentRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-documents-'));
  ends.push(() => rm(folder, { recursive: true }));
  const relay = await DocumentRelay.start({
    store: await LmdbDocumentStore.open(join(folder, 'documents.mdb')),
  });
  ends.push(() => relay.stop());
  return relay;
}

interface Stock {
  readonly provider: WebsocketProvider;
  readonly doc: Y.Doc;
  readonly text: Y.Text;
}

function stockClient(relay: DocumentRelay, person: string): Stock {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(relay.url, 'notes/t1', doc, {
    params: { person },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  ends.push(() => {
    provider.destroy();
    doc.destroy();
    return Promise.resolve();
  });
  return { provider, doc, text: doc.getText('content') };
}

const synced = ({ provider }: Stock): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.once('sync', () => resolve());
  });

/** Waits for an edit that makes it so. */
const becomes = (doc: Y.Doc, condition: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!condition()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });

test('stock y-websocket clients converge, with each other and with one of ours', async () => {
  const unknown = vi.spyOn(console, 'error').mockImplementation(() => {});
  const relay = await startRelay();
  const ann = stockClient(relay, 'ann');
  await synced(ann);
  ann.text.insert(0, 'Hello');
  const ben = stockClient(relay, 'ben');
  await synced(ben);
  await becomes(ben.doc, () => ben.text.toJSON() === 'Hello');
  ben.text.insert(5, ', world');
  const eve = await DocumentClient.connect(relay, { person: 'eve' });
  await eve.until(() => eve.text.toJSON() === 'Hello, world');
  eve.text.delete(0, 5);
  await becomes(ann.doc, () => ann.text.toJSON() === ', world');
  await eve.allSettled();
  expect(Y.encodeStateAsUpdate(ann.doc)).toEqual(Y.encodeStateAsUpdate(eve.doc));
  // `durable` and `notice` were skipped, and nothing else was said about them than that.
  expect(unknown.mock.calls.length).toBeGreaterThan(0);
  expect(new Set(unknown.mock.calls.map(([text]) => text))).toEqual(
    new Set(['Unable to compute message']),
  );
  expect(await relay.hub.hash('notes/t1')).toBe(sha256(Buffer.from(', world')));
  await eve.close();
});

test('durable names what is on disk, and settles deletions too', async () => {
  const relay = await startRelay();
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  ann.text.insert(0, 'abc');
  await ann.allSettled();
  expect(ann.durable.get(ann.doc.clientID)).toBe(3);
  ann.text.delete(0, 3);
  const { sent } = ann;
  await ann.allSettled();
  expect(ann.settled).toBe(sent);
  const stored = await relay.store.read('notes/t1');
  const copy = new Y.Doc();
  for (const update of stored.updates) Y.applyUpdate(copy, update);
  expect(copy.getText('content').toJSON()).toBe('');
  expect([...stored.claims]).toEqual([[ann.doc.clientID, 'ann']]);
  await ann.close();
});

test.each(['update', 'answer'] as const)(
  'what another window has brought before is told durable to whoever wrote it too: an %s',
  async (kind) => {
    const relay = await startRelay();
    const ann = await DocumentClient.connect(relay, { person: 'ann' });
    await ann.until(() => ann.messages.some(({ type }) => type === 'durable'));
    await ann.allSettled();
    ann.sends = false;
    ann.text.insert(0, 'written offline');
    const update = Y.encodeStateAsUpdate(ann.doc);
    const window = await DocumentClient.connect(relay, { person: 'ann' });
    window.sendUpdate(update);
    await window.allSettled();
    expect(ann.durable.get(ann.doc.clientID)).toBe(undefined);
    if (kind === 'update') ann.sendUpdate(update);
    else {
      ann.sent += 1;
      ann.send(writeSyncStep2(update));
    }
    await ann.allSettled();
    expect(ann.durable.get(ann.doc.clientID)).toBe('written offline'.length);
    await window.close();
    await ann.close();
  },
);

test('the first notice has the version, the limits and the clock', async () => {
  const relay = await startRelay();
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  expect(ann.notices).toEqual([
    {
      type: 'notice',
      version: 1,
      mayWrite: true,
      clock: relay.now,
      interval: 15_000,
      limits: {
        updateBytes: 2 ** 21,
        documentBytes: 2 ** 24,
        awarenessBytes: 8192,
        socketsPerDevice: 64,
      },
    },
  ]);
  await ann.close();
});
