import { useCallback } from 'react';
import { useAssociationStore, useHost } from '../../../stores/use-association.tsx';
import type { DocumentWorkspace } from '../workspace.ts';
import {
  keepVersion,
  type KeptVersion,
  type VersionReason,
  type VersionWords,
} from './keep-version.ts';

export type KeepVersion = (
  workspace: Pick<DocumentWorkspace, 'text' | 'review'>,
  words: VersionWords,
) => Promise<KeptVersion>;

/** Keeps the text of a document as it is now. */
export function useKeepVersion(): KeepVersion {
  const host = useHost();
  const store = useAssociationStore();
  return useCallback(
    (workspace, words) => keepVersion(host, store.getState().association.ledger, workspace, words),
    [host, store],
  );
}

/**
 * A version made without being asked for: before something that changes a text as a whole. Whoever
 * calls it goes on only where the outcome is `kept` or `known`, or says that the text is not kept.
 */
export function useCheckpoint(): (
  workspace: Pick<DocumentWorkspace, 'text' | 'review'>,
  reason?: VersionReason,
) => Promise<KeptVersion> {
  const keep = useKeepVersion();
  return useCallback((workspace, reason = 'checkpoint') => keep(workspace, { reason }), [keep]);
}
