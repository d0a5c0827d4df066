import { useCallback, useEffect, useState } from 'react';
import type { Host, HistoryItem, HostReply } from '../../../shared/client/host-messages.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';
import { historyOf } from './group-history.ts';

export interface GroupHistory {
  /** Newest first. */
  readonly items: readonly HistoryItem[];
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly retry: () => void;
}

const PAGE = 500;

type Loaded = { readonly status: GroupHistory['status']; readonly items: readonly HistoryItem[] };

const isBeginning = (item: HistoryItem, twg: string): boolean =>
  item.type === 'proposal.create' && (item.data as { readonly twg?: unknown }).twg === twg;

/** Reads back to the act that began the group: nothing before it is about it. */
async function load(host: Host, ledger: string, twg: string, from: () => boolean): Promise<Loaded> {
  const items: HistoryItem[] = [];
  let before: number | null = null;
  while (from()) {
    const reply: HostReply<'history'> = await host.request<'history'>({
      type: 'history',
      ledger,
      before,
      limit: PAGE,
    });
    if (!reply.ok) return { status: 'failed', items };
    items.push(...reply.value.items);
    const last = reply.value.items.at(-1);
    const isDone = reply.value.items.some((item) => isBeginning(item, twg));
    if (isDone || last === undefined || reply.value.more === 'no') break;
    before = last.seq;
  }
  return { status: 'loaded', items };
}

/** The acts about a group, as they are in the ledger. */
export function useGroupHistory(twg: string): GroupHistory {
  const host = useHost();
  const { ledger, state, recent } = useAssociation((view) => ({
    ledger: view.association.ledger,
    state: view.state,
    recent: view.recent,
  }));
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading', items: [] });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setLoaded({ status: 'loading', items: [] });
    const run = async () => {
      const result = await load(host, ledger, twg, () => isWanted);
      if (isWanted) setLoaded(result);
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [host, ledger, twg, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return {
    items: historyOf(state, twg, loaded.items, recent),
    status: loaded.status,
    retry,
  };
}
