import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file that only grows, but for a tail that is taken back. This is where a test puts a disk that
 * fails in its way; everything above must then keep its promises.
 */
export interface AppendFile {
  /** Its length in bytes, as far as written. */
  readonly size: number;
  /** Writes at the end. Where it rejects, any part of the bytes may be there. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves once all that was written is on the disk. */
  flush(): Promise<void>;
  /** Takes back what is after the first `size` bytes. */
  truncate(size: number): Promise<void>;
  read(from: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export type OpenAppendFile = (path: string) => Promise<AppendFile>;

/** Opens a file for reading and appending; makes an empty one where there is none. */
export const openAppendFile: OpenAppendFile = async (path) => {
  // 0o600: what is in it is for the relay to hand out.
  const handle = await openOrMake(path);
  try {
    const { size } = await handle.stat();
    return new DiskFile(handle, size);
  } catch (error) {
    await handle.close();
    throw error;
  }
};

async function openOrMake(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const handle = await open(path, 'wx+', 0o600);
  await flushFolder(dirname(path));
  return handle;
}

/** A new file's name is on the disk only once its folder is. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

class DiskFile implements AppendFile {
  readonly #handle: FileHandle;
  #size: number;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const length = bytes.length - from;
      const { bytesWritten } = await this.#handle.write(bytes, from, length, this.#size);
      from += bytesWritten;
      this.#size += bytesWritten;
    }
  }

  async flush(): Promise<void> {
    // The length is flushed with the data; times need not be.
    await this.#handle.datasync();
  }

  async truncate(size: number): Promise<void> {
    await this.#handle.truncate(size);
    this.#size = size;
  }

  async read(from: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, length - filled, from + filled);
      if (bytesRead === 0) throw new Error(`the file ends before byte ${from + length}`);
      filled += bytesRead;
    }
    return bytes;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
