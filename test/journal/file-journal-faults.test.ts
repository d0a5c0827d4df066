import { expect, test } from 'vitest';
import { openFileJournal } from '../../electron/journal/index.ts';
import { JournalError } from '../../shared/client/journal.ts';
import { FakeJournalDisk } from './fake-journal-disk.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const plain = (updates: readonly Uint8Array[]): number[][] => updates.map((each) => [...each]);
const open = (disk: FakeJournalDisk) => openFileJournal('', { disk });
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a power cut takes nothing that was said to be kept', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  const kept: number[] = [];
  for (let value = 1; value <= 50; value++) {
    if (value % 10 === 0)
      await journal.compact('a', bytes(...kept), (await journal.open('a')).length);
    await journal.append('a', bytes(value), 'local');
    kept.push(value);
  }
  void journal.append('a', bytes(99), 'remote');
  await turn();
  folder.disk.cutPower();
  const again = await open(folder);
  expect((await again.open('a')).flatMap((update) => [...update])).toEqual(kept);
});

test('setting aside is kept across a power cut', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  await journal.append('a', bytes(1), 'local');
  await journal.setAside('a', bytes(2));
  folder.disk.cutPower();
  const again = await open(folder);
  expect(plain(await again.open('a'))).toEqual([[2]]);
});

test('on a disk that never flushes nothing is ever said to be kept', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  folder.disk.fault = 'never-flushes';
  const said: string[] = [];
  const note = (what: string) => (): void => {
    said.push(what);
  };
  void journal.append('a', bytes(1), 'local').then(note('kept'), note('refused'));
  void journal.append('a', bytes(2), 'remote').then(note('kept'), note('refused'));
  void journal.append('a', bytes(3), 'local').then(note('kept'), note('refused'));
  await turn();
  expect(said).toEqual([]);
  folder.disk.release();
  await expect.poll(() => said).toEqual(['refused', 'refused', 'refused']);
});

test('appends that come while one is flushed share the next flush', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  await Promise.all(
    Array.from({ length: 100 }, (_, value) => journal.append('a', bytes(value), 'local')),
  );
  expect(folder.disk.flushes).toBeLessThan(5);
  expect((await journal.open('a')).length).toBe(100);
});

for (const fault of ['full', 'flush-fails'] as const)
  test(`what a disk does not take (${fault}) is refused, and leaves nothing behind`, async () => {
    const folder = new FakeJournalDisk();
    const journal = await open(folder);
    await journal.append('a', bytes(1), 'local');
    folder.disk.fault = fault;
    const refusal = await journal.append('a', bytes(2), 'local').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(JournalError);
    expect(refusal).toMatchObject({ code: 'disk' });
    await expect(journal.compact('a', bytes(7), 1)).rejects.toThrow(JournalError);
    await expect(journal.setAside('a', bytes(7))).rejects.toThrow(JournalError);
    folder.disk.fault = 'none';
    expect(plain(await journal.open('a'))).toEqual([[1]]);
    await journal.append('a', bytes(3), 'local');
    const again = await open(folder);
    expect(plain(await again.open('a'))).toEqual([[1], [3]]);
  });

test('a document whose very first update finds the disk full begins whole later', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  folder.disk.fault = 'full';
  await expect(journal.append('a', bytes(2), 'local')).rejects.toThrow(JournalError);
  folder.disk.fault = 'none';
  await journal.append('a', bytes(3), 'local');
  const again = await open(folder);
  expect(plain(await again.open('a'))).toEqual([[3]]);
  expect(await again.documents()).toEqual(['a']);
});

test('a torn last record is cut off, wherever it was torn', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  await journal.append('a', bytes(1, 1), 'local');
  const content = folder.disk.content(folder.only());
  const before = content.written.length;
  await journal.append('a', bytes(2, 2, 2), 'local');
  const whole = content.written;
  for (let length = before; length < whole.length; length++) {
    content.written = whole.subarray(0, length);
    const again = await open(folder);
    expect(plain(await again.open('a'))).toEqual([[1, 1]]);
    expect(content.written.length).toBe(before);
    await again.append('a', bytes(3), 'local');
    expect(plain(await again.open('a'))).toEqual([[1, 1], [3]]);
  }
  expect((await folder.names()).length).toBe(1);
});

test('whichever byte is damaged, all other updates are kept, and so is the damaged file', async () => {
  const folder = new FakeJournalDisk();
  const journal = await open(folder);
  for (const value of [1, 2, 3]) await journal.append('a', bytes(value, value), 'local');
  const name = folder.only();
  const whole = Buffer.from(folder.disk.content(name).written);
  const header = whole.length - 3 * 15;
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0x40, at);
    Object.assign(folder.disk.content(name), { written: damaged, flushed: damaged });
    const hit = at < header ? null : 1 + Math.floor((at - header) / 15);
    const expected = [1, 2, 3].filter((value) => value !== hit).map((value) => [value, value]);
    const again = await open(folder);
    expect(plain(await again.open('a')), `byte ${at}`).toEqual(expected);
    const length = at - header - 2 * 15;
    // The length of the last record: it looks like one that was cut short, and was cut off.
    if (length >= 4 && length < 8) continue;
    const aside = (await folder.names()).filter((each) => each.includes('.damaged-'));
    expect(aside.some((each) => folder.disk.content(each).written.equals(damaged))).toBe(true);
  }
});
