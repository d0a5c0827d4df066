import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { App, AppView } from '../stores/app-store.ts';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('outside of the app');
  return app;
}

export function useAppView<T>(select: (view: AppView) => T): T {
  return useStore(useApp().store, useShallow(select));
}
