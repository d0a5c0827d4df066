import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * Writes an asar archive of files that stand in one folder: a header in JSON between lengths, then
 * the files one after another.
 */
export async function writeAsar(path, folder, names) {
  const files = {};
  const contents = [];
  let offset = 0;
  for (const name of names) {
    const content = await readFile(join(folder, name));
    files[name] = { size: content.length, offset: String(offset) };
    contents.push(content);
    offset += content.length;
  }
  const header = Buffer.from(JSON.stringify({ files }), 'utf8');
  const padded = Buffer.alloc(Math.ceil(header.length / 4) * 4);
  header.copy(padded);
  // Chromium's pickle twice: the size of the header's pickle, then that pickle, a string.
  const lengths = [4, padded.length + 8, padded.length + 4, header.length].map(uint32);
  await writeFile(path, Buffer.concat([...lengths, padded, ...contents]));
}
