import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentStore } from '../../sync-server/documents/index.ts';
import {
  SequenceTaken,
  type DocumentRecord,
} from '../../sync-server/documents/store/document-store.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

/** A place where a store can be opened again after it was closed or lost. */
export interface StorePlace {
  open(): Promise<DocumentStore>;
  /** What is on disk after the power has gone; the open store is of no use any more. */
  powerCut(): Promise<void>;
  end(): Promise<void>;
}

const record = (
  document: string,
  seq: number,
  more: Partial<DocumentRecord> = {},
): DocumentRecord => ({
  document,
  seq,
  at: 1000 + seq,
  update: Uint8Array.of(seq, 0, 255),
  claims: new Map(),
  deletions: [],
  ...more,
});

/** What every store of documents does. */
export function documentStoreSuite(makePlace: () => Promise<StorePlace>): void {
  const inPlace = (name: string, check: (place: StorePlace) => Promise<void>): void => {
    test(name, async () => {
      const place = await makePlace();
      try {
        await check(place);
      } finally {
        await place.end();
      }
    });
  };

  inPlace('nothing is there at first', async (place) => {
    const store = await place.open();
    expect(await store.read('a')).toMatchObject({ seq: 0, updates: [], logCount: 0 });
    expect(await store.documents()).toEqual([]);
    expect(await store.readAuthorship('a')).toEqual({ claims: new Map(), deletions: [] });
    await store.close();
  });

  inPlace('what was appended is there, in order, also after opening again', async (place) => {
    const store = await place.open();
    await store.append([record('b', 1, { claims: new Map([[5, 'ann']]) }), record('a', 1)]);
    await store.append([record('b', 2, { claims: new Map([[2 ** 32 - 1, 'ben']]) })]);
    await store.close();
    const again = await place.open();
    expect(await again.read('b')).toEqual({
      seq: 2,
      updates: [Uint8Array.of(1, 0, 255), Uint8Array.of(2, 0, 255)],
      claims: new Map([
        [5, 'ann'],
        [2 ** 32 - 1, 'ben'],
      ]),
      logCount: 2,
      logBytes: expect.any(Number) as number,
      snapshotBytes: 0,
    });
    expect(await again.documents()).toEqual(['a', 'b']);
    expect((await again.recordsSince('b', 1)).map(({ seq }) => seq)).toEqual([2]);
    await again.close();
  });

  inPlace('a mark is the same while a document is, and another once it is not', async (place) => {
    const store = await place.open();
    await store.append([record('a', 1), record('b', 1)]);
    const first = await store.marks();
    expect([...first.keys()].sort()).toEqual(['a', 'b']);
    await store.append([record('b', 2)]);
    const second = await store.marks();
    expect(second.get('a')).toBe(first.get('a'));
    expect(second.get('b')).not.toBe(first.get('b'));
    await store.close();
    const again = await place.open();
    expect(await again.marks()).toEqual(second);
    await again.append([record('a', 2, { at: 5 })]);
    // As where it was put back from a backup, and somebody else has written since.
    const backup = await makePlace();
    const other = await backup.open();
    await other.append([record('a', 1), record('b', 1)]);
    expect(await other.marks()).toEqual(first);
    await other.append([record('a', 2, { at: 6 })]);
    expect((await other.marks()).get('a')).not.toBe((await again.marks()).get('a'));
    await other.close();
    await backup.end();
    await again.close();
  });

  inPlace('records that are not the next ones are refused, all of them', async (place) => {
    const store = await place.open();
    await store.append([record('a', 1)]);
    for (const batch of [[record('a', 1)], [record('a', 3)], [record('b', 1), record('a', 4)]])
      await expect(store.append(batch)).rejects.toThrow(SequenceTaken);
    await store.append([record('a', 2), record('a', 3)]);
    expect(await store.documents()).toEqual(['a']);
    expect((await store.read('a')).seq).toBe(3);
    await store.close();
  });

  inPlace('a snapshot replaces the log; claims and deletions stay', async (place) => {
    const store = await place.open();
    const deletion = { client: 5, clock: 3, length: 2, person: 'ben', at: 1001 };
    const later = { client: 5, clock: 9, length: 1, person: 'ann', at: 1003 };
    await store.append([
      record('a', 1, { claims: new Map([[5, 'ann']]), deletions: [deletion] }),
      record('a', 2, { claims: new Map([[6, 'ben']]) }),
    ]);
    await expect(store.compact('a', { seq: 1, state: Uint8Array.of(9) })).rejects.toThrow(
      SequenceTaken,
    );
    await store.compact('a', { seq: 2, state: Uint8Array.of(9, 9) });
    await store.append([record('a', 3, { claims: new Map([[7, 'eve']]), deletions: [later] })]);
    await store.compact('a', { seq: 3, state: Uint8Array.of(8) });
    await store.append([record('a', 4)]);
    await store.close();
    const again = await place.open();
    expect(await again.read('a')).toMatchObject({
      seq: 4,
      updates: [Uint8Array.of(8), Uint8Array.of(4, 0, 255)],
      logCount: 1,
    });
    expect(await again.readAuthorship('a')).toEqual({
      claims: new Map([
        [5, 'ann'],
        [6, 'ben'],
        [7, 'eve'],
      ]),
      deletions: [deletion, later],
    });
    await again.close();
  });

  inPlace('what was appended survives a power cut', async (place) => {
    const store = await place.open();
    for (let seq = 1; seq <= 20; seq++) await store.append([record('a', seq)]);
    await store.compact('a', { seq: 20, state: Uint8Array.of(7) });
    await store.append([record('a', 21)]);
    await place.powerCut();
    const again = await place.open();
    expect(await again.read('a')).toMatchObject({
      seq: 21,
      updates: [Uint8Array.of(7), Uint8Array.of(21, 0, 255)],
    });
    await again.close();
  });

  inPlace('nothing that a hub announced as durable is missing after a power cut', async (place) => {
    const relay = await DocumentRelay.start({
      store: await place.open(),
      limits: { compactRecords: 5 },
    });
    const ann = await DocumentClient.connect(relay, { person: 'ann' });
    const announced: [number, number][] = [];
    for (let edit = 1; edit <= 40; edit++) {
      ann.text.insert(0, 'x');
      if (edit % 3 === 0) await ann.allSettled();
    }
    announced.push(...ann.durable);
    await place.powerCut();
    await relay.stop().catch(() => {});
    const store = await place.open();
    const doc = new Y.Doc();
    for (const update of (await store.read('notes/t1')).updates) Y.applyUpdate(doc, update);
    expect(announced.length).toBe(1);
    for (const [client, clock] of announced)
      expect(Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock);
    expect(doc.store.pendingStructs).toBe(null);
    await store.close();
  });
}
