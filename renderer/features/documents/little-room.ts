/** Where the window has little room, a panel lies over the text instead of beside it. */

import { useSyncExternalStore } from 'react';

/** As in the screen's styles. */
const LITTLE_ROOM = '(max-width: 900px)';

export const hasLittleRoom = (): boolean => window.matchMedia(LITTLE_ROOM).matches;

function subscribe(changed: () => void): () => void {
  const room = window.matchMedia(LITTLE_ROOM);
  room.addEventListener('change', changed);
  return () => room.removeEventListener('change', changed);
}

export const useLittleRoom = (): boolean => useSyncExternalStore(subscribe, hasLittleRoom);
