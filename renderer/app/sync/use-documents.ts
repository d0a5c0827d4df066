import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { documentsStatus, summaryOf } from '../../collab/documents-status.ts';
import type { DocumentsStanding } from './sync-words.ts';

/** How far the documents are that this window has open. */
export const useDocuments = (): DocumentsStanding =>
  useStore(documentsStatus, useShallow(summaryOf));
