import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  flushFolder,
  openAppendFile,
  type AppendFile,
} from '../../sync-server/ledger-file/index.ts';

/** One folder. This is where a test puts a disk that fails in its way. */
export interface JournalDisk {
  /** Opens a file for reading and appending; makes an empty one where there is none. */
  open(name: string): Promise<AppendFile>;
  names(): Promise<readonly string[]>;
  /** Puts a file in the place of another; resolves once both names are on the disk. */
  rename(from: string, to: string): Promise<void>;
  /** Gives what is in a file another name too, under which it stays. */
  keep(name: string, as: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export async function nodeDisk(folder: string): Promise<JournalDisk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    open: (name) => openAppendFile(join(folder, name)),
    names: () => readdir(folder),
    async rename(from, to) {
      await rename(join(folder, from), join(folder, to));
      await flushFolder(folder);
    },
    async keep(name, as) {
      // Not every file system has links.
      await link(join(folder, name), join(folder, as)).catch(() =>
        copyFile(join(folder, name), join(folder, as)),
      );
      await flushFolder(folder);
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
