import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dipProblem } from './git-failure.ts';
import { Git } from './git-runner.ts';
import type { RemoteLogin } from './remote-address.ts';
import { findRepository, type RepositoryPlace } from './repository.ts';

/** Of folders that are made or removed: what is left of them is removed before the next clone. */
const UNFINISHED = '.cloning-';

const unfinishedIn = (root: string): string =>
  join(root, UNFINISHED + randomBytes(8).toString('hex'));

/**
 * Clones a repository into `folder`, whole or not at all: without a working tree, one branch, with
 * all of its text, so that it can be read without the remote. What was there before is set aside
 * where it has commits of ours, else removed, once `beforeIt` is done.
 *
 * @throws HostError `repository-empty`; GitFailure.
 */
export async function cloneInto(
  folder: string,
  root: string,
  asked: {
    readonly url: string;
    readonly base: string | null;
    readonly logins: readonly RemoteLogin[];
  },
  beforeIt: () => Promise<void>,
): Promise<RepositoryPlace> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await removeUnfinished(root);
  const unfinished = unfinishedIn(root);
  const options = ['--bare', '--single-branch', '--no-tags', '--progress', '--origin', 'origin'];
  const branch = asked.base === null ? [] : ['--branch', asked.base];
  try {
    await new Git(root, null).run(['clone', ...options, ...branch, '--', asked.url, unfinished], {
      logins: asked.logins,
    });
    const cloned = new Git(unfinished, unfinished);
    if ((await cloned.maybe(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) === null) {
      throw dipProblem('repository-empty', 'the repository has no commit');
    }
    await beforeIt();
    await removeClone(folder);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  return { folder, gitDir: folder, remote: 'origin' };
}

/** Takes a clone of ours away; what was committed here and may be nowhere else is set aside. */
export async function removeClone(folder: string): Promise<void> {
  const place = await findRepository(folder).catch(() => null);
  if (place === null || place.gitDir !== folder) {
    await discard(folder);
    return;
  }
  const said = await new Git(folder, folder).line([
    'for-each-ref',
    '--format=%(refname)',
    'refs/convene/branches',
    'refs/convene/aside',
  ]);
  if (said === '') await discard(folder);
  else await rename(folder, `${folder}.before-${randomBytes(4).toString('hex')}`);
}

/** Half a clone never stands where a whole one is looked for. */
async function discard(folder: string): Promise<void> {
  const unfinished = unfinishedIn(dirname(folder));
  try {
    await rename(folder, unfinished);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  await rm(unfinished, { recursive: true, force: true });
}

async function removeUnfinished(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (name.startsWith(UNFINISHED)) await rm(join(root, name), { recursive: true, force: true });
  }
}
