import { FilePen, RotateCcw } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Charter } from '../../../../shared/documents/proposal-markdown.ts';
import {
  access,
  charterEndsAt,
  closingInstant,
  facilitatorsOf,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { clauseOfRefusal, facilitatorsWords } from '../../../../shared/wording/index.ts';
import { ForeseenButton } from '../../../app/foreseen-button.tsx';
import { paths } from '../../../app/routes.ts';
import type { DocumentHandle } from '../../../collab/index.ts';
import { useAssociation, useNow } from '../../../stores/use-association.tsx';
import {
  Badge,
  Button,
  Callout,
  Clause,
  ConfirmDialog,
  Icon,
  Link,
  Section,
  Time,
  sectionStyles,
} from '../../../ui/index.ts';
import { charterDocument } from '../../proposals/closed-reason.ts';
import { ProposalForm } from '../../proposals/proposal-form.tsx';
import proposalStyles from '../../proposals/proposals.module.css';
import { waitsForStart } from '../../proposals/publication.ts';
import { SizeLine } from '../../proposals/size-line.tsx';
import { StartHere } from '../../proposals/start-here.tsx';
import { useLiveCharter } from '../../proposals/use-live-charter.ts';
import { charterChanges } from '../../proposals/charter-fields.ts';
import { CharterView } from '../charter-view.tsx';
import { FieldChanges } from '../field-changes.tsx';
import { resetCharter } from './reset-charter.ts';
import { ReviseDialog } from './revise-dialog.tsx';
import { heldBy, revisionOf, weightWords, wouldEndAt, type Revision } from './revision.ts';
import { PLACEHOLDER_TEXT } from '../../../app/placeholder-data.ts';

/** A formed group's charter: the one in force, what the TSC votes on, and the draft of another. */
export function FormedCharter(props: { readonly twg: Twg; readonly handle: DocumentHandle }) {
  const { twg, handle } = props;
  const mayWrite = useAssociation(
    ({ state, me }) => access(state, me.person, charterDocument(twg.id)).write,
  );
  return (
    <>
      <Pending twg={twg} />
      <Expiry twg={twg} />
      {mayWrite ? <Draft twg={twg} handle={handle} /> : <OthersNote twg={twg} />}
      <Section title="The charter in force" action={<Badge tone="success">In force</Badge>}>
        <CharterView charter={twg.charter} />
      </Section>
    </>
  );
}

/** A revision that the TSC votes on now. */
export function Pending({ twg }: { readonly twg: Twg }) {
  const ballot = useAssociation(({ state }) =>
    twg.revision === null ? undefined : state.ballot.get(twg.revision),
  );
  if (ballot?.charter === undefined || ballot.charter === null) return null;
  return (
    <Callout
      tone="info"
      title="The TSC is voting on a revised charter"
      action={<Link to={paths.ballot(ballot.id)}>Open the ballot</Link>}
    >
      <p>
        Until <Time at={closingInstant(ballot)} relative />. The charter below stays in force until
        the revision passes, and after that if it does not. Another revision can be put forward once
        this vote has closed.
      </p>
      <FieldChanges changes={charterChanges(twg.charter, ballot.charter)} />
    </Callout>
  );
}

function Expiry({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const endsAt = charterEndsAt(twg);
  if (endsAt === null || now < endsAt) return null;
  const clause = clauseOfRefusal('charter-expired');
  return (
    <Callout tone="warning" title="The duration in the charter has run out">
      <p>
        Since <Time at={endsAt} /> nothing new can be started or put to the group’s vote. A revision
        with a longer duration, counted from the day the group was formed, lets it go on; or the
        group concludes.
      </p>
      {clause === null ? null : <Clause source={clause.source}>{clause.text}</Clause>}
    </Callout>
  );
}

function OthersNote({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  return (
    <Callout
      tone="info"
      title="You can read the charter, not revise it"
      action={
        <ForeseenButton
          type="charter.revise"
          check={{ twg: twg.id, charter: twg.charter, reason: PLACEHOLDER_TEXT }}
          onPress={() => undefined}
        >
          Revise the charter…
        </ForeseenButton>
      }
    >
      {facilitatorsOf(twg).length === 0
        ? 'It is revised by the group’s facilitators, and there is none now: the secretariat appoints one.'
        : `It is revised by ${facilitatorsWords(state, twg.id)}. Raise a topic in the group to suggest a change.`}
    </Callout>
  );
}

function Draft(props: { readonly twg: Twg; readonly handle: DocumentHandle }) {
  const { twg, handle } = props;
  const live = useLiveCharter(handle.doc);
  if (waitsForStart(twg, live.document)) return <StartHere twg={twg} handle={handle} />;
  const revision = revisionOf(twg, live.charter);
  return (
    <Section title="Draft of a revision">
      <p className={sectionStyles.quiet}>
        What is written here is a draft, and changes nothing by itself: the charter in force stands
        below.
      </p>
      <div className={proposalStyles.columns}>
        <ProposalForm twg={twg} handle={handle} facilitators="left-out" />
        <aside
          className={proposalStyles.aside}
          aria-label="What the revision changes, and signing it"
        >
          <SizeLine size={revision.size} />
          <Forward twg={twg} handle={handle} revision={revision} />
        </aside>
      </div>
      <Changes revision={revision} />
    </Section>
  );
}

function Forward(props: {
  readonly twg: Twg;
  readonly handle: DocumentHandle;
  readonly revision: Revision;
}) {
  const { twg, handle, revision } = props;
  const [shown, setShown] = useState<Charter | null>(null);
  const [resetting, setResetting] = useState<'no' | 'yes'>('no');
  const { weight, charter } = revision;
  const clause = clauseOfRefusal('ballot-required');
  const { title, words } = useStanding(twg, revision);
  return (
    <section className={proposalStyles.block} aria-label="The revision">
      <h2>{title}</h2>
      <p role="status">{words}</p>
      <Duration twg={twg} charter={charter} />
      {weight === 'material' && clause !== null ? (
        <Clause source={clause.source}>{clause.text}</Clause>
      ) : null}
      <div className={sectionStyles.buttons}>
        <ForeseenButton
          type="charter.revise"
          check={{
            twg: twg.id,
            charter,
            reason: PLACEHOLDER_TEXT,
            ...(weight === 'material' ? { ballot: 'foreseen-ballot' } : {}),
          }}
          allow="charter-incomplete"
          reason={heldBy(revision)}
          variant="primary"
          icon={<Icon of={FilePen} />}
          onPress={() => setShown(charter)}
        >
          {weight === 'material' ? 'Put it to the TSC…' : 'Revise the charter…'}
        </ForeseenButton>
        {weight === null ? null : (
          <Button
            variant="quiet"
            icon={<Icon of={RotateCcw} />}
            reason={handle.mayWrite ? undefined : 'The relay does not let you write here now.'}
            onPress={() => setResetting('yes')}
          >
            Begin the draft anew
          </Button>
        )}
      </div>
      {shown === null ? null : (
        <ReviseDialog twg={twg} charter={shown} onClose={() => setShown(null)} />
      )}
      <ConfirmDialog
        title="Begin the draft anew"
        sentence="The draft becomes what the charter in force says."
        consequence="What was written in it, by you and by others, is taken out."
        confirmLabel="Begin anew"
        tone="danger"
        isOpen={resetting === 'yes'}
        onCancel={() => setResetting('no')}
        onConfirm={() => {
          resetCharter(handle.doc, twg.charter);
          setResetting('no');
        }}
      />
    </section>
  );
}

const TITLES = {
  none: 'Nothing is changed yet',
  material: 'A material change',
  'not-material': 'A change that is not material',
} as const;

/** How the draft stands: to what the TSC votes on now, where it does, or to the charter in force. */
function useStanding(twg: Twg, revision: Revision): { title: string; words: string } {
  const voted = useAssociation(({ state }) =>
    twg.revision === null ? null : (state.ballot.get(twg.revision)?.charter ?? null),
  );
  if (voted === null) {
    return { title: TITLES[revision.weight ?? 'none'], words: weightWords(revision) };
  }
  return charterChanges(voted, revision.charter).length === 0
    ? {
        title: 'Before the TSC now',
        words:
          'This draft is what the TSC is voting on. The charter in force stays until it has passed.',
      }
    : {
        title: 'The TSC is voting on another text',
        words:
          'This draft differs from what is before the TSC. It can be put forward once that vote has closed.',
      };
}

/** A duration counts from the forming, which is easily forgotten. */
function Duration({ twg, charter }: { readonly twg: Twg; readonly charter: Charter }) {
  const now = useNow();
  const endsAt = wouldEndAt(twg, charter);
  if (endsAt === null || charter.durationDays === twg.charter.durationDays) return null;
  return (
    <p className={sectionStyles.quiet}>
      {charter.durationDays} days from the forming end <Time at={endsAt} />
      {endsAt <= now ? ': that is over already.' : '.'}
    </p>
  );
}

/** Word by word, what the revision would change. */
function Changes({ revision }: { readonly revision: Revision }) {
  const changes = useDeferredValue(revision.changes);
  if (changes.length === 0) return null;
  return (
    <>
      <h3>What it changes against the charter in force</h3>
      <FieldChanges changes={changes} />
    </>
  );
}
