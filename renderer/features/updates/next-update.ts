import {
  recordsWhere,
  writeInstant,
  type Instant,
  type State,
  type Twg,
  type Update,
} from '../../../shared/rules/index.ts';

/** What a group has posted, the newest first. */
export const updatesOf = (state: State, twg: string): Update[] =>
  recordsWhere(state.update, (update) => update.twg === twg).sort((a, b) => b.at - a.at);

/** As much of a group's id as leaves room for the rest of an update's. */
const LONGEST_PART = 48;

/**
 * The id of the update that a group owes next. All its facilitators come to the same one, so that
 * they write it together, each offline too.
 */
export function nextUpdateId(state: State, twg: string): string {
  const part = twg.slice(0, LONGEST_PART).replace(/-+$/, '');
  for (let number = updatesOf(state, twg).length + 1; ; number += 1) {
    const id = `${part}-update-${number}`;
    if (!state.update.has(id)) return id;
  }
}

/** From when on the next update tells: the last one, or the forming. */
export const toldSince = (twg: Twg): Instant | null => twg.updates?.since ?? twg.formedAt;

/** The day of an instant, as acts have it. */
export const dayOf = (instant: Instant): string => writeInstant(instant).slice(0, 10);
