import { useCallback } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { historyOf } from './group-history.ts';
import { useHistoryBack, type HistoryStatus } from './use-history-back.ts';

export interface GroupHistory {
  /** Newest first. */
  readonly items: readonly HistoryItem[];
  readonly status: HistoryStatus;
  readonly retry: () => void;
}

const isBeginning = (item: HistoryItem, twg: string): boolean =>
  item.type === 'proposal.create' && (item.data as { readonly twg?: unknown }).twg === twg;

/** The acts about a group, as they are in the ledger: nothing before the one that began it is about it. */
export function useGroupHistory(twg: string): GroupHistory {
  const { state, recent } = useAssociation((view) => ({ state: view.state, recent: view.recent }));
  const back = useHistoryBack(useCallback((item) => isBeginning(item, twg), [twg]));
  return { ...back, items: historyOf(state, twg, back.items, recent) };
}
