import { useState, type ReactNode } from 'react';
import * as Y from 'yjs';
import type { Twg } from '../../../shared/rules/index.ts';
import { listed } from '../../../shared/wording/index.ts';
import { useDocument } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout } from '../../ui/index.ts';
import { charterDocument, closedReason } from './closed-reason.ts';
import { publicationOf, type Publication } from './publication.ts';
import { effectWords } from './publication-words.ts';
import { PublishButton } from './publish-button.tsx';
import styles from './proposals.module.css';
import { useLiveCharter } from './use-live-charter.ts';

export interface PublishFirst {
  /** Why the act waits for an answer; undefined where nothing is unpublished, or it is answered. */
  readonly reason: string | undefined;
  /** What asks; null where nothing is to be asked. */
  readonly question: ReactNode;
}

const CLEAR: PublishFirst = { reason: undefined, question: null };

/** Stands in for a document that is not loaded yet. */
const NOTHING = new Y.Doc();

/**
 * Asks to publish what is not published yet, where an act goes by the published text. `what` says
 * which text the act is about: "What circulates is the published text."
 */
export function usePublishFirst(twg: Twg, what: string): PublishFirst {
  const isAuthor = useAssociation(({ state, me }) => closedReason(state, twg, me.person) === null);
  const handle = useDocument(charterDocument(twg.id));
  const doc = handle?.doc ?? NOTHING;
  const live = useLiveCharter(doc);
  const [answer, setAnswer] = useState<'none' | 'as-published'>('none');
  const publication = publicationOf(twg, live.charter);
  if (!isAuthor || answer === 'as-published') return CLEAR;
  if (handle === null) return { ...CLEAR, reason: 'The draft is being read. One moment.' };
  if (live.document === 'untouched' || publication.changes.length === 0) return CLEAR;
  return {
    reason: 'Publish the changes, or go on with the published text, first.',
    question: (
      <Question
        twg={twg}
        what={what}
        doc={doc}
        publication={publication}
        goOn={() => setAnswer('as-published')}
      />
    ),
  };
}

interface QuestionProps {
  readonly twg: Twg;
  readonly what: string;
  readonly doc: Y.Doc;
  readonly publication: Publication;
  readonly goOn: () => void;
}

function Question({ twg, what, doc, publication, goOn }: QuestionProps) {
  const { changes, effect } = publication;
  const fields = listed(changes.map(({ label }) => label.toLowerCase()));
  return (
    <Callout tone="warning" title="There are unpublished changes" role="status">
      <p>
        {what} The draft differs in {fields}. {effectWords(twg, effect)}
      </p>
      <div className={styles.buttons}>
        <PublishButton twg={twg} doc={doc} publication={publication} size="small" />
        <Button size="small" variant="quiet" onPress={goOn}>
          Go on with the published text
        </Button>
      </div>
    </Callout>
  );
}
