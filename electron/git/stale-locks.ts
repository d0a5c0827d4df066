import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Git } from './git-runner.ts';
import type { RepositorySource } from './repository-settings.ts';

/** Removes what git left locked when the computer, the app or git ended in the middle. */
export async function removeStaleLocks(source: RepositorySource): Promise<void> {
  // In a clone of the person's only what nobody but us writes.
  const root =
    source.kind === 'clone' ? source.gitDir : join(await commonFolder(source), 'refs', 'convene');
  const names = await readdir(root, { recursive: true }).catch(() => []);
  for (const name of names) {
    if (name.endsWith('.lock')) await rm(join(root, name), { force: true });
  }
}

/** Where refs are: in a linked working tree that is another folder than its own. */
async function commonFolder({ folder, gitDir }: RepositorySource): Promise<string> {
  try {
    const git = new Git(folder, gitDir);
    return resolve(folder, await git.line(['rev-parse', '--git-common-dir']));
  } catch {
    // Whatever is done with it next says why it cannot be.
    return gitDir;
  }
}
