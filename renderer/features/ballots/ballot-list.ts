import { closingInstant, type Ballot, type State } from '../../../shared/rules/index.ts';

/** The open ballots by when they close, and the closed ones, the latest first. */
export function sortedBallots(state: State): {
  readonly open: readonly Ballot[];
  readonly closed: readonly Ballot[];
} {
  const all = [...state.ballot.values()];
  return {
    open: all
      .filter(({ status }) => status === 'open')
      .sort((a, b) => closingInstant(a) - closingInstant(b) || (a.id < b.id ? -1 : 1)),
    closed: all
      .filter(({ status }) => status === 'closed')
      .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0) || (a.id < b.id ? -1 : 1)),
  };
}
