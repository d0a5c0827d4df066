import { useCallback, useEffect, useState } from 'react';
import { paths, queryOf } from '../../app/routes.ts';

const queryNow = (): string => queryOf(window.location.hash).get('q') ?? '';

/** What is typed: it stands in the address too, so that one comes back to it. */
export function useTypedQuery(): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(queryNow);
  useEffect(() => {
    const changed = () => {
      if (window.location.hash.startsWith('#/search')) setTyped(queryNow());
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const type = useCallback((next: string) => {
    setTyped(next);
    // No place of its own for each key: one goes back to where one came from.
    window.history.replaceState(window.history.state, '', paths.search(next));
  }, []);
  return [typed, type];
}
