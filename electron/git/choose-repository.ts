import type { HostRequestOf } from '../../shared/client/host-messages.ts';
import { HostError } from '../../shared/client/host-error.ts';
import { cloneInto, removeClone } from './clone.ts';
import { dipProblem } from './git-failure.ts';
import type { LedgerRepository } from './ledger-repository.ts';
import { readRemote, withoutLogin } from './remote-address.ts';
import { repositoriesFolder, type RepositorySource } from './repository-settings.ts';
import { findRepository, refs, Repository } from './repository.ts';
import { baseCommit } from './standing.ts';

type SetRequest = HostRequestOf<'dip-repository-set'>;

/** Asks the person for a folder; null where they choose none. */
export type ChooseFolder = () => Promise<string | null>;

/**
 * Sets which repository a ledger has on this device.
 *
 * @throws HostError, GitFailure: then all is as it was.
 */
export async function chooseRepository(
  ledger: LedgerRepository,
  dataFolder: string,
  request: SetRequest,
  choose: ChooseFolder,
): Promise<void> {
  const before = ledger.settings;
  if (request.github !== undefined) await ledger.change({ github: request.github });
  try {
    switch (request.source?.kind) {
      case 'clone':
        await useClone(ledger, dataFolder, request.source.remote, request.base ?? null);
        break;
      case 'open':
        await useFolder(ledger, await choose(), request.base ?? null);
        break;
      case 'forget':
        await removeOwn(ledger);
        await ledger.change({ source: null, ownBase: null, fetchedAt: null, base: null });
        break;
      case undefined:
        if (request.base !== undefined) await useBase(ledger, request.base);
        break;
    }
  } catch (error) {
    await ledger.change(before);
    throw error;
  }
}

async function useClone(
  ledger: LedgerRepository,
  dataFolder: string,
  remote: string,
  base: string | null,
): Promise<void> {
  const { url, login } = readRemote(remote);
  const { source } = ledger.settings;
  const had = await ledger.secrets.login();
  if (login !== null) await ledger.secrets.keepLogin(login);
  try {
    const address = withoutLogin(url);
    const isSame =
      source?.kind === 'clone' && source.address === address && base === ledger.settings.base;
    // One that is here already is brought up to date, with whatever waits in it.
    if (isSame && (await isUpToDate(ledger)) === 'yes') return;
    const logins = await ledger.loginsFor(url);
    const root = repositoriesFolder(dataFolder);
    const place = await cloneInto(ledger.cloneFolder, root, { url, base, logins }, () =>
      // Never one repository's address with another's clone, whenever this is cut off.
      ledger.change({ source: null, ownBase: null, fetchedAt: null }),
    );
    await use(ledger, { ...place, kind: 'clone', address }, base);
  } catch (error) {
    if (login !== null) await ledger.secrets.keepLogin(had);
    throw error;
  }
}

/** One that is gone, or whose remote is away, is not. */
async function isUpToDate(ledger: LedgerRepository): Promise<'yes' | 'no'> {
  try {
    return (await ledger.ask(null)) === null ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof HostError && error.problem.code === 'repository-gone') return 'no';
    throw error;
  }
}

async function useFolder(
  ledger: LedgerRepository,
  folder: string | null,
  base: string | null,
): Promise<void> {
  if (folder === null) return;
  const place = await findRepository(folder);
  const address = await new Repository(place, () => Promise.resolve([])).address();
  await removeOwn(ledger);
  await use(
    ledger,
    { ...place, kind: 'open', address: address === null ? null : withoutLogin(address) },
    base,
  );
}

async function use(
  ledger: LedgerRepository,
  source: RepositorySource,
  base: string | null,
): Promise<void> {
  const repository = new Repository(source, () => Promise.resolve([]));
  const ownBase = await ownBaseOf(repository);
  if (source.kind === 'clone' && ownBase !== null) await noteCloned(repository, ownBase);
  await ledger.change({ source, base, ownBase, fetchedAt: null });
  const problem = await ledger.ask(null);
  if (problem === null) await checkBase(ledger);
}

/** What was cloned is what the remote has, until it is asked again. */
async function noteCloned(repository: Repository, branch: string): Promise<void> {
  const commit = await repository.commit('HEAD');
  if (commit !== null) await repository.point(refs.remote(branch), commit, null);
}

async function useBase(ledger: LedgerRepository, base: string | null): Promise<void> {
  await ledger.change({ base });
  if (ledger.settings.source === null) return;
  const problem = await ledger.ask(null);
  if (problem === null) await checkBase(ledger);
}

/** @throws HostError `repository-empty` where the remote has no such branch. */
async function checkBase(ledger: LedgerRepository): Promise<void> {
  const repository = await ledger.repository();
  if ((await baseCommit(repository, ledger.base)) !== null) return;
  throw dipProblem('repository-empty', `there is no branch ${ledger.base}`);
}

/** What the clone takes for the remote's main branch, else its own. */
async function ownBaseOf({ git, place }: Repository): Promise<string | null> {
  const remote = `refs/remotes/${place.remote ?? 'origin'}/`;
  const ofRemote = await git.maybe(['symbolic-ref', '--quiet', `${remote}HEAD`]);
  if (ofRemote?.startsWith(remote) === true) return ofRemote.slice(remote.length);
  const own = await git.maybe(['symbolic-ref', '--quiet', 'HEAD']);
  return own?.startsWith('refs/heads/') === true ? own.slice('refs/heads/'.length) : null;
}

/** Takes our own clone away, and its login; a folder of the person's is left as it is. */
async function removeOwn(ledger: LedgerRepository): Promise<void> {
  if (ledger.settings.source?.kind !== 'clone') return;
  await removeClone(ledger.cloneFolder);
  await ledger.secrets.keepLogin(null);
}
