import { copyFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  DamagedStore,
  LmdbDocumentStore,
  MemoryDocumentStore,
} from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';
import { documentStoreSuite, type StorePlace } from './document-store-suite.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-store-'));
  folders.push(folder);
  return folder;
}

describe('LMDB', () => {
  documentStoreSuite(async (): Promise<StorePlace> => {
    const folder = await newFolder();
    const names = ['documents.mdb'];
    const current = (): string => join(folder, names.at(-1) ?? '');
    const opened: LmdbDocumentStore[] = [];
    return {
      open: async () => {
        const store = await LmdbDocumentStore.open(current());
        opened.push(store);
        return store;
      },
      // The file as it is at this instant, under another name: the open store goes on with its own.
      powerCut: async () => {
        const next = join(folder, `after-${names.length}.mdb`);
        await copyFile(current(), next);
        names.push(`after-${names.length}.mdb`);
      },
      end: async () => {
        await Promise.allSettled(opened.map((store) => store.close()));
      },
    };
  });
});

describe('in memory, on a disk that forgets what was not flushed', () => {
  documentStoreSuite(() => {
    // A flush takes a while, as on a disk; a power cut meanwhile loses what it was for.
    const flush = (): Promise<void> =>
      new Promise((resolve) => {
        setImmediate(resolve);
      });
    const store = new MemoryDocumentStore(flush);
    return Promise.resolve({
      open: () => Promise.resolve(store),
      powerCut: () => {
        store.loseUnflushed();
        return Promise.resolve();
      },
      end: () => Promise.resolve(),
    });
  });
});

const answered = (client: DocumentClient): Promise<unknown> =>
  new Promise((resolve) => {
    client.socket.once('pong', resolve);
    client.socket.ping();
  });

test('a store whose flush never ends: nobody is told durable, nobody else gets the edit', async () => {
  let flushes = 0;
  const store = new MemoryDocumentStore(() => {
    flushes += 1;
    return new Promise(() => {});
  });
  const relay = await DocumentRelay.start({ store });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  await ann.allSettled();
  const told = ann.messages.filter(({ type }) => type === 'durable').length;
  ann.text.insert(0, 'never safe');
  // Its answer comes after the edit on the same socket, so the relay has seen the edit by then.
  await answered(ann);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(flushes).toBe(1);
  expect(ann.durable.get(ann.doc.clientID)).toBe(undefined);
  expect(ann.messages.filter(({ type }) => type === 'durable').length).toBe(told);
  expect(ben.text.toJSON()).toBe('');
  // Whoever comes now is not given it either.
  const eve = DocumentClient.open(relay.url, { person: 'eve' });
  await eve.until(() => eve.notices.length > 0);
  // Its question was on the socket before this, so it has been looked at when the answer is here.
  await answered(eve);
  expect(eve.messages.some(({ type }) => type === 'sync-step-2')).toBe(false);
  for (const client of [ann, ben, eve]) await client.close();
  await relay.abandon();
});

test('a store that fails: sockets are closed, and what comes again is taken when it works', async () => {
  let broken = true;
  const store = new MemoryDocumentStore(() =>
    broken ? Promise.reject(new Error('ENOSPC: no space left on device')) : Promise.resolve(),
  );
  const relay = await DocumentRelay.start({ store });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  ann.text.insert(0, 'kept here');
  expect(await ann.gone()).toBe(4506);
  expect(await ben.gone()).toBe(4506);
  expect(ben.text.toJSON()).toBe('');
  expect(ann.durable.size).toBe(0);
  expect(relay.log.filter(({ level }) => level === 'error')).toHaveLength(1);
  broken = false;
  store.loseUnflushed();
  const again = await DocumentClient.connect(relay, { person: 'ann', doc: ann.doc });
  await again.until(() => again.durable.get(ann.doc.clientID) === 9);
  await relay.stop();
});

