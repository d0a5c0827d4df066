import { createStore } from 'zustand/vanilla';

/** The document of which a version is about to be named. */
export const naming = createStore<{ readonly document: string | null }>(() => ({ document: null }));
