import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import { useAssociation, useHost } from '../../../stores/use-association.tsx';
import { suggestingDraft, type DraftView, type SuggestingDraft } from './suggesting-draft.ts';

export interface Suggesting extends DraftView {
  readonly draft: SuggestingDraft;
}

/** The copy in which this person tries changes to a document out. */
export function useSuggesting(document: string): Suggesting {
  const host = useHost();
  const ledger = useAssociation(({ association }) => association.ledger);
  const draft = useMemo(() => suggestingDraft(host, ledger, document), [host, ledger, document]);
  const view = useStore(draft.store);
  return useMemo(() => ({ ...view, draft }), [view, draft]);
}

/** How long the others' text rests before it comes into the copy, in ms. */
const RESTED = 250;

/** What others write comes into the copy while it is on the screen. */
export function useOthersEdits({ draft, status }: Suggesting, text: Y.Text): void {
  useEffect(() => {
    if (status !== 'on') return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const takeIn = (): void => {
      timer = null;
      draft.takeIn(text);
    };
    const later = (): void => {
      timer ??= setTimeout(takeIn, RESTED);
    };
    takeIn();
    text.observe(later);
    return () => {
      if (timer !== null) clearTimeout(timer);
      text.unobserve(later);
    };
  }, [draft, status, text]);
}
