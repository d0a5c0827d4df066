import { useDeferredValue, useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { missingFields, type Twg } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { Callout, Link, Section } from '../../ui/index.ts';
import { FieldChanges } from '../groups/field-changes.tsx';
import { isBlankCharter } from './charter-fields.ts';
import type { Publication } from './publication.ts';
import { effectWords } from './publication-words.ts';
import { PublishButton } from './publish-button.tsx';
import styles from './proposals.module.css';

interface UnpublishedProps {
  readonly twg: Twg;
  readonly doc: Y.Doc;
  readonly publication: Publication;
}

/** Beside the form: whether what is written is what is published. */
export function PublishBlock({ twg, doc, publication }: UnpublishedProps) {
  const { changes, effect } = publication;
  const had = useRef(0);
  const published = had.current > 0 && changes.length === 0;
  useEffect(() => {
    had.current = changes.length;
  }, [changes.length]);
  if (changes.length === 0)
    return <NothingToPublish twg={twg} came={published ? 'now' : 'before'} />;
  return (
    <section className={styles.block} aria-label="Publishing">
      <h2>Unpublished changes</h2>
      <p className={styles.quiet} role="status">
        {counted(changes.length, 'field')} changed. Until you publish, this is a draft: only what is
        published circulates and goes to the vote.
      </p>
      <EffectNote words={effectWords(twg, effect)} />
      <div>
        <PublishButton twg={twg} doc={doc} publication={publication} />
      </div>
    </section>
  );
}

function NothingToPublish(props: { readonly twg: Twg; readonly came: 'now' | 'before' }) {
  const { twg, came } = props;
  const canCirculate = twg.stage === 'draft' && missingFields(twg.charter).length === 0;
  const block = useRef<HTMLElement>(null);
  // Who has just published by a button that is gone now goes on from here.
  useEffect(() => {
    if (came === 'now' && document.activeElement === document.body) block.current?.focus();
  }, [came]);
  return (
    <section ref={block} tabIndex={-1} className={styles.block} aria-label="Publishing">
      <h2>{isBlankCharter(twg.charter) ? 'Nothing written yet' : 'Published'}</h2>
      <p className={styles.quiet} role="status">
        {isBlankCharter(twg.charter)
          ? 'What is written here stays a draft until you publish it.'
          : 'What is written here is what is published.'}
      </p>
      <Link to={paths.group(twg.id)}>
        {canCirculate ? 'Go on to circulating it' : 'Back to the group'}
      </Link>
    </section>
  );
}

const EffectNote = ({ words }: { readonly words: string | null }) =>
  words === null ? null : (
    <Callout tone="warning" title="More than a new text">
      {words}
    </Callout>
  );

/** Word by word, what publishing would change. */
export function UnpublishedChanges({ twg, publication }: Omit<UnpublishedProps, 'doc'>) {
  const changes = useDeferredValue(publication.changes);
  if (changes.length === 0) return null;
  return (
    <Section title="What publishing changes">
      <FieldChanges
        changes={changes}
        material={twg.stage === 'circulating' ? 'marked' : 'not-marked'}
      />
    </Section>
  );
}
