/** Which acts are about a group. */

import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { groupOfAct } from '../../../shared/client/group-of-act.ts';
import type { State } from '../../../shared/rules/index.ts';

export { groupOfAct, groupOfBallot } from '../../../shared/client/group-of-act.ts';

/**
 * The acts about a group, newest first, of what was loaded (newest first) and what came since
 * (oldest first). Each once.
 */
export function historyOf(
  state: State,
  twg: string,
  loaded: readonly HistoryItem[],
  recent: readonly HistoryItem[],
): HistoryItem[] {
  return eachOnce([...loaded, ...recent].filter(({ data }) => groupOfAct(state, data) === twg));
}

/** Newest first, each once, where some were both loaded and told of. */
export const eachOnce = (items: readonly HistoryItem[]): HistoryItem[] =>
  [...new Map(items.map((item) => [item.seq, item])).values()].sort((a, b) => b.seq - a.seq);
