import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '../../shared/client/host-messages.ts';
import { dipProblem, GitFailure } from './git-failure.ts';
import { githubOrigin, originOf, type RemoteLogin } from './remote-address.ts';
import {
  readSettings,
  repositoriesFolder,
  writeSettings,
  type RepositorySettings,
} from './repository-settings.ts';
import { Repository } from './repository.ts';
import { RepositorySecrets, type SecretPort } from './secret-port.ts';
import { askNow } from './standing.ts';

export interface DipRepositoriesParts {
  readonly dataFolder: string;
  readonly secrets: SecretPort;
  /** Milliseconds. */
  readonly now: () => number;
}

/** The name that GitHub takes beside a token: https://docs.github.com/rest/authentication */
const TOKEN_USER = 'x-access-token';

/** The DIP repository of a ledger as it is set on this device, for the length of a request. */
export class LedgerRepository {
  readonly secrets: RepositorySecrets;
  readonly #parts: DipRepositoriesParts;
  readonly #ledger: string;
  #settings: RepositorySettings;
  #repository: Repository | null = null;

  private constructor(parts: DipRepositoriesParts, ledger: string, settings: RepositorySettings) {
    this.#parts = parts;
    this.#ledger = ledger;
    this.#settings = settings;
    this.secrets = new RepositorySecrets(parts.secrets, ledger);
  }

  static async open(parts: DipRepositoriesParts, ledger: string): Promise<LedgerRepository> {
    return new LedgerRepository(parts, ledger, await readSettings(parts.dataFolder, ledger));
  }

  get settings(): RepositorySettings {
    return this.#settings;
  }

  /** Our own clone's. */
  get cloneFolder(): string {
    return join(repositoriesFolder(this.#parts.dataFolder), this.#ledger);
  }

  /** Resolves once it is on the disk. */
  async change(changes: Partial<RepositorySettings>): Promise<void> {
    const next = { ...this.#settings, ...changes };
    await writeSettings(this.#parts.dataFolder, this.#ledger, next);
    if (next.source !== this.#settings.source) this.#repository = null;
    this.#settings = next;
  }

  /** @throws HostError `repository-none`, `repository-gone`. */
  async repository(): Promise<Repository> {
    if (this.#repository !== null) return this.#repository;
    const { source } = this.#settings;
    if (source === null) throw dipProblem('repository-none', 'no repository is set');
    const isThere = await stat(join(source.gitDir, 'HEAD')).then(
      () => 'yes',
      () => 'no',
    );
    if (isThere === 'no') throw dipProblem('repository-gone', 'the repository is not there');
    this.#repository = new Repository(source, (address) => this.loginsFor(address));
    return this.#repository;
  }

  /**
   * What may be said to the server of an address.
   *
   * @throws HostError `keys-locked`, `keys-unavailable`.
   */
  async loginsFor(address: string): Promise<RemoteLogin[]> {
    const origin = originOf(address);
    const { github } = this.#settings;
    const ofAddress = await this.secrets.login();
    if (ofAddress !== null && ofAddress.origin === origin) return [ofAddress];
    if (github === null || githubOrigin(github.api) !== origin) return [];
    const token = await this.secrets.token(github.api);
    return token === null ? [] : [{ origin, user: TOKEN_USER, password: token }];
  }

  /** The base branch, as far as this computer knows. @throws HostError `repository-empty`. */
  get base(): string {
    const { base, ownBase } = this.#settings;
    const known = base ?? ownBase;
    if (known === null) throw dipProblem('repository-empty', 'the base branch is not known');
    return known;
  }

  /**
   * Asks the remote how the base branch and another stand now. Why it cannot be asked, where it
   * cannot.
   */
  async ask(branch: string | null): Promise<HostProblem | null> {
    const repository = await this.repository();
    const { base, ownBase } = this.#settings;
    const { head, problem } = await askNow(repository, { base, own: ownBase }, branch);
    if (problem === null) {
      await this.change({ ownBase: head ?? ownBase, fetchedAt: this.#parts.now() });
    }
    return problem;
  }

  /**
   * Nothing is ever pushed to the base branch, nor to what the remote takes for its main one.
   *
   * @throws HostError `git-rejected`, `git-failed`.
   */
  async checkBranch(branch: string): Promise<void> {
    const { base, ownBase } = this.#settings;
    // A computer may not tell large letters from small ones.
    const taken = [base, ownBase, 'HEAD'].map((name) => name?.toLowerCase());
    if (taken.includes(branch.toLowerCase())) {
      const reason = `nothing is committed to ${branch} itself`;
      throw dipProblem('git-rejected', reason, { reason });
    }
    const { git } = await this.repository();
    try {
      await git.run(['check-ref-format', `refs/heads/${branch}`]);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const reason = 'git takes no branch of that name';
      throw dipProblem('git-failed', reason, { reason });
    }
  }
}

/** A place for what is there for a moment; what a crash left is removed. */
export async function scratchFolder(dataFolder: string): Promise<string> {
  const folder = join(repositoriesFolder(dataFolder), 'scratch');
  for (const name of await readdir(folder).catch(() => [])) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  return folder;
}
