/** What is asked of a DIP's records in several places. */

import {
  closingInstant,
  known,
  recordsWhere,
  type Ballot,
  type Concern,
  type Dip,
  type Instant,
  type State,
} from '../../../shared/rules/index.ts';

/** All concerns, in the order in which they were raised. */
export const concernsOf = (state: State, dip: Dip): readonly Concern[] =>
  dip.concerns.map((id) => known(state, 'concern', id));

export const openConcernsOf = (state: State, dip: Dip): readonly Concern[] =>
  concernsOf(state, dip).filter(({ resolution }) => resolution === null);

/** The ballots on accepting a DIP, the latest first. */
export const acceptanceBallots = (state: State, output: string): readonly Ballot[] =>
  recordsWhere(
    state.ballot,
    ({ kind, subject }) => kind === 'dip-acceptance' && subject === output,
  ).sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));

/** By whom a rejected DIP was rejected: by the TSC's vote, or by its manager. */
export const rejectedBy = (state: State, output: string): 'vote' | 'manager' =>
  acceptanceBallots(state, output)[0]?.outcome === 'failed' ? 'vote' : 'manager';

/** What a last call is doing now; null for a DIP that is in none. At its very end it is over. */
export type LastCallClock =
  | { readonly kind: 'running'; readonly endsAt: Instant }
  | { readonly kind: 'over'; readonly endedAt: Instant }
  | { readonly kind: 'voting'; readonly ballot: string; readonly closesAt: Instant };

export function lastCallClock(state: State, dip: Dip, now: Instant): LastCallClock | null {
  if (dip.status !== 'last-call' || dip.lastCall === null) return null;
  if (dip.ballot !== null) {
    const closesAt = closingInstant(known(state, 'ballot', dip.ballot));
    return { kind: 'voting', ballot: dip.ballot, closesAt };
  }
  const { endsAt } = dip.lastCall;
  return now < endsAt ? { kind: 'running', endsAt } : { kind: 'over', endedAt: endsAt };
}
