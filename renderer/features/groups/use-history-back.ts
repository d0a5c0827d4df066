import { useCallback, useEffect, useState } from 'react';
import type { Host, HistoryItem, HostReply } from '../../../shared/client/host-messages.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';

export type HistoryStatus = 'loading' | 'loaded' | 'failed';

export interface HistoryBack {
  /** All acts that were read, newest first, whatever they are about. */
  readonly items: readonly HistoryItem[];
  readonly status: HistoryStatus;
  readonly retry: () => void;
}

/** The most that the host gives at once. */
const PAGE = 500;

type Loaded = Pick<HistoryBack, 'items' | 'status'>;

interface Asked {
  readonly host: Host;
  readonly ledger: string;
  /** Whether nothing before that act is wanted. */
  readonly isBeginning: (item: HistoryItem) => boolean;
  readonly isWanted: () => boolean;
}

async function load({ host, ledger, isBeginning, isWanted }: Asked): Promise<Loaded> {
  const items: HistoryItem[] = [];
  let before: number | null = null;
  while (isWanted()) {
    const reply: HostReply<'history'> = await host.request<'history'>({
      type: 'history',
      ledger,
      before,
      limit: PAGE,
    });
    if (!reply.ok) return { status: 'failed', items };
    items.push(...reply.value.items);
    const last = reply.value.items.at(-1);
    const isDone = reply.value.items.some((item) => isBeginning(item));
    if (isDone || last === undefined || reply.value.more === 'no') break;
    before = last.seq;
  }
  return { status: 'loaded', items };
}

/** Reads the ledger back to an act; `isBeginning` is kept from one rendering to the next. */
export function useHistoryBack(isBeginning: (item: HistoryItem) => boolean): HistoryBack {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading', items: [] });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setLoaded({ status: 'loading', items: [] });
    const run = async () => {
      const result = await load({ host, ledger, isBeginning, isWanted: () => isWanted });
      if (isWanted) setLoaded(result);
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [host, ledger, isBeginning, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...loaded, retry };
}
