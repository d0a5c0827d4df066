import {
  interestOf,
  seatOf,
  type Interest,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';

/** The stages in which an interest may be withdrawn. */
const OPEN: ReadonlySet<Twg['stage']> = new Set(['draft', 'circulating', 'voting', 'formed']);

/**
 * The interests that somebody else has recorded in a person's name, the newest first, until that
 * person has confirmed it, withdrawn it or become a member.
 */
export const recordedFor = (state: State, person: string): Interest[] =>
  [...state.twg.values()]
    .filter((twg) => OPEN.has(twg.stage))
    .filter((twg) => twg.stage !== 'formed' || seatOf(twg, person) === undefined)
    .flatMap(({ id }) => interestOf(state, id, person) ?? [])
    .filter(({ recordedBy }) => recordedBy !== null && recordedBy !== person)
    .sort((a, b) => b.at - a.at || (a.twg < b.twg ? -1 : 1));
