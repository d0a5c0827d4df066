import type { Twg } from '../../../shared/rules/index.ts';
import { clauseOfRefusal, listed } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import {
  DocumentStatusLine,
  DraftOffer,
  useDocument,
  type DocumentHandle,
} from '../../collab/index.ts';
import { CharterComments } from '../documents/comments/charter-comments.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Callout, Clause, Link, Page, Spinner, Time } from '../../ui/index.ts';
import { FormedCharter } from '../groups/charter/formed-charter.tsx';
import { CharterView } from '../groups/charter-view.tsx';
import { UnknownGroup } from '../groups/group-screen.tsx';
import { namesOf } from '../groups/names-of.ts';
import { StageBadge } from '../groups/stage-badge.tsx';
import { checklistOf, FIELD_LABELS } from './charter-fields.ts';
import { Checklist } from './checklist.tsx';
import { charterDocument, closedReason, type ClosedReason } from './closed-reason.ts';
import { HereNow } from './here-now.tsx';
import { ProposalForm } from './proposal-form.tsx';
import styles from './proposals.module.css';
import { publicationOf, waitsForStart } from './publication.ts';
import { SizeLine } from './size-line.tsx';
import { StartHere } from './start-here.tsx';
import { PublishBlock, UnpublishedChanges } from './unpublished.tsx';
import { useLiveCharter } from './use-live-charter.ts';

/** The proposal of a group, written together, and published as an act. */
export function ProposalScreen({ twg: id }: { readonly twg: string }) {
  const twg = useAssociation((view) => view.state.twg.get(id) ?? null);
  return twg === null ? <UnknownGroup id={id} /> : <Known twg={twg} />;
}

function Known({ twg }: { readonly twg: Twg }) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const handle = useDocument(charterDocument(twg.id));
  const closed = closedReason(state, twg, me);
  if (twg.stage === 'formed') return <Formed twg={twg} handle={handle} />;
  return (
    <Page
      title={`Proposal: ${twg.name}`}
      eyebrow={<Ways twg={twg} />}
      actions={<StageBadge stage={twg.stage} />}
    >
      {closed === null ? null : <ClosedNote reason={closed} />}
      {handle === null ? <Spinner>Opening the draft on this device…</Spinner> : null}
      {handle === null ? null : <Drafts handle={handle} />}
      {handle === null || closed !== null ? (
        <CharterView charter={twg.charter} />
      ) : (
        <Open twg={twg} handle={handle} />
      )}
      <CharterComments twg={twg.id} />
    </Page>
  );
}

const Ways = ({ twg }: { readonly twg: Twg }) => (
  <>
    <Link to={paths.groups}>Groups</Link> · <Link to={paths.group(twg.id)}>{twg.name}</Link>
  </>
);

/** Once a group is formed, what is here is its charter, and how that is revised. */
function Formed({ twg, handle }: { readonly twg: Twg; readonly handle: DocumentHandle | null }) {
  return (
    <Page
      title={`Charter: ${twg.name}`}
      eyebrow={<Ways twg={twg} />}
      actions={<StageBadge stage={twg.stage} />}
    >
      {handle === null ? (
        <Spinner>Opening the draft on this device…</Spinner>
      ) : (
        <>
          <StatusRow handle={handle} />
          <Drafts handle={handle} />
          <FormedCharter twg={twg} handle={handle} />
        </>
      )}
      <CharterComments twg={twg.id} />
    </Page>
  );
}

function ClosedNote({ reason }: { readonly reason: ClosedReason }) {
  const state = useAssociation((view) => view.state);
  switch (reason.kind) {
    case 'voting':
      return (
        <Callout
          tone="info"
          title="The TSC is voting on this text, so it cannot be edited"
          action={<Link to={paths.ballot(reason.ballot)}>Open the ballot</Link>}
        >
          Until <Time at={reason.until} />. If the vote fails, it can be edited again.
        </Callout>
      );
    case 'ended':
      return (
        <Callout tone="info" title={`It cannot be edited any more: ${reason.how}`}>
          What was published last stands below.
        </Callout>
      );
    case 'formed':
      return (
        <Callout tone="info" title="The group is formed, and this is its charter">
          A material change of scope, limits, outputs or duration needs the TSC’s approval.
        </Callout>
      );
    case 'not-an-author':
      return (
        <Callout tone="info" title="You can read this proposal, not edit it">
          It is written by its creator and facilitators: {listed(namesOf(state, reason.authors))}.
          What is published stands below.
        </Callout>
      );
  }
}

/** What a field of the document is called; `fields` holds the duration. */
const DRAFT_LABELS = { ...FIELD_LABELS, fields: FIELD_LABELS.durationDays };

/** What was refused of one's own edits, each with the way back. */
const Drafts = ({ handle }: { readonly handle: DocumentHandle }) =>
  handle.drafts.map((draft) => (
    <DraftOffer key={draft.id} draft={draft} handle={handle} labels={DRAFT_LABELS} />
  ));

const StatusRow = ({ handle }: { readonly handle: DocumentHandle }) => (
  <div className={styles.status}>
    <DocumentStatusLine handle={handle} />
    <HereNow awareness={handle.awareness} />
  </div>
);

function Open({ twg, handle }: { readonly twg: Twg; readonly handle: DocumentHandle }) {
  const live = useLiveCharter(handle.doc);
  const publication = publicationOf(twg, live.charter);
  const clause = clauseOfRefusal('charter-incomplete');
  if (waitsForStart(twg, live.document)) return <StartHere twg={twg} handle={handle} />;
  return (
    <>
      <StatusRow handle={handle} />
      <div className={styles.columns}>
        <ProposalForm twg={twg} handle={handle} />
        <aside className={styles.aside} aria-label="What is missing, and publishing">
          <Checklist items={checklistOf(live.charter, twg.facilitators)} />
          <SizeLine size={publication.size} />
          <PublishBlock twg={twg} doc={handle.doc} publication={publication} />
          {clause === null ? null : <Clause source={clause.source}>{clause.text} …</Clause>}
        </aside>
      </div>
      <UnpublishedChanges twg={twg} publication={publication} />
    </>
  );
}
