import { basename } from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { keeping, messageOf, problemOf } from '../../shared/client/host-error.ts';
import type {
  HostReplies,
  HostReply,
  HostRequest,
  HostRequestOf,
  HostRequestType,
} from '../../shared/client/host-messages.ts';
import { putInPlace } from '../../sync-server/folder/write-durably.ts';
import type { DipRepositories } from '../git/dip-repositories.ts';
import type { DipRepositoriesParts } from '../git/ledger-repository.ts';

/** Whoever the person gives the file to is to read it. */
const FOR_ALL = 0o644;

const TYPES = [
  'dip-repository',
  'dip-repository-set',
  'github-token',
  'dip-repository-read',
  'dip-file',
  'dip-commit',
  'dip-push',
  'dip-save-patch',
  'pull-request-open',
  'pull-request',
] as const;

export type DipRepositoryRequest = HostRequestOf<(typeof TYPES)[number]>;

export const isDipRepositoryRequest = (request: HostRequest): request is DipRepositoryRequest =>
  (TYPES as readonly string[]).includes(request.type);

/** Answers the windows about DIP repositories: what git and GitHub say, and where files go. */
export class DipRepositoryDesk {
  readonly #parts: DipRepositoriesParts;
  #loaded: Promise<DipRepositories> | null = null;

  constructor(parts: DipRepositoriesParts) {
    this.#parts = parts;
  }

  async handle(
    request: DipRepositoryRequest,
    window: BrowserWindow,
  ): Promise<HostReply<HostRequestType>> {
    try {
      return { ok: true, value: await this.#do(request, window) };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'internal') console.error(request.type, messageOf(error));
      return { ok: false, problem };
    }
  }

  async #do(
    request: DipRepositoryRequest,
    window: BrowserWindow,
  ): Promise<HostReplies[DipRepositoryRequest['type']]> {
    const repositories = await this.#repositories();
    switch (request.type) {
      case 'dip-repository':
        return repositories.status(request.ledger);
      case 'dip-repository-set':
        return repositories.set(request, () => chooseFolder(window));
      case 'github-token':
        return repositories.token(request);
      case 'dip-repository-read':
        return repositories.read(request);
      case 'dip-file':
        return repositories.file(request);
      case 'dip-commit':
        return repositories.commit(request);
      case 'dip-push':
        return repositories.push(request);
      case 'dip-save-patch':
        return this.#savePatch(request, window);
      case 'pull-request-open':
        return repositories.openPullRequest(request);
      case 'pull-request':
        return repositories.pullRequest(request);
    }
  }

  /** GitHub's library is large: the app opens without it. */
  #repositories(): Promise<DipRepositories> {
    this.#loaded ??= import('../git/dip-repositories.ts').then(
      (git) => new git.DipRepositories(this.#parts),
    );
    return this.#loaded;
  }

  async #savePatch(
    request: HostRequestOf<'dip-save-patch'>,
    window: BrowserWindow,
  ): Promise<HostReplies['dip-save-patch']> {
    const { name, bytes } = await (await this.#repositories()).patch(request);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Save as a patch',
      defaultPath: basename(name),
      filters: [{ name: 'Patch', extensions: ['patch'] }],
    });
    if (canceled || filePath === '') return { path: null };
    await keeping(() => putInPlace(filePath, FOR_ALL, (file) => file.writeFile(bytes)));
    return { path: filePath };
  }
}

const CHOOSE: OpenDialogOptions = {
  title: 'Open a clone of the DIP repository',
  properties: ['openDirectory'],
};

async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, CHOOSE);
  return canceled ? null : (filePaths[0] ?? null);
}
