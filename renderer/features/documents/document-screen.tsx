import { structuredRoots } from '../../../shared/protocol/document-roots.ts';
import { documentTitle, groupName, groupOfDocument } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useDocument } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Callout, EmptyState, Link, Page, Spinner } from '../../ui/index.ts';
import { belongsTo } from './belongs-to.ts';
import { CharterComments } from './comments/charter-comments.tsx';
import { DocumentHead } from './document-head.tsx';
import styles from './documents.module.css';
import { OpenedDocument } from './opened-document.tsx';

/** A document that several people write. */
export function DocumentScreen({ document }: { readonly document: string }) {
  const { title, kind } = useAssociation(({ state }) => documentTitle(state, document));
  const group = useAssociation(({ state }) => groupOfDocument(state, document));
  if (structuredRoots(document) !== null) return <Charter document={document} />;
  if (group === null) return <Unknown document={document} />;
  return (
    <div className={styles.screen}>
      <DocumentHead title={title} kind={kind} group={group} of={belongsTo(document)} />
      <Opening document={document} />
    </div>
  );
}

function Opening({ document }: { readonly document: string }) {
  const handle = useDocument(document);
  return handle === null ? (
    <Spinner>Opening the document on this device…</Spinner>
  ) : (
    <OpenedDocument handle={handle} />
  );
}

/** A charter is not one text: it is written field by field. */
function Charter({ document }: { readonly document: string }) {
  const twg = document.split('/')[1] ?? '';
  const name = useAssociation(({ state }) => groupName(state, twg));
  return (
    <Page title={name} eyebrow={<Link to={paths.documents}>Documents</Link>}>
      <Callout
        tone="info"
        title="A charter is written field by field"
        action={<Link to={paths.proposal(twg)}>Open the charter of {name}</Link>}
      />
      <CharterComments twg={twg} />
    </Page>
  );
}

function Unknown({ document }: { readonly document: string }) {
  return (
    <Page title="No such document" eyebrow={<Link to={paths.documents}>Documents</Link>}>
      <EmptyState
        title="This device knows nothing that this document belongs to"
        action={<Link to={paths.documents}>See all documents</Link>}
      >
        <p>
          The ledger as it is here has nothing for “{document}”. What it belongs to may have been
          made while this device was offline: once it has caught up, the document shows here.
        </p>
      </EmptyState>
    </Page>
  );
}
