import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { Charter } from '../../../shared/documents/proposal-markdown.ts';
import { charterOf, isUntouched } from './charter-document.ts';

export interface LiveCharter {
  readonly charter: Charter;
  readonly document: 'untouched' | 'written';
}

const read = (doc: Y.Doc): LiveCharter => ({
  charter: charterOf(doc),
  document: isUntouched(doc) ? 'untouched' : 'written',
});

function watch(doc: Y.Doc) {
  let live = read(doc);
  return {
    current: (): LiveCharter => live,
    subscribe: (changed: () => void): (() => void) => {
      const update = (): void => {
        live = read(doc);
        changed();
      };
      // What came between the first look and now.
      update();
      doc.on('update', update);
      return () => doc.off('update', update);
    },
  };
}

/** The charter as the shared text stands, with every edit of anybody. */
export function useLiveCharter(doc: Y.Doc): LiveCharter {
  const source = useMemo(() => watch(doc), [doc]);
  return useSyncExternalStore(source.subscribe, source.current);
}
