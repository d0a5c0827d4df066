import { createContext, use } from 'react';

export type Panel = 'palette' | 'keys' | 'queue';

export const PanelContext = createContext<(panel: Panel) => void>(() => undefined);

/** Opens one of the panels that belong to every screen. */
export const useOpenPanel = (): ((panel: Panel) => void) => use(PanelContext);
