import { useCallback, useMemo, useState } from 'react';
import { useAssociation } from '../../stores/use-association.tsx';
import { PANELS } from './panels.ts';
import type { DocumentPanel } from './workspace.ts';

export interface OpenPanel {
  /** Those that have anything for this document, in their order. */
  readonly panels: readonly DocumentPanel[];
  /** Null where all are closed. */
  readonly current: DocumentPanel | null;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

const KEY = 'convene.document-panel';

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Storage is full, or switched off: it is not remembered.
  }
}

/** Which panel is open beside a document; kept on this device. */
export function usePanel(document: string): OpenPanel {
  const [id, setId] = useState(kept);
  const state = useAssociation((view) => view.state);
  const panels = useMemo(
    () => PANELS.filter(({ isFor }) => isFor?.(document, state) ?? true),
    [document, state],
  );
  const choose = useCallback((to: string) => {
    setId(to);
    keep(to);
  }, []);
  return useMemo(
    () => ({
      panels,
      current: panels.find((panel) => panel.id === id) ?? null,
      open: choose,
      close: () => choose(''),
    }),
    [panels, id, choose],
  );
}
