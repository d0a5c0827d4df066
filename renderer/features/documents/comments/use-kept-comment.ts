import { useCallback, useEffect, useMemo, useState } from 'react';
import { useAssociation } from '../../../stores/use-association.tsx';
import { forget, keep, readKept, type Draft, type KeptComment } from './kept-comments.ts';

export interface Kept {
  readonly comment: KeptComment | null;
  /** Whether the last change is kept on this device. */
  readonly standing: 'kept' | 'not-kept';
  readonly change: (comment: KeptComment) => void;
  readonly discard: () => void;
}

/** A comment that is being written; it is there again after a restart. */
export function useKeptComment(document: string, draft: Draft): Kept {
  const { ledger, person } = useAssociation(({ association, me }) => ({
    ledger: association.ledger,
    person: me.person,
  }));
  const place = useMemo(
    () => ({ ledger, person, document, draft }),
    [ledger, person, document, draft],
  );
  const [comment, setComment] = useState(() => readKept(localStorage, place));
  const [standing, setStanding] = useState<Kept['standing']>('kept');
  // Another person, or another thread, has another draft.
  useEffect(() => setComment(readKept(localStorage, place)), [place]);
  const change = useCallback(
    (next: KeptComment) => {
      setComment(next);
      setStanding(keep(localStorage, place, next));
    },
    [place],
  );
  const discard = useCallback(() => {
    setComment(null);
    forget(localStorage, place);
  }, [place]);
  return useMemo(
    () => ({ comment, standing, change, discard }),
    [comment, standing, change, discard],
  );
}
