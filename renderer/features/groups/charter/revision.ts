/** How the draft of a formed group's charter stands to the one in force. */

import type { Charter } from '../../../../shared/documents/proposal-markdown.ts';
import {
  charterEndsAt,
  missingFields,
  type Instant,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { listed } from '../../../../shared/wording/index.ts';
import {
  charterChanges,
  FIELD_LABELS,
  isCharterField,
  type FieldChange,
} from '../../proposals/charter-fields.ts';
import { sizeWords } from '../../proposals/publication-words.ts';
import { sizeOf, type Publication } from '../../proposals/publication.ts';
import { idFromName } from '../id-from-name.ts';

export interface Revision {
  readonly charter: Charter;
  readonly changes: readonly FieldChange[];
  /** `material`: the TSC has to approve it; null where nothing is changed. */
  readonly weight: 'material' | 'not-material' | null;
  /** Fields that are blank. */
  readonly missing: readonly string[];
  readonly size: Publication['size'];
}

export function revisionOf(twg: Twg, live: Charter): Revision {
  const changes = charterChanges(twg.charter, live);
  const isMaterial = changes.some(({ weight }) => weight === 'material');
  const weight = isMaterial ? 'material' : 'not-material';
  return {
    charter: live,
    changes,
    weight: changes.length === 0 ? null : weight,
    missing: missingFields(live),
    size: sizeOf(live),
  };
}

const fieldNames = (fields: readonly string[]): string =>
  listed(
    fields.map((field) => (isCharterField(field) ? FIELD_LABELS[field] : field).toLowerCase()),
  );

/** Whether it is material, and why: which fields of those that DIP-7 names differ. */
export function weightWords({ changes, weight }: Revision): string {
  const of = (wanted: FieldChange['weight']): string[] =>
    changes.filter((change) => change.weight === wanted).map(({ field }) => field);
  switch (weight) {
    case null:
      return 'The draft says the same as the charter in force.';
    case 'material':
      return `This is a material change, because of its ${fieldNames(of('material'))}. The TSC votes on it, and the charter as it is stays in force until it has approved the new one.`;
    case 'not-material':
      return `This is not a material change: what differs is its ${fieldNames(of('not-material'))} alone. It is in force as soon as it is signed, without a vote.`;
  }
}

/** Why it cannot be put forward yet; undefined where it can. */
export function heldBy({ changes, missing, size }: Revision): string | undefined {
  if (changes.length === 0) return 'Change something in the draft first.';
  if (missing.length > 0) return `The draft still needs the ${fieldNames(missing)}.`;
  return size.standing === 'over' ? `It is too long. ${sizeWords(size)}` : undefined;
}

/** An id for the ballot on a revision. */
export const revisionBallotId = (state: State, twg: Twg): string =>
  idFromName(`charter-${twg.id}`, (id) => state.ballot.has(id), 'charter-revision');

/** When the charter would run out under a draft: the duration counts from the forming. */
export const wouldEndAt = (twg: Twg, charter: Charter): Instant | null =>
  charterEndsAt({ ...twg, charter });
