import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileOfFolder } from '../../shared/client/save-file.ts';
import { flushFolder } from '../../sync-server/ledger-file/index.ts';

const MOST_NAMES = 1000;

/**
 * Makes a folder of files in `parent`, complete or not at all: written under another name, flushed,
 * then renamed to `name`, or to `name-2`, `name-3`, … where that is taken. Resolves to its path.
 *
 * @throws where it cannot be written, or a path leaves the folder; then there is no new folder.
 */
export async function saveFolder(
  parent: string,
  name: string,
  files: AsyncIterable<FileOfFolder>,
): Promise<string> {
  const unfinished = join(parent, `.unfinished-${randomBytes(8).toString('hex')}`);
  await mkdir(unfinished);
  try {
    const folders = new Set([unfinished]);
    for await (const { path, bytes } of files) {
      const parts = path.split('/');
      if (parts.some(leavesFolder)) throw new Error(`not a path in a folder: ${path}`);
      const place = join(unfinished, ...parts);
      for (let folder = dirname(place); !folders.has(folder); folder = dirname(folder)) {
        folders.add(folder);
      }
      await mkdir(dirname(place), { recursive: true });
      await writeNew(place, bytes);
    }
    for (const folder of folders) await flushFolder(folder);
    const place = await freePlace(parent, name);
    await rename(unfinished, place);
    await flushFolder(parent);
    return place;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

const leavesFolder = (part: string): boolean =>
  part === '' || part === '.' || part === '..' || /[\\/\0]/.test(part);

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function freePlace(parent: string, name: string): Promise<string> {
  for (let count = 1; count < MOST_NAMES; count += 1) {
    const place = join(parent, count === 1 ? name : `${name}-${count}`);
    if (await isFree(place)) return place;
  }
  throw new Error(`there are ${MOST_NAMES} folders of this name already`);
}

async function isFree(place: string): Promise<boolean> {
  try {
    await lstat(place);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}
