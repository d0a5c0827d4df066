/** How far the engineering work on a DIP has come. */

import { known, type Dip, type State, type Workstream } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';

export interface Engineering {
  readonly total: number;
  /** Enough for a last call: `sufficient` or `complete`. */
  readonly sufficient: number;
  readonly complete: number;
}

export const workstreamsOf = (state: State, dip: Dip): readonly Workstream[] =>
  dip.workstreams.map((id) => known(state, 'workstream', id));

export function engineeringOf(state: State, dip: Dip): Engineering {
  const all = workstreamsOf(state, dip);
  const complete = all.filter(({ status }) => status === 'complete').length;
  const sufficient = complete + all.filter(({ status }) => status === 'sufficient').length;
  return { total: all.length, sufficient, complete };
}

/** `1 of 2 workstreams sufficient`; once it is accepted, how many are complete. */
export function engineeringWords(
  { total, sufficient, complete }: Engineering,
  counts: 'sufficient' | 'complete',
): string {
  if (total === 0) return 'no workstreams';
  const have = counts === 'complete' ? complete : sufficient;
  return `${have} of ${counted(total, 'workstream')} ${counts}`;
}
