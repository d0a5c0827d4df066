import { useMemo } from 'react';
import { useAssociation } from '../../../stores/use-association.tsx';
import { useCheckpoint } from '../versions/use-checkpoint.ts';
import { whyNotWrite } from '../why-not-write.ts';
import type { DocumentWorkspace, ReviewHandle } from '../workspace.ts';
import type { Desk } from './decide.ts';

export interface DecisionDesk extends Desk {
  /** Why this person decides nothing here now, in words; nothing where they do. */
  readonly reason: string | undefined;
  readonly me: string;
  /** Keeps the text as it is among the versions: before many changes at once. */
  readonly checkpoint: () => Promise<unknown>;
}

/** What is needed to decide about changes of a document. */
export function useDesk({ document, text, handle }: DocumentWorkspace, review: ReviewHandle) {
  const { me, why } = useAssociation(({ state, me }) => {
    const found = whyNotWrite(state, me.person, document);
    return { me: me.person, why: found === null ? null : found.title };
  });
  const { say } = review;
  const checkpoint = useCheckpoint();
  const mayWrite = handle.mayWrite && review.handle.mayWrite;
  return useMemo((): DecisionDesk => {
    const reason = mayWrite ? undefined : (why ?? 'The relay takes no edits from here now.');
    return { text, say, me, reason, checkpoint: () => checkpoint({ text, review }) };
  }, [text, say, me, mayWrite, why, checkpoint, review]);
}
