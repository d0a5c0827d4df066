import { putInPlace } from '../../sync-server/folder/write-durably.ts';

/** Whoever the person gives the file to is to read it. */
const FOR_ALL = 0o644;

/** Writes lines to a file, whole or not at all. */
export function saveLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  return putInPlace(path, FOR_ALL, async (file) => {
    for await (const line of lines) await file.write(`${line}\n`);
  });
}

/** Writes a file with these bytes, whole or not at all. */
export function saveBytes(path: string, bytes: Uint8Array): Promise<void> {
  return putInPlace(path, FOR_ALL, (file) => file.writeFile(bytes));
}
