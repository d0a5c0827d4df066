import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchResult } from '../../../shared/client/host-messages.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';

/** How long nothing more is typed before it is looked for, in ms. */
const PAUSE = 120;
const FIRST = 30;
const MOST = 100;

export interface Searched {
  /** Null while nothing was looked for. */
  readonly result: SearchResult | null;
  /** Whether that is of other words than those that stand there. */
  readonly isLate: boolean;
  /** Shows as many as there may be. */
  readonly ask: () => void;
}

/** What is found for words that are being typed; of several answers the newest counts. */
export function useSearch(typed: string): Searched {
  const query = typed.trim();
  const ledger = useAssociation(({ association }) => association.ledger);
  const request = useRequest();
  const asked = useRef(0);
  const [found, setFound] = useState<{ query: string; result: SearchResult } | null>(null);
  const search = useCallback(
    async (limit: number) => {
      asked.current += 1;
      const number = asked.current;
      if (query === '') return setFound(null);
      const result = await request<'search'>({ type: 'search', ledger, query, limit });
      if (number === asked.current && result !== null) setFound({ query, result });
    },
    [query, ledger, request],
  );
  useEffect(() => {
    const timer = setTimeout(() => void search(FIRST), query === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [query, search]);
  return {
    result: query === '' ? null : (found?.result ?? null),
    isLate: found?.query !== query,
    ask: useCallback(() => void search(MOST), [search]),
  };
}
