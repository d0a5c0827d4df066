import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { useHostPresence } from '../../../host/host-context.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import {
  askRepository,
  readFiles,
  repositoryStore,
  type RepositoryView,
} from './repository-store.ts';

export interface UsedRepository extends RepositoryView {
  /** The code of why this kind of app has none; null where it can have one. */
  readonly absent: string | null;
  /** Asks the remote for the files. */
  readonly fetch: () => void;
}

/** The DIP repository of the open association; asked for where nobody has yet. */
export function useRepository(): UsedRepository {
  const { host, hello } = useHostPresence();
  const ledger = useAssociation((view) => view.association.ledger);
  const view = useStore(repositoryStore);
  const absent = hello.absent['git'] ?? null;
  const isKnown = view.ledger === ledger;
  useEffect(() => {
    if (absent === null && !isKnown) void askRepository(host, ledger);
  }, [host, ledger, absent, isKnown]);
  const fetch = useCallback(() => void readFiles(host, ledger, 'remote'), [host, ledger]);
  return isKnown ? { ...view, absent, fetch } : { ...EMPTY, absent, fetch };
}

const EMPTY: RepositoryView = {
  ledger: null,
  repository: null,
  files: null,
  problem: null,
  filesProblem: null,
  reading: 'no',
};
