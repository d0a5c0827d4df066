/** Which acts are about one output or one ballot. */

import type { HistoryItem } from '../../../../shared/client/host-messages.ts';
import type { Instant, State } from '../../../../shared/rules/index.ts';
import { eachOnce } from '../group-history.ts';

type Named = Readonly<Record<string, unknown>>;

const named = ({ data }: HistoryItem): Named =>
  typeof data === 'object' && data !== null ? (data as Named) : {};

/**
 * The acts of a ballot: its opening, votes, recusals, its end. Newest first, each once, of what was
 * loaded (newest first) and what came since (oldest first).
 */
export const actsOfBallot = (
  loaded: readonly HistoryItem[],
  recent: readonly HistoryItem[],
  ballot: string,
): HistoryItem[] =>
  eachOnce([...loaded, ...recent].filter((item) => named(item)['ballot'] === ballot));

/** Whether an act, and so all before it, came before the ballot was opened. */
export const isBeforeBallot = ({ at }: HistoryItem, openedAt: Instant): boolean => at < openedAt;

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
