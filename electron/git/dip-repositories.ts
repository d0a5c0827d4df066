import { isUtf8 } from 'node:buffer';
import { mkdir } from 'node:fs/promises';
import type {
  DipCommit,
  DipRepository,
  DipRepositoryFiles,
  DipRepositoryReplies,
  HostRequestOf,
  PullRequest,
} from '../../shared/client/host-messages.ts';
import { chooseRepository, type ChooseFolder } from './choose-repository.ts';
import { commitFile, showBranch } from './commit-file.ts';
import { dipProblem } from './git-failure.ts';
import { Git, gitVersion, withGit } from './git-runner.ts';
import { LedgerRepository, scratchFolder, type DipRepositoriesParts } from './ledger-repository.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { patchOf, type Patch } from './patch.ts';
import { keepToken, openPullRequest, readPullRequest } from './pull-requests.ts';
import { notPushed, pushBranch } from './push-branch.ts';
import { repositoriesFolder } from './repository-settings.ts';
import { removeStaleLocks } from './stale-locks.ts';
import { baseCommit, standingOf } from './standing.ts';
import { bytesAt, dipFilesIn } from './tree-files.ts';

/**
 * The DIP repositories of this device: what the requests of `dip-repository.ts` come to, by the
 * system's git and GitHub's REST API. One thing at a time is done with each. All throw HostError.
 */
export class DipRepositories {
  readonly #parts: DipRepositoriesParts;
  readonly #order = new OneAtATime();
  /** By their git folders. */
  readonly #cleaned = new Set<string>();
  #scratch: Promise<string> | null = null;

  constructor(parts: DipRepositoriesParts) {
    this.#parts = parts;
  }

