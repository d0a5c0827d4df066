import { useState } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { listed } from '../../../shared/wording/index.ts';
import { useDocument, type DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout } from '../../ui/index.ts';
import { charterDocument, closedReason } from './closed-reason.ts';
import { publicationOf, waitsForStart } from './publication.ts';
import { effectWords } from './publication-words.ts';
import { PublishButton } from './publish-button.tsx';
import styles from './proposals.module.css';
import { useLiveCharter } from './use-live-charter.ts';

interface PublishFirstProps {
  readonly twg: Twg;
  /** Which text the act is about: "What circulates is the published text." */
  readonly what: string;
}

/** Asks to publish what is not published yet, where an act goes by the published text. */
export function PublishFirst({ twg, what }: PublishFirstProps) {
  const isOpen = useAssociation(({ state, me }) => closedReason(state, twg, me.person) === null);
  const handle = useDocument(charterDocument(twg.id));
  if (!isOpen || handle === null) return null;
  return <Asking twg={twg} what={what} handle={handle} />;
}

function Asking({ twg, what, handle }: PublishFirstProps & { readonly handle: DocumentHandle }) {
  const live = useLiveCharter(handle.doc);
  const [answer, setAnswer] = useState<'none' | 'as-published'>('none');
  const publication = publicationOf(twg, live.charter);
  const { changes, effect } = publication;
  const unwritten = live.document === 'untouched' || waitsForStart(twg, live.document);
  if (unwritten || changes.length === 0 || answer === 'as-published') return null;
  const fields = listed(changes.map(({ label }) => label.toLowerCase()));
  return (
    <Callout tone="warning" title="There are unpublished changes" role="status">
      <p>
        {what} The draft differs in {fields}. {effectWords(twg, effect)}
      </p>
      <div className={styles.buttons}>
        <PublishButton twg={twg} doc={handle.doc} publication={publication} size="small" />
        <Button size="small" variant="quiet" onPress={() => setAnswer('as-published')}>
          Go on with the published text
        </Button>
      </div>
    </Callout>
  );
}
