import { useMemo, useState } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { useSettledText } from '../documents/files/use-settled-text.ts';
import { bytesOfText } from '../documents/versions/kept-text.ts';
import { reasonAgainst } from './vote-readiness.ts';

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
