import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dipProblem } from './git-failure.ts';
import type { Repository } from './repository.ts';

export interface Patch {
  /** As git names it: `0001-Subject.patch`. */
  readonly name: string;
  readonly bytes: Buffer;
}

const PLAIN = [
  '--no-attach',
  '--no-thread',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--no-stat',
  '--no-cover-letter',
  '--no-color',
  '--full-index',
  '--binary',
  '--subject-prefix=PATCH',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/**
 * A commit as `git am` takes it, whatever the person's git says of patches. `git am` drops carriage
 * returns unless it is told not to: a file that has them is carried as bytes.
 */
export async function patchOf(
  repository: Repository,
  scratch: string,
  commit: string,
): Promise<Patch> {
  const { git } = repository;
  if ((await repository.commit(commit)) === null) {
    throw dipProblem('repository-empty', 'there is no such commit');
  }
  const folder = await mkdtemp(join(scratch, 'patch-'));
  try {
    const read = async (...settings: string[]): Promise<Patch> => {
      const args = [...settings, 'format-patch', '-1', ...PLAIN, '-o', folder, commit];
      const path = join(folder, (await git.line(args)).split(/[\\/]/).at(-1) ?? '');
      return { name: path.slice(folder.length + 1), bytes: await readFile(path) };
    };
    const patch = await read();
    if (!patch.bytes.includes('\r')) return patch;
    const attributes = join(folder, 'attributes');
    await writeFile(attributes, '* -diff\n');
    return await read('-c', `core.attributesFile=${attributes}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
