/** Acts in words: what was done, what a button says, what cannot be undone. */

import type { State } from '../rules/state.ts';
import { ASSOCIATION_WORDS } from './association-words.ts';
import { BALLOT_WORDS } from './ballot-words.ts';
import { DIP_WORDS } from './dip-words.ts';
import { FORMATION_WORDS } from './formation-words.ts';
import { GROUP_WORDS } from './group-words.ts';
import { OUTPUT_WORDS } from './output-words.ts';
import { fullStop, said } from './phrases.ts';
import { Told, type ActWords } from './told.ts';

const ALL: ReadonlyMap<string, ActWords> = new Map(
  [ASSOCIATION_WORDS, FORMATION_WORDS, BALLOT_WORDS, GROUP_WORDS, OUTPUT_WORDS, DIP_WORDS].flatMap(
    (words) => Object.entries(words),
  ),
);

/** The types of acts that there are words for. */
export const actsInWords = (): string[] => [...ALL.keys()];

/** An act as it stands in a ledger or waits in an outbox. */
export interface ToldAct {
  readonly type: string;
  readonly data: unknown;
  /** The person’s id, or `relay`. */
  readonly by: string;
}

/**
 * What an act did, in one sentence: “Ada Byron circulated the proposal Mainnet Operations for 14
 * days in #twg.” An act of a newer version is named, not guessed at.
 */
export function sentenceOf(item: ToldAct, state: State): string {
  const told = new Told(state, item.by, item.data);
  const words = ALL.get(item.type);
  return words === undefined
    ? `${told.who} did something that this version has no words for (${said(item.type)}).`
    : fullStop(words.sentence(told));
}

/** What a button for an act says: “Circulate the proposal”. */
export const actLabel = (type: string): string => ALL.get(type)?.label ?? said(type);

/** What cannot be undone about an act, to be confirmed in words; null where it can be put right. */
export function consequenceOf(
  act: { readonly type: string; readonly data: unknown; readonly by?: string },
  state: State,
): string | null {
  const words = ALL.get(act.type);
  return words?.consequence?.(new Told(state, act.by ?? '', act.data)) ?? null;
}
