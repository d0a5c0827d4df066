/** Which acts are about one output or one ballot. */

import type { HistoryItem } from '../../../../shared/client/host-messages.ts';
import type { State } from '../../../../shared/rules/index.ts';

type Named = Readonly<Record<string, unknown>>;

const named = ({ data }: HistoryItem): Named =>
  typeof data === 'object' && data !== null ? (data as Named) : {};

/** The acts of a ballot: its opening, votes, recusals, its end. */
export const actsOfBallot = (history: readonly HistoryItem[], ballot: string): HistoryItem[] =>
  history.filter((item) => named(item)['ballot'] === ballot);

/** The acts about an output: those that name it, its ballots, its DIP's workstreams and concerns. */
export function actsOfOutput(
  state: State,
  history: readonly HistoryItem[],
  output: string,
): HistoryItem[] {
  const isOfIt: Readonly<Record<string, (id: string) => boolean>> = {
    output: (id) => id === output,
    ballot: (id) => {
      const ballot = state.ballot.get(id);
      return ballot?.subject === output && ballot.kind !== 'topic';
    },
    workstream: (id) => state.workstream.get(id)?.output === output,
    concern: (id) => state.concern.get(id)?.output === output,
  };
  return history.filter((item) =>
    Object.entries(named(item)).some(
      ([field, id]) =>
        typeof id === 'string' && Object.hasOwn(isOfIt, field) && isOfIt[field]?.(id) === true,
    ),
  );
}
