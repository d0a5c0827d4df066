import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';

const PAGE = 100;
const LARGE_PAGE = 500;

export interface History {
  /** The newest first, without a gap. */
  readonly items: readonly HistoryItem[];
  readonly more: 'unknown' | 'yes' | 'no';
  readonly loading: 'no' | 'yes';
  readonly loadMore: () => void;
}

/** The acts of the ledger, page by page; `all`: goes on by itself until the first entry. */
export function useHistory(extent: 'pages' | 'all'): History {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const recent = useAssociation((view) => view.recent);
  const [items, setItems] = useState<readonly HistoryItem[]>([]);
  const [more, setMore] = useState<History['more']>('unknown');
  const [loading, setLoading] = useState<History['loading']>('no');
  const busy = useRef(false);

  const load = useCallback(
    async (limit: number) => {
      if (busy.current) return;
      busy.current = true;
      setLoading('yes');
      const before = items.at(-1)?.seq ?? null;
      const page = await request({ type: 'history', ledger, before, limit });
      busy.current = false;
      setLoading('no');
      if (page === null) {
        setMore('no');
        return;
      }
      setItems((shown) => [...shown, ...page.items.filter(({ seq }) => isBefore(seq, shown))]);
      setMore(page.more);
    },
    [request, ledger, items],
  );

  useEffect(() => {
    if (more === 'unknown') void load(PAGE);
    else if (extent === 'all' && more === 'yes') void load(LARGE_PAGE);
  }, [more, extent, load]);

  const newest = items[0]?.seq ?? null;
  const fresh = newest === null ? [] : recent.filter(({ seq }) => seq > newest).toReversed();
  return { items: [...fresh, ...items], more, loading, loadMore: () => void load(PAGE) };
}

const isBefore = (seq: number, shown: readonly HistoryItem[]): boolean => {
  const last = shown.at(-1);
  return last === undefined || seq < last.seq;
};
