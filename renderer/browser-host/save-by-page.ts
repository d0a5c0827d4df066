import { Zip, ZipDeflate } from 'fflate';
import type {
  FileOfFolder,
  SaveBytes,
  SaveFile,
  SaveFolder,
} from '../../shared/client/save-file.ts';
import type { Pages } from './pages.ts';

/** How much of a file is put together before it becomes a part of a blob. */
const PART_LENGTH = 1024 * 1024;

export interface SavingByPage {
  readonly saveFile: SaveFile;
  readonly saveBytes: SaveBytes;
  readonly saveFolder: SaveFolder;
}

/** A browser writes no files: the page in front offers them to be downloaded. */
export function savingByPage(pages: Pages): SavingByPage {
  const offer = async (name: string, content: Blob): Promise<string | null> =>
    (await pages.ask({ type: 'save-file', name, content })) === 'yes' ? name : null;
  return {
    saveFile: async (name, lines) => offer(name, await blobOfLines(lines)),
    saveBytes: (name, bytes) => offer(name, new Blob([copied(bytes)])),
    saveFolder: async (name, files) => offer(`${name}.zip`, await zipOf(name, files)),
  };
}

async function blobOfLines(lines: AsyncIterable<string>): Promise<Blob> {
  const parts: Blob[] = [];
  let part = '';
  for await (const line of lines) {
    part += `${line}\n`;
    if (part.length < PART_LENGTH) continue;
    parts.push(new Blob([part]));
    part = '';
  }
  return new Blob([...parts, part], { type: 'application/x-ndjson' });
}

/**
 * The files in one archive, all in a folder of that name. The same files make the same archive: it
 * says nothing of when it was made.
 */
export async function zipOf(name: string, files: AsyncIterable<FileOfFolder>): Promise<Blob> {
  const parts: Blob[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, data) => {
    if (error === null) parts.push(new Blob([copied(data)]));
    else failure ??= error;
  });
  for await (const { path, bytes } of files) {
    const file = new ZipDeflate(`${name}/${path}`, { level: 6 });
    file.mtime = FIRST_OF_ZIP;
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return new Blob(parts, { type: 'application/zip' });
}

/** An archive knows no earlier day, and takes it as that of wherever the machine stands. */
const FIRST_OF_ZIP = new Date(1980, 0, 1);

/** A blob takes bytes of a buffer of their own. */
const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
