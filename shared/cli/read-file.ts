import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { UsageError } from './command-io.ts';
import { decodeUtf8 } from './node-crypto.ts';

const MIB = 1024 * 1024;
const LINE_FEED = 10;

/** The system's code of an error, such as ENOENT. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

/** In words, why a file cannot be read. */
export function whyUnreadable(error: unknown): string {
  const code = systemCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EISDIR':
      return 'is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    default:
      return `cannot be read (${code})`;
  }
}

/** The number of the first line that is not UTF-8: a line feed is never part of a character. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    const upTo = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, upTo))) return line;
    from = upTo + 1;
  }
  return line;
}

/** The bytes, or in words why there are none. */
async function readBytes(path: string, mebibytes: number): Promise<Uint8Array | string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'is a directory';
    // A pipe or a device may never end.
    if (!found.isFile()) return 'is not a file';
    if (found.size > mebibytes * MIB) return `is larger than ${mebibytes} MiB`;
    return await readFile(path);
  } catch (error) {
    return whyUnreadable(error);
  }
}

/**
 * Reads a text file whole.
 *
 * @throws UsageError, which begins with `name`, where it cannot be read, is larger than
 * `mebibytes`, or is not UTF-8.
 */
export async function readTextFile(path: string, name: string, mebibytes: number): Promise<string> {
  const quoted = JSON.stringify(name);
  const bytes = await readBytes(path, mebibytes);
  if (typeof bytes === 'string') throw new UsageError(`${quoted} ${bytes}`);
  const text = decodeUtf8(bytes);
  if (text === null) {
    throw new UsageError(`${quoted}, line ${firstLineNotUtf8(bytes)}: is not UTF-8`);
  }
  if (text.startsWith('\uFEFF')) {
    throw new UsageError(`${quoted}, line 1: begins with a byte order mark, which JSON has not`);
  }
  return text;
}
