import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '../ledger-file/index.ts';

const UNFINISHED = '.unfinished-';

/** Puts a file in place, whole or not at all; once it resolves, it is on the disk. */
export function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  return putInPlace(path, OWNER_ONLY, (file) => file.writeFile(bytes));
}

const OWNER_ONLY = 0o600;

/** As `writeDurably`, with whatever fills the file, and with the rights that it is to have. */
export async function putInPlace(
  path: string,
  mode: number,
  fill: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const unfinished = join(folder, UNFINISHED + randomBytes(8).toString('hex'));
  try {
    const file = await open(unfinished, 'wx', mode);
    try {
      await fill(file);
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

/** The names of the files in a folder; what a crash left unfinished is removed. */
export async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED));
  for (const name of unfinished) await rm(join(folder, name), { force: true });
  return names.filter((name) => !name.startsWith(UNFINISHED));
}
