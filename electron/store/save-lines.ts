import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '../../sync-server/ledger-file/append-file.ts';

/** Writes lines to a file, whole or not at all. */
export async function saveLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const folder = dirname(path);
  const unfinished = join(folder, `.unfinished-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(unfinished, 'wx', 0o644);
    try {
      for await (const line of lines) await file.write(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushFolder(folder);
}
