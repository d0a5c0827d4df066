import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileJournal } from '../../electron/journal/index.ts';
import { journalSuite } from './journal-suite.ts';

journalSuite(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convene-journal-'));
  return {
    // Few files stay open, so that some are closed on the way.
    open: () => openFileJournal(folder, { mostOpen: 1 }),
    async damage(document, index) {
      for (const name of await readdir(folder)) {
        const bytes = await readFile(join(folder, name));
        if (!bytes.includes(document)) continue;
        let at = 0;
        for (let record = 0; record < index + 1; record++) at += 12 + bytes.readUInt32LE(at + 4);
        bytes[at + 13] = 255;
        await writeFile(join(folder, name), bytes);
      }
    },
    aside: async () => (await readdir(folder)).filter((name) => /-\d+$/.test(name)).length,
    end: () => rm(folder, { recursive: true }),
  };
});
