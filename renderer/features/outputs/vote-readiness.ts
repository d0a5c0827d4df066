import type { DocumentStatus } from '../../collab/index.ts';
import { MOST_KEPT } from '../documents/versions/kept-text.ts';

export interface Readiness {
  readonly text: string;
  readonly bytes: number;
  readonly changed: 'no' | 'yes';
  readonly status: Pick<DocumentStatus, 'saved' | 'relay'>;
  readonly isOffline: boolean;
}

/** A vote is on one text that the relay has: why this one cannot be it now. */
export function reasonAgainst({
  text,
  bytes,
  changed,
  status,
  isOffline,
}: Readiness): string | undefined {
  if (text.trim() === '') return 'Nothing is written yet.';
  if (bytes > MOST_KEPT)
    return 'The text is larger than 2 MiB, the most that can be put to a vote.';
  if (changed === 'yes')
    return 'The text has changed since you looked at it: look at it again first.';
  if (status.relay === 'refused')
    return 'The relay does not take edits from here now, so this may not be the text that others have.';
  if (status.saved !== 'saved') return 'The text is not saved on this device yet.';
  if (!isOffline && status.relay !== 'acknowledged')
    return 'The relay has not acknowledged all of the text yet.';
  return undefined;
}
