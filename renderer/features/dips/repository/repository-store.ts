/** What this window knows of the DIP repository: how it is set, and the files that were read last. */

import { createStore } from 'zustand/vanilla';
import type {
  DipRepository,
  DipRepositoryFiles,
  Host,
  HostProblem,
} from '../../../../shared/client/host-messages.ts';

export interface RepositoryView {
  /** The association that it is of; null before anything was asked. */
  readonly ledger: string | null;
  /** Null while it is being asked for, or where it is not to be had: then `problem` says why. */
  readonly repository: DipRepository | null;
  readonly files: DipRepositoryFiles | null;
  readonly problem: HostProblem | null;
  /** Why the files could not be read. */
  readonly filesProblem: HostProblem | null;
  readonly reading: 'no' | 'yes';
}

const NOTHING: RepositoryView = {
  ledger: null,
  repository: null,
  files: null,
  problem: null,
  filesProblem: null,
  reading: 'no',
};

export const repositoryStore = createStore<RepositoryView>(() => NOTHING);

const isOf = (ledger: string): boolean => repositoryStore.getState().ledger === ledger;

/** Asks how the repository is set; where one is, reads what is here of it. */
export async function askRepository(host: Host, ledger: string): Promise<void> {
  if (!isOf(ledger)) repositoryStore.setState({ ...NOTHING, ledger });
  const reply = await host.request<'dip-repository'>({ type: 'dip-repository', ledger });
  if (!isOf(ledger)) return;
  if (!reply.ok) {
    repositoryStore.setState({ repository: null, problem: reply.problem });
    return;
  }
  await takeRepository(host, ledger, reply.value);
}

/** Takes how it is set now, and reads its files anew where these could be others. */
export async function takeRepository(
  host: Host,
  ledger: string,
  repository: DipRepository,
): Promise<void> {
  if (!isOf(ledger)) return;
  const before = repositoryStore.getState().repository?.source ?? null;
  const { source } = repository;
  const isSame =
    source?.folder === before?.folder &&
    source?.base === before?.base &&
    source?.remote === before?.remote;
  repositoryStore.setState({
    repository,
    problem: null,
    ...(isSame ? {} : { files: null, filesProblem: null }),
  });
  if (source !== null) await readFiles(host, ledger, 'this-computer');
}

/** Reads the files of the base branch; `remote` asks it first. */
export async function readFiles(
  host: Host,
  ledger: string,
  from: 'remote' | 'this-computer',
): Promise<void> {
  repositoryStore.setState({ reading: 'yes' });
  const reply = await host.request<'dip-repository-read'>({
    type: 'dip-repository-read',
    ledger,
    from,
  });
  if (!isOf(ledger)) return;
  repositoryStore.setState(
    reply.ok
      ? { files: reply.value, filesProblem: null, reading: 'no' }
      : { filesProblem: reply.problem, reading: 'no' },
  );
}
