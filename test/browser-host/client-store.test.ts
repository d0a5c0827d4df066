/// <reference lib="dom" />
import 'fake-indexeddb/auto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FileClientStore } from '../../electron/store/file-client-store.ts';
import { BrowserClientStore } from '../../renderer/browser-host/browser-client-store.ts';
import { answered } from '../../renderer/browser-host/journal/requests.ts';
import { clientStoreSuite } from './client-store-suite.ts';

let places = 0;

describe('a store in a browser', () => {
  clientStoreSuite(() => {
    places += 1;
    const name = `store-${places}`;
    return Promise.resolve({
      open: () => BrowserClientStore.open(name),
      async aside() {
        const database = await answered(indexedDB.open(name));
        const rest = database.transaction(['rest', 'lines']);
        const keys = await answered(rest.objectStore('lines').getAllKeys());
        const reasons: unknown[] = await answered(
          rest.objectStore('rest').getAll(IDBKeyRange.bound('aside-', 'aside-z')),
        );
        const generation: unknown = await answered(rest.objectStore('rest').get('generation'));
        database.close();
        const before = keys.filter((key) => Array.isArray(key) && key[0] !== generation);
        return { lines: before.length, reasons: reasons.map(String) };
      },
      end: () => Promise.resolve(),
    });
  });

  it('writes with strict durability', async () => {
    const asked: unknown[] = [];
    const watch = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = await BrowserClientStore.open('strict');
    await store.appendLines(['a']);
    await store.appendOutbox('b');
    await store.writeNote('c', 'd');
    await store.close();
    for (const [, mode, options] of watch.mock.calls) {
      if (mode === 'readwrite') asked.push(options?.durability);
    }
    watch.mockRestore();
    expect(asked).toEqual(['strict', 'strict', 'strict']);
  });
});

describe('a store in a folder', () => {
  clientStoreSuite(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convene-store-'));
    return {
      open: () => FileClientStore.open(folder),
      async aside() {
        const names = (await readdir(folder)).filter((name) => name.startsWith('ledger-damaged'));
        const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
        const lines = texts.filter((_, index) => names[index]?.endsWith('.jsonl'));
        const reasons = texts.filter((_, index) => names[index]?.endsWith('.txt'));
        return { lines: lines.join('').split('\n').length - 1, reasons };
      },
      end: () => rm(folder, { recursive: true }),
    };
  });
});
