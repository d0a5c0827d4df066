import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

/** How long a text is let be after a change before it is looked at as a whole, in ms. */
const REST_MS = 150;
/** However busy it is, it is looked at this often, in ms. */
const AT_LEAST_EVERY_MS = 1000;

/**
 * A text as a string that follows it at a distance: made when nobody has typed for a moment, and the
 * page has nothing better to do. A megabyte is not put together for every key.
 */
function follow(text: Y.Text, read: () => string) {
  let source = read();
  return {
    current: (): string => source,
    subscribe: (changed: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let idle: number | null = null;
      let waitingSince: number | null = null;
      const look = (): void => {
        idle = null;
        waitingSince = null;
        const now = read();
        if (now === source) return;
        source = now;
        changed();
      };
      const whenIdle = (): void => {
        timer = null;
        idle ??= requestIdleCallback(look, { timeout: AT_LEAST_EVERY_MS });
      };
      const edited = (): void => {
        waitingSince ??= performance.now();
        if (timer !== null && performance.now() - waitingSince < AT_LEAST_EVERY_MS) {
          clearTimeout(timer);
          timer = null;
        }
        timer ??= setTimeout(whenIdle, REST_MS);
      };
      // What came between the first look and now.
      edited();
      text.observe(edited);
      return () => {
        if (timer !== null) clearTimeout(timer);
        if (idle !== null) cancelIdleCallback(idle);
        text.unobserve(edited);
      };
    },
  };
}

/** The text of a document, a moment late. `read` gives it sooner than the shared text can. */
export function useSource(text: Y.Text, read: (() => string) | null): string {
  const reader = useRef(read);
  useEffect(() => {
    reader.current = read;
  }, [read]);
  const source = useMemo(() => follow(text, () => reader.current?.() ?? text.toJSON()), [text]);
  return useSyncExternalStore(source.subscribe, source.current);
}
