import { expect, test } from 'vitest';
import { JournalError, type Journal } from '../../shared/client/journal.ts';

/** A place where a journal can be opened again after it was closed or lost. */
export interface JournalPlace {
  open(): Promise<Journal>;
  /** Makes one row or record of what is kept unreadable: the one with that number, from 0. */
  damage(document: string, index: number): Promise<void>;
  /** How many things were set aside under other names. */
  aside(): Promise<number>;
  end(): Promise<void>;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const plain = (updates: readonly Uint8Array[]): number[][] => updates.map((each) => [...each]);

/** What every journal does. */
export function journalSuite(makePlace: () => Promise<JournalPlace>): void {
  const inPlace = (name: string, check: (place: JournalPlace) => Promise<void>): void => {
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
    const journal = await place.open();
    expect(await journal.open('charter/ops')).toEqual([]);
    expect(await journal.documents()).toEqual([]);
    await journal.close();
  });

  inPlace('what was appended is there, in its order, also after opening again', async (place) => {
    const journal = await place.open();
    await journal.append('b', bytes(1, 0, 255), 'local');
    await journal.append('charter/ä', bytes(9), 'local');
    await journal.append('b', bytes(), 'remote');
    await journal.append('b', bytes(3), 'local');
    expect(plain(await journal.open('b'))).toEqual([[1, 0, 255], [], [3]]);
    await journal.close();
    const again = await place.open();
    expect(plain(await again.open('b'))).toEqual([[1, 0, 255], [], [3]]);
    expect(plain(await again.open('charter/ä'))).toEqual([[9]]);
    expect(await again.documents()).toEqual(['b', 'charter/ä']);
    await again.close();
  });

  inPlace('many appends at once keep their order', async (place) => {
    const journal = await place.open();
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        journal.append('a', bytes(index), index % 3 === 0 ? 'local' : 'remote'),
      ),
    );
    const expected = Array.from({ length: 200 }, (_, index) => [index]);
    expect(plain(await journal.open('a'))).toEqual(expected);
    await journal.close();
    const again = await place.open();
    expect(plain(await again.open('a'))).toEqual(expected);
    await again.close();
  });

  inPlace('a view of a larger buffer is kept as what it shows', async (place) => {
    const journal = await place.open();
    const shown = new Uint8Array(1000).fill(7).subarray(10, 12);
    const kept = journal.append('a', shown, 'local');
    await kept;
    const [update] = await journal.open('a');
    expect([...(update ?? [])]).toEqual([7, 7]);
    await journal.close();
  });

  inPlace('compacting puts one update in the place of the first', async (place) => {
    const journal = await place.open();
    for (let value = 1; value <= 5; value++) await journal.append('a', bytes(value), 'local');
    const { length } = await journal.open('a');
    await journal.append('a', bytes(6), 'local');
    await journal.compact('a', bytes(100), length);
    expect(plain(await journal.open('a'))).toEqual([[100], [6]]);
    await journal.append('a', bytes(7), 'local');
    await journal.close();
    const again = await place.open();
    expect(plain(await again.open('a'))).toEqual([[100], [6], [7]]);
    await again.close();
  });

  inPlace('a window that counted before another compacted changes nothing', async (place) => {
    const journal = await place.open();
    for (let value = 1; value <= 3; value++) await journal.append('a', bytes(value), 'local');
    const mine = await journal.open('a');
    const theirs = await journal.open('a');
    await journal.compact('a', bytes(100), theirs.length);
    for (let value = 4; value <= 9; value++) await journal.append('a', bytes(value), 'local');
    await journal.compact('a', bytes(200), mine.length);
    expect(plain(await journal.open('a'))).toEqual([[100], [4], [5], [6], [7], [8], [9]]);
    await journal.compact('a', bytes(200), 8);
    expect((await journal.open('a')).length).toBe(7);
    await journal.close();
  });

  inPlace('setting aside begins anew, and deletes nothing', async (place) => {
    const journal = await place.open();
    for (let value = 1; value <= 3; value++) await journal.append('a', bytes(value), 'local');
    await journal.append('b', bytes(8), 'local');
    await journal.setAside('a', bytes(50));
    expect(await place.aside()).toBe(1);
    await journal.append('a', bytes(51), 'local');
    await journal.setAside('a', bytes(60));
    expect(await place.aside()).toBe(2);
    await journal.close();
    const again = await place.open();
    expect(plain(await again.open('a'))).toEqual([[60]]);
    expect(plain(await again.open('b'))).toEqual([[8]]);
    expect(await again.documents()).toEqual(['a', 'b']);
    await again.setAside('a', bytes(70));
    expect(await place.aside()).toBe(3);
    await again.close();
  });

  inPlace('a document of which nothing is kept can be set aside', async (place) => {
    const journal = await place.open();
    await journal.setAside('a', bytes(1));
    expect(plain(await journal.open('a'))).toEqual([[1]]);
    await journal.close();
  });

  for (const index of [0, 2, 4])
    inPlace(`what stands before and after a damaged update (${index}) is kept`, async (place) => {
      const journal = await place.open();
      for (let value = 0; value < 5; value++)
        await journal.append('a', bytes(value, value, value), 'local');
      await journal.close();
      await place.damage('a', index);
      const expected = [0, 1, 2, 3, 4]
        .filter((value) => value !== index)
        .map((value) => [value, value, value]);
      const again = await place.open();
      expect(plain(await again.open('a'))).toEqual(expected);
      expect(await place.aside()).toBe(1);
      await again.append('a', bytes(9), 'local');
      await again.close();
      const third = await place.open();
      expect(plain(await third.open('a'))).toEqual([...expected, [9]]);
      expect(await place.aside()).toBe(1);
      await third.close();
    });

  inPlace('a closed journal takes nothing, and says so', async (place) => {
    const journal = await place.open();
    await journal.append('a', bytes(1), 'remote');
    await journal.close();
    const refusal = await journal.append('a', bytes(2), 'local').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(JournalError);
    expect(refusal).toMatchObject({ code: 'closed' });
    const again = await place.open();
    expect(plain(await again.open('a'))).toEqual([[1]]);
    await again.close();
  });
}
