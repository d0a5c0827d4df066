import type { Said } from '../../../../shared/review/entries.ts';

/** What a thread needs to be answered. */
export interface Speaker {
  readonly document: string;
  readonly me: string;
  readonly say: (said: Said) => void;
  /** Why nothing can be said now. */
  readonly reason: string | undefined;
  /** Whether an entry that was made here is not with the relay yet. */
  readonly waits: (entry: string) => boolean;
}
