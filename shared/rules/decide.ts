import type { Act, Context } from './context.ts';
import type { KeptText, Subject } from './draft.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';
import type { State } from './state.ts';

export type Decision =
  | {
      readonly accepted: true;
      readonly next: State;
      readonly effects: { readonly texts: readonly KeptText[]; readonly touched: readonly Subject[] };
    }
  | { readonly accepted: false; readonly refusal: Refusal };

/** Placeholder signature, replaced by the full module in the next commit. */
export declare function decide(state: State, act: Act, context: Context): Decision;
export declare function nextClosing(state: State): { ballot: string; at: Instant } | null;
