import { useMemo, useSyncExternalStore } from 'react';
import { routeOf, type Route } from './routes.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash);

/** Where the window is. */
export function useRoute(): Route {
  const hash = useHash();
  return useMemo(() => routeOf(hash), [hash]);
}
