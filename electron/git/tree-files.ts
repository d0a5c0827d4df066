import { isUtf8 } from 'node:buffer';
import type { DipRepositoryFile } from '../../shared/client/dip-repository.ts';
import type { Repository } from './repository.ts';

/** The folder of a DIP repository that has its DIPs. */
const DIPS = 'dips/';

/** A file's bytes, those of all files, and their number, at most. */
const LARGEST = 2 * 1024 * 1024;
const LARGEST_OF_ALL = 64 * 1024 * 1024;
const MOST = 5000;

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  /** Bytes; null of what is no file. */
  readonly size: number | null;
}

/** What stands at a path of a commit, or in the folder of a path that ends in `/`. */
export async function entriesAt(
  repository: Repository,
  commit: string,
  path: string,
): Promise<TreeEntry[]> {
  const said = await repository.git.run([
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    path,
  ]);
  return said.split('\0').flatMap((line) => {
    const read = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(line);
    if (read === null) return [];
    const [, mode = '', type = '', id = '', size = '-', name = ''] = read;
    return [{ path: name, mode, type, id, size: size === '-' ? null : Number(size) }];
  });
}

/** A file with its own bytes, and no link to one. */
export const isFile = ({ mode }: TreeEntry): boolean => mode === '100644' || mode === '100755';

/** The bytes of a file of a commit; null where there is none. */
export async function bytesAt(
  repository: Repository,
  commit: string,
  path: string,
): Promise<Buffer | null> {
  const [entry] = await entriesAt(repository, commit, path);
  return entry === undefined || !isFile(entry) ? null : repository.git.catFile(['blob', entry.id]);
}

export interface DipFiles {
  readonly files: readonly DipRepositoryFile[];
  readonly unread: readonly string[];
}

/** All Markdown files of `dips/` in a commit, in one go. */
export async function dipFilesIn(repository: Repository, commit: string): Promise<DipFiles> {
  const entries = (await entriesAt(repository, commit, DIPS)).filter(({ path }) =>
    /\.md$/i.test(path),
  );
  const readable: TreeEntry[] = [];
  const unread: string[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entry.size ?? Infinity;
    bytes += size > LARGEST ? 0 : size;
    const fits = size <= LARGEST && bytes <= LARGEST_OF_ALL && readable.length < MOST;
    if (isFile(entry) && fits) readable.push(entry);
    else unread.push(entry.path);
  }
  const blobs = await blobsOf(repository, readable);
  const files: DipRepositoryFile[] = [];
  for (const { path, id } of readable) {
    const blob = blobs.get(id);
    if (blob !== undefined && isUtf8(blob)) files.push({ path, text: blob.toString('utf8') });
    else unread.push(path);
  }
  return { files, unread };
}

/** `<id> blob <size>`, a line's end, the bytes and another line's end; or `<id> missing`. */
async function blobsOf(
  repository: Repository,
  entries: readonly TreeEntry[],
): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (entries.length === 0) return blobs;
  const ids = [...new Set(entries.map(({ id }) => id))];
  const said = await repository.git.catFile(['--batch'], `${ids.join('\n')}\n`);
  let at = 0;
  while (at < said.length) {
    const end = said.indexOf(0x0a, at);
    if (end === -1) break;
    const [id = '', type = '', size = '0'] = said.subarray(at, end).toString('latin1').split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    const length = Number(size);
    blobs.set(id, said.subarray(at, at + length));
    at += length + 1;
  }
  return blobs;
}
