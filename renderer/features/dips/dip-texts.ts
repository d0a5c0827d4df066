/** The texts of a DIP: the one that was submitted, and each that was published since. Pure. */

import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Dip, DipRevision, Instant, Output } from '../../../shared/rules/index.ts';
import { latestAct, submittedText } from './dip-history.ts';

export interface TextOfDip {
  /** 0 for the submitted one, then 1, 2, … */
  readonly index: number;
  readonly textSha256: string;
  readonly commit: string | null;
  readonly changes: DipRevision['changes'] | null;
  readonly at: Instant | null;
  readonly by: string | null;
}

/** The revisions that a person published, by their instants, of what was read of the history. */
const revisers = (items: readonly HistoryItem[]): ReadonlyMap<Instant, string> =>
  new Map(items.filter(({ type }) => type === 'dip.revise').map(({ at, by }) => [at, by]));

/**
 * Oldest first. The first is the text that the TSC approved and that was submitted; while the
 * history is not read it is the approved one, or nothing where the output was reopened since.
 */
export function textsOf(
  output: Output,
  dip: Dip,
  items: readonly HistoryItem[],
): readonly TextOfDip[] {
  const submit = latestAct(items, 'dip.submit');
  const first =
    submittedText(items) ?? (dip.revisions.length === 0 ? dip.textSha256 : output.approvedText);
  const by = revisers(items);
  const submitted: readonly TextOfDip[] =
    first === null
      ? []
      : [
          {
            index: 0,
            textSha256: first,
            commit: null,
            changes: null,
            at: submit?.at ?? null,
            by: submit?.by ?? null,
          },
        ];
  return [
    ...submitted,
    ...dip.revisions.map(({ textSha256, commit, changes, at }, index) => ({
      index: index + 1,
      textSha256,
      commit,
      changes,
      at,
      by: by.get(at) ?? null,
    })),
  ];
}

/** What a text is called within a sentence. */
export const textName = ({ index }: Pick<TextOfDip, 'index'>): string =>
  index === 0 ? 'the approved text' : `revision ${index}`;
