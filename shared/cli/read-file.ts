import { readFile, stat } from 'node:fs/promises';
import { UsageError } from './command-io.ts';
import { decodeUtf8 } from './node-crypto.ts';

const MIB = 1024 * 1024;

/** The system's code, such as ENOENT, and nothing of the program's inside. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
}

/**
 * Reads a text file whole.
 *
 * @throws UsageError where it cannot be read, is larger than `mebibytes`, or is not UTF-8.
 */
export async function readTextFile(path: string, name: string, mebibytes: number): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > mebibytes * MIB) throw new UsageError(`${name} is larger than ${mebibytes} MiB`);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
  const text = decodeUtf8(bytes);
  if (text === null) throw new UsageError(`${name} is not UTF-8`);
  if (text.startsWith('\uFEFF')) throw new UsageError(`${name}, line 1: begins with a byte order mark`);
  return text;
}
