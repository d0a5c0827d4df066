import { HostError } from '../../shared/client/host-error.ts';
import { dipProblem, GitFailure, problemOfGit } from './git-failure.ts';
import { Git, type RunSituation } from './git-runner.ts';
import { originOf, type RemoteLogin } from './remote-address.ts';
import { waySettingIn } from './way-settings.ts';

/** Where a repository is. */
export interface RepositoryPlace {
  /** The clone's own folder. */
  readonly folder: string;
  readonly gitDir: string;
  /** The name of the remote in the clone; null where it has none. */
  readonly remote: string | null;
}

/**
 * Our own names in a clone. Nothing else in it is changed, but for a branch of the person's to see
 * (`showBranch`): no ref of theirs moves, no index, no file, no setting.
 */
export const refs = {
  /** A branch as it was on the remote when that was last asked. */
  remote: (branch: string): string => `refs/convene/remote/${branch}`,
  /** A branch as it was committed here. */
  here: (branch: string): string => `refs/convene/branches/${branch}`,
  /** What was committed here and is on no branch any more: kept, so that nothing is lost. */
  aside: (commit: string): string => `refs/convene/aside/${commit}`,
};

/** What the remote says of itself. */
export interface RemoteBranches {
  /** The branch that it takes for the main one; null where it does not say. */
  readonly head: string | null;
  /** Commits, by branch, of those that were asked for. */
  readonly commits: ReadonlyMap<string, string>;
}

/** A clone, as far as commits and refs go. */
export class Repository {
  readonly place: RepositoryPlace;
  readonly git: Git;
  readonly #loginsFor: (remote: string) => Promise<readonly RemoteLogin[]>;
  /** The remote's address, and the person's command for ssh. */
  #way: Promise<readonly [string | null, string | null]> | null = null;

  /** `loginsFor` an address gives what may be said to its server. */
  constructor(
    place: RepositoryPlace,
    loginsFor: (remote: string) => Promise<readonly RemoteLogin[]>,
  ) {
    this.place = place;
    this.git = new Git(place.folder, place.gitDir);
    this.#loginsFor = loginsFor;
  }

  /** The remote's address as git uses it; null where there is none. */
  async address(): Promise<string | null> {
    const { remote } = this.place;
    return remote === null ? null : this.git.line(['ls-remote', '--get-url', '--', remote]);
  }

  /** A commit that a ref names; null where there is no such ref. */
  commit(ref: string): Promise<string | null> {
    return this.git.maybe([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
  }

  /** Whether all of a commit is in another. */
  async isIn(commit: string, other: string): Promise<'yes' | 'no'> {
    if (commit === other) return 'yes';
    const answer = await this.git.maybe(['merge-base', '--is-ancestor', commit, other]);
    return answer === null ? 'no' : 'yes';
  }

  /** Moves a ref from where it was seen. @throws GitFailure where it is elsewhere by now. */
  async point(ref: string, commit: string, before: string | null): Promise<void> {
    await this.git.run(['update-ref', ref, commit, before ?? '0'.repeat(commit.length)]);
  }

  async unpoint(ref: string): Promise<void> {
    await this.git.run(['update-ref', '-d', ref]);
  }

  /** Asks the remote. @throws HostError, GitFailure. */
  async askRemote(branches: readonly string[]): Promise<RemoteBranches> {
    const remote = this.#remote();
    const wanted = branches.map((branch) => `refs/heads/${branch}`);
    const programs = await this.#programs('upload');
    const said = await this.#ask([
      'ls-remote',
      ...programs,
      '--symref',
      '--',
      remote,
      'HEAD',
      ...wanted,
    ]);
    let head: string | null = null;
    const commits = new Map<string, string>();
    for (const line of said.split('\n')) {
      const [what = '', ref = ''] = line.split('\t');
      if (ref === 'HEAD' && what.startsWith('ref: refs/heads/')) head = what.slice(16);
      else if (ref.startsWith('refs/heads/') && wanted.includes(ref)) {
        commits.set(ref.slice('refs/heads/'.length), what);
      }
    }
    return { head, commits };
  }

