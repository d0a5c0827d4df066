import { useCallback, useMemo, useState } from 'react';
import { useAssociation } from '../../stores/use-association.tsx';
import { PANELS } from './panels.ts';
import { hasLittleRoom } from './little-room.ts';
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

/**
 * Which panel is open beside a document; kept on this device. Where there is little room none is to
 * begin with, and none is kept: it would lie over the text.
 */
export function usePanel(document: string): OpenPanel {
  const [id, setId] = useState(() => (hasLittleRoom() ? null : kept()));
  const state = useAssociation((view) => view.state);
  const panels = useMemo(
    () => PANELS.filter(({ isFor }) => isFor?.(document, state) ?? true),
    [document, state],
  );
  const choose = useCallback((to: string) => {
    setId(to);
    if (!hasLittleRoom()) keep(to);
  }, []);
  const close = useCallback(() => choose(''), [choose]);
  return useMemo(
    () => ({
      panels,
      current: panels.find((panel) => panel.id === id) ?? null,
      open: choose,
      close,
    }),
    [panels, id, choose, close],
  );
}
