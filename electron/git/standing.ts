import type { HostProblem } from '../../shared/client/host-messages.ts';
import { HostError } from '../../shared/client/host-error.ts';
import { problemFrom } from './git-runner.ts';
import { refs, type Repository } from './repository.ts';

/** How a branch stands, as far as this computer knows. */
export interface Standing {
  /** The base branch's last commit; null where it has none. */
  readonly base: string | null;
  /** The branch's on the remote. */
  readonly remote: string | null;
  /** The branch's as it was committed here. */
  readonly here: string | null;
  /** Where the branch goes on; null where there is no base, either. */
  readonly tip: string | null;
  /** Whether the remote has the tip. */
  readonly pushed: 'yes' | 'no';
}

/** The problems under which one goes on with what is here. */
const AWAY: ReadonlySet<string> = new Set([
  'git-unreachable',
  'git-no-rights',
  'git-own-way',
  'git-locked',
  'git-failed',
]);

/** What came of asking the remote. */
export interface Asked {
  /** The remote's main branch, where it said so. */
  readonly head: string | null;
  /** Why it could not be asked. */
  readonly problem: HostProblem | null;
}

/**
 * Brings our refs of the base branch, and of another, to where they are on the remote now. `own` is
 * what the remote took for its main branch before; it is the base where none was chosen. A remote
 * that cannot be asked is a problem to be told, and leaves the refs as they are.
 *
 * @throws HostError for what stands in the way on this computer; GitFailure.
 */
export async function askNow(
  repository: Repository,
  chosen: { readonly base: string | null; readonly own: string | null },
  branch: string | null,
): Promise<Asked> {
  try {
    const named = [chosen.base ?? chosen.own, branch].filter((name) => name !== null);
    const first = await repository.askRemote(named);
    const main = chosen.base ?? first.head ?? chosen.own;
    const wanted = [...new Set([main, branch])].filter((name) => name !== null);
    const there = wanted.every((name) => named.includes(name))
      ? first
      : await repository.askRemote(wanted);
    await repository.fetch(wanted.filter((name) => there.commits.has(name)));
    for (const name of wanted) if (!there.commits.has(name)) await forget(repository, name);
    return { head: first.head, problem: null };
  } catch (error) {
    const problem = problemFrom(error);
    if (problem instanceof HostError && AWAY.has(problem.problem.code)) {
      return { head: null, problem: problem.problem };
    }
    throw problem;
  }
}

/** The remote has such a branch no more: it begins anew, unless something here was never pushed. */
async function forget(repository: Repository, branch: string): Promise<void> {
  const was = await repository.commit(refs.remote(branch));
  if (was === null) return;
  const here = await repository.commit(refs.here(branch));
  if (here !== null && (await repository.isIn(here, was)) === 'yes') {
    await setAside(repository, here);
    await repository.unpoint(refs.here(branch));
  }
  await repository.unpoint(refs.remote(branch));
}

/** Keeps a commit under a name of its own. */
export async function setAside(repository: Repository, commit: string): Promise<void> {
  if ((await repository.commit(refs.aside(commit))) === null) {
    await repository.point(refs.aside(commit), commit, null);
  }
}

/** The base branch's commit: on the remote, or in a clone that never asked it. */
export async function baseCommit(repository: Repository, base: string): Promise<string | null> {
  const { remote } = repository.place;
  const asked = await repository.commit(refs.remote(base));
  if (asked !== null) return asked;
  return remote === null
    ? repository.commit(`refs/heads/${base}`)
    : repository.commit(`refs/remotes/${remote}/${base}`);
}

/** How a branch stands by our refs. */
export async function standingOf(
  repository: Repository,
  base: string,
  branch: string,
): Promise<Standing> {
  const [baseAt, remote, here] = await Promise.all([
    baseCommit(repository, base),
    repository.commit(refs.remote(branch)),
    repository.commit(refs.here(branch)),
  ]);
  const isOnTop =
    here !== null && (remote === null || (await repository.isIn(remote, here)) === 'yes');
  const last = isOnTop ? here : remote;
  // What is merged goes on at the base: that is a step forward for the branch, too.
  const isMerged =
    last !== null && baseAt !== null && (await repository.isIn(last, baseAt)) === 'yes';
  const tip = last === null || isMerged ? baseAt : last;
  const isThere =
    isMerged ||
    (last !== null && remote !== null && (await repository.isIn(last, remote)) === 'yes');
  return { base: baseAt, remote, here, tip, pushed: isThere ? 'yes' : 'no' };
}
