import type { Authorship } from '../../../../shared/client/host-messages.ts';
import type { Instant } from '../../../../shared/rules/index.ts';

/** What one person deleted at one time, wherever it stood. */
export interface DeletedTogether {
  readonly person: string;
  readonly at: Instant;
  readonly characters: number;
}

/** The newest first. */
export function deletionsOf(deletions: Authorship['deletions']): readonly DeletedTogether[] {
  const together = new Map<string, DeletedTogether>();
  for (const { person, at, length } of deletions) {
    const key = `${at}-${person}`;
    const characters = (together.get(key)?.characters ?? 0) + length;
    together.set(key, { person, at, characters });
  }
  return [...together.values()].sort((a, b) => b.at - a.at);
}
