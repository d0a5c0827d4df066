/** The charters that a group has had, read from the acts that published them. */

import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Charter } from '../../../shared/documents/proposal-markdown.ts';
import type { Instant, State } from '../../../shared/rules/index.ts';
import { BLANK_CHARTER, charterChanges, type FieldChange } from '../proposals/charter-fields.ts';

export interface CharterRevision {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
  readonly charter: Charter;
  /** What it changed; against a blank charter for the first. */
  readonly changes: readonly FieldChange[];
  /** A material revision of a formed group is in force only once its ballot passes. */
  readonly standing: 'in-force' | 'voting' | 'not-adopted' | 'replaced';
  readonly ballot: string | null;
}

const PUBLISHING = new Set(['proposal.create', 'proposal.revise', 'charter.revise']);

interface Publishing {
  readonly charter?: Partial<Charter>;
  readonly ballot?: string;
}

type Adoption = 'adopted' | 'voting' | 'not-adopted';

function adoptionOf(state: State, item: HistoryItem, ballot: string | undefined): Adoption {
  if (item.type !== 'charter.revise' || ballot === undefined) return 'adopted';
  const record = state.ballot.get(ballot);
  // A ballot id that was not needed opens no ballot: the revision was in force at once.
  if (record === undefined) return 'adopted';
  if (record.status === 'open') return 'voting';
  return record.outcome === 'passed' ? 'adopted' : 'not-adopted';
}

/** The revisions among a group's acts (newest first), newest first. */
export function charterRevisions(state: State, history: readonly HistoryItem[]): CharterRevision[] {
  const revisions: CharterRevision[] = [];
  let before = BLANK_CHARTER;
  for (const item of [...history].reverse()) {
    if (!PUBLISHING.has(item.type)) continue;
    const { charter: published, ballot } = item.data as Publishing;
    if (published === undefined) continue;
    const charter = { ...BLANK_CHARTER, ...published };
    const adoption = adoptionOf(state, item, ballot);
    const changes = charterChanges(before, charter);
    if (changes.length === 0) continue;
    revisions.push({
      seq: item.seq,
      at: item.at,
      by: item.by,
      charter,
      changes,
      standing: adoption === 'adopted' ? 'replaced' : adoption,
      ballot: adoption === 'adopted' ? null : (ballot ?? null),
    });
    if (adoption === 'adopted') before = charter;
  }
  const inForce = revisions.findLastIndex(({ standing }) => standing === 'replaced');
  return revisions
    .map((each, index) => (index === inForce ? { ...each, standing: 'in-force' as const } : each))
    .reverse();
}
