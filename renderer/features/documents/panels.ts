import type { DocumentPanel } from './workspace.ts';

/** The panels beside a document's text, in their order. */
export const PANELS: readonly DocumentPanel[] = [];
