import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClientStore } from '../../shared/client/ports.ts';

/** Somewhere that a store can be opened again after it was closed. */
export interface StorePlace {
  open(): Promise<ClientStore>;
  /** How many lines are kept that were set aside, with the reasons. */
  aside(): Promise<{ readonly lines: number; readonly reasons: readonly string[] }>;
  end(): Promise<void>;
}

const SHA256 = 'ab'.repeat(32);

async function all(store: ClientStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.lines()) lines.push(line);
  return lines;
}

/** What every store of a client must do, wherever it keeps things. */
export function clientStoreSuite(makePlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let store: ClientStore;

  const again = async (): Promise<void> => {
    await store.close();
    store = await place.open();
  };

  beforeEach(async () => {
    place = await makePlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  it('is empty at first', async () => {
    expect(await all(store)).toEqual([]);
    expect(await store.linesFrom(1, 10)).toEqual([]);
    expect(await store.readCheckpoint()).toBeNull();
    expect(await store.readOutbox()).toEqual([]);
    expect(await store.readText(SHA256)).toBeNull();
    expect(await store.readNote('relay')).toBeNull();
    expect(await store.journal.documents()).toEqual([]);
  });

  it('keeps lines in their order, more than are read at once, also when opened again', async () => {
    const lines = Array.from({ length: 700 }, (_, index) => `{"line":${index},"ž":"…"}`);
    await store.appendLines(lines.slice(0, 3));
    await store.appendLines([]);
    await store.appendLines(lines.slice(3));
    expect(await all(store)).toEqual(lines);
    await again();
    expect(await all(store)).toEqual(lines);
    expect(await store.linesFrom(2, 2)).toEqual(lines.slice(1, 3));
    expect(await store.linesFrom(700, 5)).toEqual(lines.slice(699));
    expect(await store.linesFrom(701, 5)).toEqual([]);
    expect(await store.linesFrom(1, 0)).toEqual([]);
  });

  it('cuts lines that were never finished, and goes on after them', async () => {
    await store.appendLines(['a', 'b', 'c']);
    await store.cutLines(1);
    expect(await all(store)).toEqual(['a']);
    await store.appendLines(['d']);
    await again();
    expect(await all(store)).toEqual(['a', 'd']);
    await store.cutLines(0);
    expect(await all(store)).toEqual([]);
  });

  it('sets lines aside, keeps them, and begins anew', async () => {
    await store.appendLines(['a', 'b']);
    await store.setLinesAside('line 2 does not hold');
    expect(await all(store)).toEqual([]);
    await store.appendLines(['c']);
    await again();
    expect(await all(store)).toEqual(['c']);
    const { lines, reasons } = await place.aside();
    expect(lines).toBe(2);
    expect(reasons.join('\n')).toContain('line 2 does not hold');
  });

  it('keeps the outbox in its order, and puts another in its place whole', async () => {
    for (const record of ['1', '2', '3']) await store.appendOutbox(record);
    await again();
    expect(await store.readOutbox()).toEqual(['1', '2', '3']);
    await store.rewriteOutbox(['2', '4']);
    await store.appendOutbox('5');
    await again();
    expect(await store.readOutbox()).toEqual(['2', '4', '5']);
    await store.rewriteOutbox([]);
    await store.appendOutbox('6');
    expect(await store.readOutbox()).toEqual(['6']);
  });

  it('keeps texts byte by byte, and nothing that is no hash', async () => {
    const shared = new Uint8Array([9, 0, 255, 10, 13, 9]);
    await store.keepText(SHA256, shared.subarray(1, 5));
    shared.fill(1);
    await again();
    expect([...((await store.readText(SHA256)) ?? [])]).toEqual([0, 255, 10, 13]);
    await expect(Promise.resolve().then(() => store.keepText('../x', shared))).rejects.toThrow(
      'hash',
    );
    expect(await store.readText('../x')).toBeNull();
  });

  it('keeps the checkpoint and notes, the last of each', async () => {
    await store.writeCheckpoint('one');
    await store.writeCheckpoint('two');
    await store.writeNote('relay', '{"a":1}');
    await store.writeNote('drafts', '[]');
    await again();
    expect(await store.readCheckpoint()).toBe('two');
    expect(await store.readNote('relay')).toBe('{"a":1}');
    expect(await store.readNote('drafts')).toBe('[]');
    const elsewhere = Promise.resolve().then(() => store.writeNote('../x', ''));
    await expect(elsewhere).rejects.toThrow('name of a note');
  });

  it('has a journal of its own', async () => {
    await store.journal.append('charter/ops', new Uint8Array([1, 2]), 'local');
    await again();
    const updates = await store.journal.open('charter/ops');
    expect(updates.map((update) => [...update])).toEqual([[1, 2]]);
  });
}
