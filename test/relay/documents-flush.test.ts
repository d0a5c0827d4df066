import type * as lmdbModule from 'lmdb';
import type { RootDatabase } from 'lmdb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';

type Lmdb = typeof lmdbModule;

/** Stands for the disk: while it is there, no flush of LMDB's ends. */
const disk = vi.hoisted((): { held: Promise<void> | null } => ({ held: null }));

vi.mock('lmdb', async (original) => {
  const lmdb = await original<Lmdb>();
  const open = (options: { path: string }): RootDatabase => {
    const database = lmdb.open(options);
    const ofLmdb = Object.getPrototypeOf(database) as object;
    const flushed = (): Promise<unknown> =>
      Promise.resolve(Reflect.get(ofLmdb, 'flushed', database));
    Object.defineProperty(database, 'flushed', {
      get: () => (disk.held === null ? flushed() : disk.held.then(flushed)),
    });
    return database;
  };
  return { ...lmdb, open };
});

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const record = (seq: number): Parameters<LmdbDocumentStore['append']>[0][number] => ({
  document: 'notes/t1',
  seq,
  at: seq,
  update: Uint8Array.of(0, 0),
  claims: new Map(),
  deletions: [],
});

test('a commit of LMDB is not a flush: both append and compact wait for that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convene-flush-'));
  folders.push(folder);
  const store = await LmdbDocumentStore.open(join(folder, 'documents.mdb'));
  await store.append([record(1)]);
  const writes = [
    () => store.append([record(2)]),
    () => store.compact('notes/t1', { seq: 2, state: Uint8Array.of(0, 0) }),
  ];
  for (const write of writes) {
    let release = (): void => {};
    disk.held = new Promise((resolve) => {
      release = resolve;
    });
    let done = false;
    const writing = write().then(() => {
      done = true;
      return done;
    });
    // It is committed when it can be read, and a good while later still not announced.
    await vi.waitUntil(async () => (await store.read('notes/t1')).seq === 2, { timeout: 120_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(done).toBe(false);
    release();
    expect(await writing).toBe(true);
  }
  disk.held = null;
  await store.close();
});
