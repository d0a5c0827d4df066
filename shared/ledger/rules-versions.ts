import type { Act, Context } from '../rules/context.ts';
import type { Decision } from '../rules/decide.ts';
import type { Instant } from '../rules/instant.ts';
import type { State } from '../rules/state.ts';

/** The rules that acts are made under, as of dip-7/1. */
export const CURRENT_RULES = 'dip-7/1';

/** One released version of the rules. */
export interface Rules {
  /** As acts name it. */
  readonly version: string;
  /** The state before the first act. */
  readonly empty: State;
  decide(state: State, act: Act, context: Context): Decision;
  /** The open ballot with the earliest closing instant, ties by id; null where none is open. */
  nextClosing(state: State): { readonly ballot: string; readonly at: Instant } | null;
}

/** Every version that was ever released, by its name: an act is decided under the one it names. */
export type RulesVersions = ReadonlyMap<string, Rules>;

export function rulesVersions(...versions: readonly Rules[]): RulesVersions {
  return new Map(versions.map((rules) => [rules.version, rules]));
}
