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
  const bySeq = new Map<number, HistoryItem>();
  for (const item of [...loaded, ...recent]) {
    if (groupOfAct(state, item.data) === twg) bySeq.set(item.seq, item);
  }
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
}
