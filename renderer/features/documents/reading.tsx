import { useMemo, type ReactNode } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { paths } from '../../app/routes.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { MarkdownView, useAttachments } from '../../markdown/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link, Section, Spinner } from '../../ui/index.ts';
import styles from './reading.module.css';
import { useSource } from './use-source.ts';
import { whyNotWrite } from './why-not-write.ts';

export interface ReadingProps {
  readonly title: string;
  readonly document: string;
  /** Null while it is being loaded. */
  readonly handle: DocumentHandle | null;
  /** Said where nothing is written yet. */
  readonly empty: ReactNode;
  readonly action?: ReactNode;
}

/** A document to read on the page of what it belongs to, with the way to where it is written. */
export function Reading(props: ReadingProps) {
  const { title, document, handle, action } = props;
  const why = useAssociation(({ state, me }) => whyNotWrite(state, me.person, document)?.title);
  return (
    <Section
      title={title}
      action={
        <div className={styles.actions}>
          {action}
          <Link to={paths.document(document)}>
            {why === undefined
              ? `Write the ${title.toLowerCase()}`
              : `Open the ${title.toLowerCase()}`}
          </Link>
        </div>
      }
    >
      {handle === null ? <Spinner /> : <Text {...props} handle={handle} />}
      {why === undefined ? null : <p className={styles.quiet}>{why}</p>}
    </Section>
  );
}

function Text({ title, handle, empty }: ReadingProps & { readonly handle: DocumentHandle }) {
  const ledger = useAssociation((view) => view.association.ledger);
  const images = useAttachments(ledger);
  const text = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const source = useSource(text, null);
  if (source.trim() === '') return <p className={styles.quiet}>{empty}</p>;
  return (
    <div
      className={styles.text}
      tabIndex={0}
      role="region"
      aria-label={`The ${title.toLowerCase()}`}
    >
      <MarkdownView source={source} images={images} />
    </div>
  );
}
