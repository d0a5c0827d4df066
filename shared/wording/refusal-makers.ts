import type { RefusalCode, RefusalDetails } from '../rules/refusal.ts';
import type { State } from '../rules/state.ts';
import type { Words } from './words.ts';

/** Puts the refusals of some codes into words, each with the details that go with its code. */
export type RefusalMakers<C extends RefusalCode> = {
  readonly [K in C]: (details: RefusalDetails[K], state: State) => Words;
};