  status(ledger: string): Promise<DipRepository> {
    return this.#order.run(ledger, async () =>
      this.#statusOf(await LedgerRepository.open(this.#parts, ledger)),
    );
  }

  set(request: HostRequestOf<'dip-repository-set'>, choose: ChooseFolder): Promise<DipRepository> {
    return this.#order.run(request.ledger, () =>
      withGit(async () => {
        const ledger = await LedgerRepository.open(this.#parts, request.ledger);
        await this.#root();
        await this.#clean(ledger);
        await chooseRepository(ledger, this.#parts.dataFolder, request, choose);
        return this.#statusOf(ledger);
      }),
    );
  }

  token({ ledger, token }: HostRequestOf<'github-token'>): Promise<DipRepository> {
    return this.#order.run(ledger, async () => {
      const repository = await LedgerRepository.open(this.#parts, ledger);
      await keepToken(repository, this.#parts.now, token);
      return this.#statusOf(repository);
    });
  }

  read(request: HostRequestOf<'dip-repository-read'>): Promise<DipRepositoryFiles> {
    return this.#with(request.ledger, async (ledger) => {
      const problem = request.from === 'remote' ? await ledger.ask(null) : null;
      const repository = await ledger.repository();
      const commit = await baseCommit(repository, ledger.base);
      if (commit === null) throw noCommit(ledger.base);
      const { files, unread } = await dipFilesIn(repository, commit);
      const { fetchedAt } = ledger.settings;
      return { commit, fetchedAt, files, unread, problem };
    });
  }

  file(request: HostRequestOf<'dip-file'>): Promise<DipRepositoryReplies['dip-file']> {
    return this.#with(request.ledger, async (ledger) => {
      const { branch, path } = request;
      await ledger.ask(branch);
      const repository = await ledger.repository();
      if (branch === null || branch === ledger.base) {
        const commit = await baseCommit(repository, ledger.base);
        if (commit === null) throw noCommit(ledger.base);
        return {
          text: textOf(await bytesAt(repository, commit, path), path),
          commit,
          pushed: 'yes',
        };
      }
      const { remote, here, tip, pushed } = await standingOf(repository, ledger.base, branch);
      if ((remote ?? here) === null || tip === null)
        return { text: null, commit: null, pushed: 'no' };
      return { text: textOf(await bytesAt(repository, tip, path), path), commit: tip, pushed };
    });
  }

  commit(request: HostRequestOf<'dip-commit'>): Promise<DipCommit> {
    return this.#with(request.ledger, async (ledger, scratch) => {
      const { branch } = request;
      await ledger.checkBranch(branch);
      const problem = await ledger.ask(branch);
      // The remote may have said by now which its main branch is.
      await ledger.checkBranch(branch);
      const repository = await ledger.repository();
      const standing = await standingOf(repository, ledger.base, branch);
      const commit = await commitFile(repository, scratch, standing, request);
      await showBranch(repository, branch, standing.here, commit);
      const { remote } = standing;
      if (remote !== null && (await repository.isIn(commit, remote)) === 'yes') {
        return { commit, branch, pushed: 'yes', problem: null };
      }
      if (request.afterwards === 'keep') return notPushed(commit, branch, null);
      return problem === null
        ? pushBranch(repository, branch, commit)
        : notPushed(commit, branch, problem);
    });
  }

  push({ ledger: id, branch }: HostRequestOf<'dip-push'>): Promise<DipCommit> {
    return this.#with(id, async (ledger) => {
      await ledger.checkBranch(branch);
      const problem = await ledger.ask(branch);
      await ledger.checkBranch(branch);
      const repository = await ledger.repository();
      const { here, remote, tip, pushed } = await standingOf(repository, ledger.base, branch);
      const commit = here ?? remote;
      if (commit === null) throw noCommit(branch);
      if (pushed === 'yes' && (here === null || (await isThere(commit)) === 'yes')) {
        return { commit: tip ?? commit, branch, pushed: 'yes', problem: null };
      }
      return problem === null
        ? pushBranch(repository, branch, commit)
        : notPushed(commit, branch, problem);

      async function isThere(ours: string): Promise<'yes' | 'no'> {
        const known = [remote, tip].filter((one) => one !== null);
        for (const one of known) if ((await repository.isIn(ours, one)) === 'yes') return 'yes';
        return 'no';
      }
    });
  }

  patch(request: HostRequestOf<'dip-save-patch'>): Promise<Patch> {
    return this.#with(request.ledger, async (ledger, scratch) =>
      patchOf(await ledger.repository(), scratch, request.commit),
    );
  }

  /** Needs no git, and so waits for none. */
  async openPullRequest(request: HostRequestOf<'pull-request-open'>): Promise<PullRequest> {
    const ledger = await LedgerRepository.open(this.#parts, request.ledger);
    return openPullRequest(ledger, this.#parts.now, request);
  }

  async pullRequest(request: HostRequestOf<'pull-request'>): Promise<PullRequest> {
    const ledger = await LedgerRepository.open(this.#parts, request.ledger);
    return readPullRequest(ledger, this.#parts.now, request.number);
  }

  /** Does something with a ledger's repository, after what is being done with it. */
  #with<T>(
    id: string,
    work: (ledger: LedgerRepository, scratch: string) => Promise<T>,
  ): Promise<T> {
    return this.#order.run(id, () =>
      withGit(async () => {
        const ledger = await LedgerRepository.open(this.#parts, id);
        if (ledger.settings.source === null) {
          throw dipProblem('repository-none', 'no repository is set');
        }
        await this.#clean(ledger);
        return work(ledger, await this.#scratchFolder());
      }),
    );
  }

  /** Once in the life of the app: what is locked later is locked by git at work. */
  async #clean(ledger: LedgerRepository): Promise<void> {
    const { source } = ledger.settings;
    if (source === null || this.#cleaned.has(source.gitDir)) return;
    this.#cleaned.add(source.gitDir);
    await removeStaleLocks(source);
  }

  async #scratchFolder(): Promise<string> {
    this.#scratch ??= scratchFolder(this.#parts.dataFolder);
    const folder = await this.#scratch;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  async #root(): Promise<string> {
    const folder = repositoriesFolder(this.#parts.dataFolder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  async #statusOf(ledger: LedgerRepository): Promise<DipRepository> {
    const { source, github, token } = ledger.settings;
    const root = await this.#root();
    const git = await gitVersion(root);
    // A token is for one GitHub; for another there is none.
    const isFor = github === null || token?.api === github.api;
    const kept = isFor ? await ledger.secrets.hasToken() : 'no';
    return {
      source:
        source === null
          ? null
          : {
              kind: source.kind,
              folder: source.folder,
              remote: source.address,
              base: ledger.base,
            },
      github,
      token: { kept, login: kept === 'yes' ? (token?.login ?? null) : null },
      git,
      author: git === null ? { name: null, email: null } : await authorOf(root, source?.folder),
    };
  }
}

/** As git would sign for the person in that folder; one that is away says nothing. */
async function authorOf(
  root: string,
  folder: string | undefined,
): Promise<{ name: string | null; email: string | null }> {
  for (const place of folder === undefined ? [root] : [folder, root]) {
    try {
      const git = new Git(place, null);
      const [name, email] = await Promise.all([
        git.maybe(['config', '--get', 'user.name']),
        git.maybe(['config', '--get', 'user.email']),
      ]);
      return { name, email };
    } catch {
      // The next place.
    }
  }
  return { name: null, email: null };
}

const noCommit = (branch: string) =>
  dipProblem('repository-empty', `there is no branch ${branch}, or no commit on it`);

/** @throws HostError where it is no text. */
function textOf(bytes: Buffer | null, path: string): string | null {
  if (bytes === null || isUtf8(bytes)) return bytes === null ? null : bytes.toString('utf8');
  const reason = `${path} is no UTF-8 text`;
  throw dipProblem('git-failed', reason, { reason });
}
