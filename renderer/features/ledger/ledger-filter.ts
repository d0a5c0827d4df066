import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { State } from '../../../shared/rules/index.ts';
import { sentenceOf } from '../../../shared/wording/index.ts';

export interface LedgerFilter {
  readonly words: string;
  /** A person's id, `relay`, or null for all. */
  readonly by: string | null;
  /** The part of an act's type before the dot, or null for all. */
  readonly topic: string | null;
}

export const NO_FILTER: LedgerFilter = { words: '', by: null, topic: null };

export const isFiltering = ({ words, by, topic }: LedgerFilter): boolean =>
  words.trim() !== '' || by !== null || topic !== null;

export const topicOf = (type: string): string => type.split('.')[0] ?? type;

/** Whether an act is looked for: every word stands in its sentence, its type, its number or a hash. */
export function isFound(item: HistoryItem, filter: LedgerFilter, state: State): boolean {
  if (filter.by !== null && item.by !== filter.by) return false;
  if (filter.topic !== null && topicOf(item.type) !== filter.topic) return false;
  const words = filter.words.trim().toLowerCase();
  if (words === '') return true;
  const { seq, type, id, actHash, head } = item;
  const text = [sentenceOf(item, state), type, id, `#${seq}`, actHash, head]
    .join(' ')
    .toLowerCase();
  return words.split(/\s+/).every((word) => text.includes(word));
}
