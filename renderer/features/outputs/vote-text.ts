import { useMemo, useState } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import type { DocumentHandle, DocumentStatus } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { useSettledText } from '../documents/files/use-settled-text.ts';
import { bytesOfText, MOST_KEPT } from '../documents/versions/kept-text.ts';

/** The exact text that is about to be put to a vote. */
export interface VoteText {
  readonly text: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Whether the document has gone on since. */
  readonly changed: 'no' | 'yes';
  /** Takes the document as it is now. */
  readonly take: () => void;
  /** Why no vote can be called on it now. */
  readonly reason: string | undefined;
  /** What to know where it can. */
  readonly note: string | null;
}

/** Holds the text still from the moment it is looked at, and says whether it has changed since. */
export function useVoteText(handle: DocumentHandle): VoteText {
  const source = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const [text, setText] = useState(() => source.toJSON());
  const now = useSettledText(source);
  const { sha256, bytes } = useMemo(() => {
    const { sha256, bytes } = bytesOfText(text);
    return { sha256, bytes: bytes.length };
  }, [text]);
  const connection = useAssociation((view) => view.connection.status);
  const isOffline = connection !== 'online';
  const changed = now === text ? 'no' : 'yes';
  return {
    text,
    sha256,
    bytes,
    changed,
    take: () => setText(source.toJSON()),
    reason: reasonAgainst({ text, bytes, changed, status: handle.status, isOffline }),
    note: isOffline ? OFFLINE : null,
  };
}

const OFFLINE =
  'The relay cannot be reached. The vote is called when it is, if the document is still exactly this text by then; otherwise you are told, and can look at it again.';

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
