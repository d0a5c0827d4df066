import { createStore } from 'zustand/vanilla';
import type * as Y from 'yjs';
import type { DipProblem } from '../../../../shared/documents/dip-rules.ts';
import type { PlacedProblem } from './text-checks.ts';

/** What was found in the document that is on the screen. */
export interface Checks {
  /** Null where there is no DIP on the screen. */
  readonly of: Y.Text | null;
  /** The text that was checked. */
  readonly text: string;
  readonly problems: readonly DipProblem[];
  /** Those that are shown. */
  readonly shown: readonly PlacedProblem[];
  /** The one that was gone to last, as an index of `shown`. */
  readonly current: number | null;
}

const NOTHING: Checks = { of: null, text: '', problems: [], shown: [], current: null };

export const checksStore = createStore<Checks>(() => NOTHING);

export const noChecks = (): void => checksStore.setState(NOTHING, true);