  /** Fetches branches that the remote has, into our own refs. @throws HostError, GitFailure. */
  async fetch(branches: readonly string[]): Promise<void> {
    if (branches.length === 0) return;
    const specs = branches.map((branch) => `+refs/heads/${branch}:${refs.remote(branch)}`);
    const options = ['--progress', '--no-tags', '--no-write-fetch-head', '--refmap='];
    const programs = await this.#programs('upload');
    await this.#ask([
      'fetch',
      ...programs,
      ...options,
      '--no-recurse-submodules',
      '--',
      this.#remote(),
      ...specs,
    ]);
  }

  /** Pushes what was committed here to the branch of that name. @throws HostError, GitFailure. */
  async push(branch: string): Promise<void> {
    const spec = `${refs.here(branch)}:refs/heads/${branch}`;
    const { situation, withheld } = await this.#toReach('push');
    if (withheld !== null) throw ownWay(withheld);
    await this.git.run(
      [
        'push',
        ...(await this.#programs('receive')),
        '--porcelain',
        '--progress',
        '--no-verify',
        '--',
        this.#remote(),
        spec,
      ],
      situation,
    );
  }

  /**
   * On this computer the other side is git itself: a clone whose settings are hostile would name a
   * program of its own there. Over ssh a server may need another, which runs there and not here.
   */
  async #programs(way: 'upload' | 'receive'): Promise<readonly string[]> {
    const address = (await this.address()) ?? '';
    const isElsewhere = /^(?:https?|ssh):\/\//i.test(address) || /^[^/]+@[^/]+:/.test(address);
    return isElsewhere ? [] : [`--${way}-pack=git-${way}-pack`];
  }

  #remote(): string {
    const { remote } = this.place;
    if (remote !== null) return remote;
    const reason = 'this clone has no remote';
    throw dipProblem('git-unreachable', reason, { reason });
  }

  /** What is public is read without a login, too. */
  async #ask(args: readonly string[]): Promise<string> {
    const { situation, withheld } = await this.#toReach('ask');
    try {
      return await this.git.run(args, situation);
    } catch (error) {
      const wantsLogin =
        error instanceof GitFailure && problemOfGit(error).problem.code === 'git-no-rights';
      throw withheld !== null && wantsLogin ? ownWay(withheld) : error;
    }
  }

  /** What git needs to reach the remote. @throws what `loginsFor` throws, to push. */
  async #toReach(purpose: 'ask' | 'push'): Promise<Reaching> {
    this.#way ??= Promise.all([
      this.address(),
      this.git.maybe(['config', '--get', 'core.sshCommand']),
    ]);
    const [address, sshCommand] = await this.#way;
    if (address === null || originOf(address) === null) {
      return { situation: { sshCommand }, withheld: null };
    }
    try {
      const logins = await this.#loginsFor(address);
      const withheld = logins.length === 0 ? null : await waySettingIn(this.git);
      return { situation: withheld === null ? { logins } : {}, withheld };
    } catch (error) {
      // What is public can be read while the keys are locked.
      if (purpose === 'ask' && error instanceof HostError) return { situation: {}, withheld: null };
      throw error;
    }
  }
}

interface Reaching {
  readonly situation: RunSituation;
  /** The setting of the clone's own for which it is given no login; null where there is none. */
  readonly withheld: string | null;
}

/** A login is given on no way that the clone itself lays: it could lead to another server. */
const ownWay = (setting: string): HostError =>
  dipProblem('git-own-way', `no login is given where the clone itself sets ${setting}`, {
    setting,
  });

/**
 * Finds the repository of a folder that a person chose.
 *
 * @throws HostError `repository-gone` where there is none.
 */
export async function findRepository(folder: string): Promise<RepositoryPlace> {
  const git = new Git(folder, null);
  let gitDir: string;
  try {
    gitDir = await git.line(['rev-parse', '--absolute-git-dir']);
  } catch (error) {
    if (error instanceof GitFailure && /not a git repository/.test(error.stderr)) {
      throw dipProblem('repository-gone', 'that folder is no git repository');
    }
    throw error;
  }
  return { folder, gitDir, remote: await remoteNameIn(git) };
}

async function remoteNameIn(git: Git): Promise<string | null> {
  const names = (await git.line(['remote'])).split('\n').filter((name) => /^\w[\w.-]*$/.test(name));
  return names.includes('origin') ? 'origin' : (names[0] ?? null);
}
