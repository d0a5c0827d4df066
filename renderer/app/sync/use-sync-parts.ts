import { clockWordsAt } from '../../ui/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { useReadOnly } from '../use-read-only.ts';
import { syncParts, type SyncPart } from './sync-words.ts';
import { useDocuments } from './use-documents.ts';

export function useSyncParts(): readonly SyncPart[] {
  const documents = useDocuments();
  const facts = useAssociation(({ outbox, connection, drafts }) => ({
    outbox,
    connection,
    drafts: drafts.length,
  }));
  const now = useNow();
  const readOnly = useReadOnly() === null ? 'no' : 'yes';
  return syncParts({ ...facts, documents, readOnly, clock: (at) => clockWordsAt(at, now) });
}
