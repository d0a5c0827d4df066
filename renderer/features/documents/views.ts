import { useState } from 'react';

/** How a document is shown. */
export type DocumentView = 'write' | 'side-by-side' | 'read';

export const VIEWS: readonly { readonly id: DocumentView; readonly label: string }[] = [
  { id: 'write', label: 'Write' },
  { id: 'side-by-side', label: 'Side by side' },
  { id: 'read', label: 'Read' },
];

const KEY = 'convene.document-view';

function keptView(): DocumentView {
  try {
    const kept = localStorage.getItem(KEY);
    return VIEWS.find(({ id }) => id === kept)?.id ?? 'write';
  } catch {
    return 'write';
  }
}

/** The view that was chosen last on this device. */
export function useKeptView(): readonly [DocumentView, (view: DocumentView) => void] {
  const [view, setView] = useState(keptView);
  const choose = (to: DocumentView): void => {
    setView(to);
    try {
      localStorage.setItem(KEY, to);
    } catch {
      // Storage is full, or switched off: the view is not remembered.
    }
  };
  return [view, choose];
}
