import { useEffect, useState } from 'react';
import type * as Y from 'yjs';

/** How long a text has to rest before it is read anew, in milliseconds. */
const RESTED = 400;

/**
 * The text as it was when nobody had written for a moment: for what is worked out of all of it, and
 * is not to be done at every key.
 */
export function useSettledText(text: Y.Text): string {
  const [settled, setSettled] = useState(() => ({ of: text, is: text.toJSON() }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = (): void => {
      timer = null;
      setSettled({ of: text, is: text.toJSON() });
    };
    const later = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(read, RESTED);
    };
    read();
    text.observe(later);
    return () => {
      if (timer !== null) clearTimeout(timer);
      text.unobserve(later);
    };
  }, [text]);
  return settled.of === text ? settled.is : '';
}
