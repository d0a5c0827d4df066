/** Appends to a journal for ever, and prints each number once its append has resolved. */

import { openFileJournal } from '../../electron/journal/index.ts';

const [, , folder = '', from = '0'] = process.argv;
const journal = await openFileJournal(folder);
const documents = ['charter/ops', 'notes/t1'];
let next = Number(from);

async function write(document: string): Promise<never> {
  for (;;) {
    const number = next++;
    const update = Buffer.from(JSON.stringify({ number, padding: 'x'.repeat(number % 500) }));
    await journal.append(document, update, 'local');
    process.stdout.write(`${number}\n`);
    if (number % 97 === 0) {
      const { length } = await journal.open(document);
      const all = (await journal.open(document)).map((each) => Buffer.from(each).toString());
      await journal.compact(document, Buffer.from(all.join('\n')), length);
    }
  }
}

await Promise.all([...documents, ...documents, ...documents].map(write));