test('all that was not flushed is thrown away, again and again: nothing told durable is missing', async () => {
  let waiting: (() => void)[] = [];
  const store = new MemoryDocumentStore(() => new Promise((resolve) => waiting.push(resolve)));
  const told = new Map<number, number>();
  for (let round = 0; round < 8; round++) {
    const relay = await DocumentRelay.start({ store });
    const flushing = setInterval(() => {
      for (const flushed of waiting.splice(0)) flushed();
    }, 2);
    const clients = await Promise.all(
      ['ann', 'ben'].map((person) => DocumentClient.connect(relay, { person })),
    );
    for (let edit = 0; edit < 20 + round; edit++) {
      for (const client of clients) client.text.insert(0, 'x');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(clients.map((client) => client.until(() => client.durable.size > 0)));
    // Some of it is on its way, some has been flushed, some has been told.
    clearInterval(flushing);
    store.loseUnflushed();
    for (const client of clients) {
      for (const [id, clock] of client.durable) told.set(id, Math.max(clock, told.get(id) ?? 0));
      client.socket.terminate();
    }
    waiting = [];
    await relay.abandon();
    const doc = new Y.Doc();
    for (const update of (await store.read('notes/t1')).updates) Y.applyUpdate(doc, update);
    for (const [id, clock] of told) expect(Y.getState(doc.store, id)).toBeGreaterThanOrEqual(clock);
  }
  expect(told.size).toBeGreaterThanOrEqual(16);
});

describe('a damaged store does not open, and says which file', () => {
  async function filled(): Promise<string> {
    const file = join(await newFolder(), 'documents.mdb');
    const store = await LmdbDocumentStore.open(file);
    for (let seq = 1; seq <= 60; seq++)
      await store.append([
        {
          document: `notes/${seq % 7}`,
          seq: Math.ceil(seq / 7),
          at: seq,
          update: new Uint8Array(3000).fill(seq),
          claims: new Map([[seq, 'ann']]),
          deletions: [],
        },
      ]);
    await store.close();
    return file;
  }

  const refuses = async (file: string): Promise<void> => {
    const opening = LmdbDocumentStore.open(file);
    await expect(opening).rejects.toThrow(DamagedStore);
    await expect(opening).rejects.toThrow(file);
  };

  test('cut short anywhere', async () => {
    const file = await filled();
    const { size } = await stat(file);
    const whole = await readFile(file);
    for (const length of [1, 4096, 8192, Math.floor(size / 2), size - 4096 * 3]) {
      await writeFile(file, whole);
      await truncate(file, length);
      await refuses(file);
    }
    await writeFile(file, whole);
    const store = await LmdbDocumentStore.open(file);
    expect((await store.documents()).length).toBe(7);
    await store.close();
  });

  test('not a store at all', async () => {
    const file = join(await newFolder(), 'documents.mdb');
    await writeFile(file, 'Dear relay, '.repeat(2000));
    await refuses(file);
  });

  test('a changed byte in a document is found when it is read, if not at start', async () => {
    const file = await filled();
    const whole = await readFile(file);
    // A stretch of one record's update, and nothing of the tree around it.
    const at = whole.indexOf(Buffer.alloc(2000, 17));
    expect(at).toBeGreaterThan(0);
    const handle = await open(file, 'r+');
    await handle.write(Buffer.of(99), 0, 1, at + 500);
    await handle.close();
    const store = await LmdbDocumentStore.open(file);
    await expect(store.read('notes/3')).rejects.toThrow(DamagedStore);
    const relay = await DocumentRelay.start({ store });
    const ann = await DocumentClient.connect(relay, { person: 'ann', document: 'notes/3' });
    expect(await ann.gone()).toBe(4506);
    expect(relay.log.some(({ level }) => level === 'error')).toBe(true);
    const ben = await DocumentClient.connect(relay, { person: 'ben', document: 'notes/other' });
    expect(ben.closed).toBe(null);
    await relay.stop();
  });

  test('a last record with a changed byte', async () => {
    const file = await filled();
    const whole = await readFile(file);
    const at = whole.indexOf(Buffer.alloc(2000, 60));
    const handle = await open(file, 'r+');
    await handle.write(Buffer.of(99), 0, 1, at + 500);
    await handle.close();
    await refuses(file);
  });
});
