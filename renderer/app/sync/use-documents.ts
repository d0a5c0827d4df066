import { useMemo } from 'react';
import { useStore } from 'zustand';
import { documentsStatus, summaryOf } from '../../collab/documents-status.ts';
import type { DocumentsStanding } from './sync-words.ts';

export function useDocuments(): DocumentsStanding {
  const status = useStore(documentsStatus);
  return useMemo(() => summaryOf(status), [status]);
}
