import 'fake-indexeddb/auto';
import { openIndexedDbJournal } from '../../renderer/browser-host/journal/index.ts';
import { answered, committed } from '../../renderer/browser-host/journal/requests.ts';
import { journalSuite } from './journal-suite.ts';

let places = 0;

async function within(
  name: string,
  run: (database: IDBDatabase) => Promise<unknown>,
): Promise<void> {
  const database = await answered(indexedDB.open(name));
  await run(database);
  database.close();
}

journalSuite(() => {
  places += 1;
  const name = `journal-${places}`;
  return Promise.resolve({
    open: () => openIndexedDbJournal(name),
    damage: (document, index) =>
      within(name, async (database) => {
        const transaction = database.transaction('updates', 'readwrite');
        transaction.objectStore('updates').put({ bad: true }, [document, index + 1]);
        await committed(transaction);
      }),
    async aside() {
      const numbers = new Set<string>();
      await within(name, async (database) => {
        const keys = database.transaction('aside').objectStore('aside').getAllKeys();
        for (const key of (await answered(keys)) as [string, number, number][])
          numbers.add(`${key[0]} ${key[1]}`);
      });
      return numbers.size;
    },
    end: () => Promise.resolve(),
  });
});
