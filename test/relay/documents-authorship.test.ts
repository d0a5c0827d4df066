import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LmdbDocumentStore, MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-authorship-'));
  folders.push(folder);
  return join(folder, 'documents.mdb');
}

test('who wrote and who deleted what, and when, through compaction and restart', async () => {
  const file = await newFile();
  const limits = { compactRecords: 2, idleMs: 1 };
  let relay = await DocumentRelay.start({ store: await LmdbDocumentStore.open(file), limits });
  const start = relay.now;
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  const settleBoth = async (): Promise<void> => {
    await ann.allSettled();
    await ben.allSettled();
    const reached = (): boolean => ann.text.toJSON() === ben.text.toJSON();
    // Whoever gets the last message sees it.
    await Promise.race([ann.until(reached), ben.until(reached)]);
  };
  ann.text.insert(0, 'The quick brown fox');
  await settleBoth();
  relay.now = start + 10_000;
  ben.text.delete(4, 3);
  await settleBoth();
  relay.now = start + 15_000;
  ben.text.delete(4, 3);
  await settleBoth();
  relay.now = start + 3_600_000;
  ann.text.delete(0, 4);
  ann.doc.getMap('facts').set('stage', 'draft');
  await settleBoth();
  // Overwriting deletes what was there, though the update does not name it.
  ben.doc.getMap('facts').set('stage', 'final');
  await settleBoth();
  await relay.stop();

  relay = await DocumentRelay.start({ store: await LmdbDocumentStore.open(file), limits });
  const { claims, deletions } = await relay.hub.authorship('notes/t1');
  expect(claims).toEqual(
    new Map([
      [ann.doc.clientID, 'ann'],
      [ben.doc.clientID, 'ben'],
    ]),
  );
  const client = ann.doc.clientID;
  expect(deletions).toEqual([
    { client, clock: 0, length: 4, person: 'ann', at: start + 3_600_000 },
    { client, clock: 4, length: 6, person: 'ben', at: start + 10_000 },
    { client, clock: 19, length: 1, person: 'ben', at: start + 3_600_000 },
  ]);
  const stored = await relay.store.read('notes/t1');
  expect(stored.snapshotBytes).toBeGreaterThan(0);
  await relay.stop();
});

test('of one turn, each deletion is that of the person who made it', async () => {
  let held: Promise<void> | null = null;
  const store = new MemoryDocumentStore(() => held ?? Promise.resolve());
  const relay = await DocumentRelay.start({ store, limits: { turnMs: Infinity } });
  const ann = await DocumentClient.connect(relay, { person: 'ann' });
  const ben = await DocumentClient.connect(relay, { person: 'ben' });
  ann.text.insert(0, 'abcdef');
  await ann.allSettled();
  await ben.until(() => ben.text.length === 6);
  // While this is being flushed, what the two delete comes together for the next turn.
  let release = (): void => {};
  held = new Promise((resolve) => {
    release = resolve;
  });
  ann.text.insert(6, '!');
  await pong(ann);
  ann.text.delete(0, 2);
  await pong(ann);
  ben.text.delete(4, 2);
  await pong(ben);
  held = null;
  release();
  await ann.allSettled();
  await ben.allSettled();
  expect((await store.read('notes/t1')).seq).toBe(3);
  const { deletions } = await relay.hub.authorship('notes/t1');
  const client = ann.doc.clientID;
  expect(deletions).toEqual([
    { client, clock: 0, length: 2, person: 'ann', at: relay.now },
    { client, clock: 4, length: 2, person: 'ben', at: relay.now },
  ]);
  await relay.stop();
});

/** The relay has read all that was sent. */
const pong = ({ socket }: DocumentClient): Promise<unknown> =>
  new Promise((resolve) => {
    socket.once('pong', resolve);
    socket.ping();
  });

interface Trace {
  readonly endContent: string;
  readonly txns: readonly { readonly patches: readonly (readonly [number, number, string])[] }[];
}

const TRACE = new URL('../../../shared/data/traces/sequential-seph-blog1.json.gz', import.meta.url);

test.skipIf(!existsSync(TRACE))(
  'a day of one person writing, 137,993 edits: whole, small on disk, right after a restart',
  async () => {
    const trace = JSON.parse(gunzipSync(readFileSync(TRACE)).toString()) as Trace;
    const file = await newFile();
    const limits = {
      messages: { burst: 1e9, perSecond: 1e9 },
      bytes: { burst: 1e12, perSecond: 1e12 },
    };
    let relay = await DocumentRelay.start({ store: await LmdbDocumentStore.open(file), limits });
    const ann = await DocumentClient.connect(relay, { person: 'ann' });
    const ben = await DocumentClient.connect(relay, { person: 'ben' });
    const patches = trace.txns.flatMap((each) => each.patches);
    const BATCH = 50;
    for (let from = 0; from < patches.length; from += BATCH) {
      ann.doc.transact(() => {
        for (const [at, deleted, inserted] of patches.slice(from, from + BATCH)) {
          if (deleted > 0) ann.text.delete(at, deleted);
          if (inserted !== '') ann.text.insert(at, inserted);
        }
      });
      if (from % (BATCH * 20) === 0) await ann.allSettled();
    }
    await ann.allSettled();
    expect(ann.refused).toEqual([]);
    await ben.until(() => ben.text.toJSON() === trace.endContent);
    await relay.stop();
    relay = await DocumentRelay.start({ store: await LmdbDocumentStore.open(file), limits });
    const eve = await DocumentClient.connect(relay, { person: 'eve' });
    expect(eve.text.toJSON()).toBe(trace.endContent);
    const stored = await relay.store.read('notes/t1');
    const { deletions } = await relay.hub.authorship('notes/t1');
    const deleted = deletions.reduce((sum, { length }) => sum + length, 0);
    const inserted = Y.getState(eve.doc.store, ann.doc.clientID);
    expect(inserted - deleted).toBe(trace.endContent.length);
    expect(new Set(deletions.map(({ person }) => person))).toEqual(new Set(['ann']));
    expect(stored.logCount).toBeLessThan(10_000);
    await relay.stop();
    const { size, blocks } = await stat(file);
    expect(Math.min(size, blocks * 512)).toBeLessThan(64 * 2 ** 20);
  },
);
