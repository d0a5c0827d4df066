import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostRequestOf } from '../../shared/client/host-messages.ts';
import { dipProblem } from './git-failure.ts';
import { refs, type Repository } from './repository.ts';
import { setAside, type Standing } from './standing.ts';
import { bytesAt, entriesAt, isFile } from './tree-files.ts';

export type CommitRequest = Pick<
  HostRequestOf<'dip-commit'>,
  'branch' | 'path' | 'renamedFrom' | 'before' | 'text' | 'message' | 'author'
>;

/**
 * Makes the commit on top of how the branch stands, by git's plumbing alone, with an index of its own
 * in `scratch`. The commit of the branch, where it has all of that already: whoever was cut off may
 * ask again.
 *
 * @throws HostError `git-conflict`, `git-unchanged`, `repository-empty`; GitFailure.
 */
export async function commitFile(
  repository: Repository,
  scratch: string,
  standing: Standing,
  request: CommitRequest,
): Promise<string> {
  const { tip } = standing;
  if (tip === null) throw dipProblem('repository-empty', 'the base branch has no commit');
  const text = Buffer.from(request.text, 'utf8');
  if ((await hasAll(repository, tip, request, text)) === 'yes') {
    if (tip !== standing.base) return tip;
    throw dipProblem('git-unchanged', 'the base branch has exactly that', { path: request.path });
  }
  await checkSeen(repository, tip, request);
  const tree = await treeWith(repository, scratch, tip, request, text);
  const message = request.message.endsWith('\n') ? request.message : `${request.message}\n`;
  const commit = await repository.git.line(['commit-tree', '-p', tip, '-F', '-', tree], {
    input: message,
    author: { name: plain(request.author.name), email: plain(request.author.email) },
  });
  const { here } = standing;
  // Another's commit went before it on the remote: what was here is kept beside.
  if (here !== null && (await repository.isIn(here, commit)) === 'no') {
    await setAside(repository, here);
  }
  await repository.point(refs.here(request.branch), commit, here);
  return commit;
}

async function hasAll(
  repository: Repository,
  tip: string,
  { path, renamedFrom }: CommitRequest,
  text: Buffer,
): Promise<'yes' | 'no'> {
  const stands = await bytesAt(repository, tip, path);
  if (stands === null || !stands.equals(text)) return 'no';
  const isGone =
    renamedFrom === null || (await entriesAt(repository, tip, renamedFrom)).length === 0;
  return isGone ? 'yes' : 'no';
}

/** Nothing is overwritten that the person did not see. */
async function checkSeen(
  repository: Repository,
  tip: string,
  { path, renamedFrom, before }: CommitRequest,
): Promise<void> {
  const seen = before === null ? null : Buffer.from(before, 'utf8');
  if (renamedFrom === null) {
    await checkStands(repository, tip, path, seen);
    return;
  }
  await checkStands(repository, tip, renamedFrom, seen);
  await checkStands(repository, tip, path, null);
}

async function checkStands(
  repository: Repository,
  tip: string,
  path: string,
  seen: Buffer | null,
): Promise<void> {
  const [entry] = await entriesAt(repository, tip, path);
  const stands =
    entry === undefined || !isFile(entry) ? null : await bytesAt(repository, tip, path);
  const isAsSeen = seen === null ? entry === undefined : stands !== null && stands.equals(seen);
  if (!isAsSeen) {
    throw dipProblem('git-conflict', `${path} is another on the branch now`, { path });
  }
}

async function treeWith(
  repository: Repository,
  scratch: string,
  tip: string,
  { path, renamedFrom }: CommitRequest,
  text: Buffer,
): Promise<string> {
  const { git } = repository;
  const [entry] = await entriesAt(repository, tip, renamedFrom ?? path);
  const mode = entry !== undefined && isFile(entry) ? entry.mode : '100644';
  const folder = await mkdtemp(join(scratch, 'index-'));
  const index = { indexFile: join(folder, 'index') };
  try {
    // Filters would change bytes: a line's end, above all.
    const id = await git.line(['hash-object', '-w', '--no-filters', '--stdin'], { input: text });
    await git.run(['read-tree', tip], index);
    const gone = renamedFrom === null ? '' : `0 ${'0'.repeat(id.length)}\t${renamedFrom}\0`;
    await git.run(['update-index', '-z', '--index-info'], {
      ...index,
      input: `${gone}${mode} ${id}\t${path}\0`,
    });
    return await git.line(['write-tree', '--missing-ok'], index);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name on one line: git's own form has no place for more. */
const plain = (name: string): string => name.replace(/[\s\p{Cc}<>]+/gu, ' ').trim();

/**
 * Lets the person see the branch in their clone, where they have none of that name, or only ours as
 * it was, and have it checked out nowhere. Otherwise theirs is left as it is.
 */
export async function showBranch(
  repository: Repository,
  branch: string,
  was: string | null,
  commit: string,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  try {
    const said = await repository.git.line([
      'for-each-ref',
      '--format=%(objectname) %(worktreepath)',
      ref,
    ]);
    const [theirs = '', ...checkedOut] = said.split(' ');
    const isOurs = theirs === '' || (theirs === was && checkedOut.join(' ') === '');
    if (isOurs && theirs !== commit) await repository.point(ref, commit, theirs || null);
  } catch {
    // Ours is in our own refs, and is what is pushed.
  }
}
