import { expect, test } from 'vitest';
import type { LedgerStore } from '../../sync-server/ledger-file/index.ts';
import { EntryFrames } from '../../sync-server/sockets/entry-frames.ts';

test('entries that could not be read once are read for whoever comes again', async () => {
  const reads: (() => Promise<{ since: number; to: number; lines: string[] }>)[] = [
    () => Promise.reject(new Error('EIO')),
    () => Promise.resolve({ since: 0, to: 1, lines: ['an entry'] }),
  ];
  let count = 0;
  const store: Pick<LedgerStore, 'seq' | 'after'> = {
    seq: 1,
    after: () => {
      const read = reads[count] ?? (() => Promise.reject(new Error('read once more')));
      count += 1;
      return read();
    },
  };
  const frames = new EntryFrames(store);
  await expect(Promise.all([frames.after(0), frames.after(0)])).rejects.toThrow('EIO');
  expect(count).toBe(1);
  expect((await frames.after(0)).to).toBe(1);
  // The same is read once for all.
  expect((await frames.after(0)).to).toBe(1);
  expect(count).toBe(2);
});
