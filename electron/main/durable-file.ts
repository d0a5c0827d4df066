import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeDurably as write } from '../../sync-server/folder/write-durably.ts';

/**
 * Puts a file in place, in a folder that is made where it is missing, whole or not at all; once it
 * resolves, it is on the disk. Only its owner may read it.
 */
export async function writeDurably(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await write(path, typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes);
}

/** A file's text; null where there is none. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
