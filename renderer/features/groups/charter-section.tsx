import type { Twg } from '../../../shared/rules/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Disclosure, Link, Person, Section, Time, type BadgeProps } from '../../ui/index.ts';
import { Pending } from './charter/formed-charter.tsx';
import { charterRevisions, type CharterRevision } from './charter-revisions.ts';
import { CharterView } from './charter-view.tsx';
import { FieldChanges } from './field-changes.tsx';
import { isProposal } from './formation-steps.ts';
import styles from './groups.module.css';
import type { GroupHistory } from './use-group-history.ts';

const STANDINGS: {
  readonly [S in CharterRevision['standing']]: { label: string; tone: BadgeProps['tone'] };
} = {
  'in-force': { label: 'Current', tone: 'success' },
  voting: { label: 'TSC vote', tone: 'accent' },
  'not-adopted': { label: 'Not adopted', tone: 'warning' },
  replaced: { label: 'Replaced', tone: 'neutral' },
};

/** The published charter, and those before it. */
export function CharterSection(props: { readonly twg: Twg; readonly history: GroupHistory }) {
  const { twg, history } = props;
  const state = useAssociation((view) => view.state);
  const revisions = charterRevisions(state, history.items);
  return (
    <Section
      title="Charter"
      action={
        twg.stage === 'withdrawn' || twg.stage === 'concluded' ? undefined : (
          <Link to={paths.proposal(twg.id)}>
            {isProposal(twg.stage) ? 'Open the proposal' : 'Revise the charter'}
          </Link>
        )
      }
    >
      {twg.stage === 'formed' ? <Pending twg={twg} /> : null}
      <CharterView charter={twg.charter} />
      {revisions.length < 2 ? null : (
        <Disclosure summary={`${revisions.length} published versions, and what changed`}>
          <ol className={styles.history} reversed>
            {revisions.map((revision) => (
              <Revision key={revision.seq} revision={revision} />
            ))}
          </ol>
        </Disclosure>
      )}
    </Section>
  );
}

function Revision({ revision }: { readonly revision: CharterRevision }) {
  const { label, tone } = STANDINGS[revision.standing];
  return (
    <li>
      <p>
        <Badge tone={tone}>{label}</Badge> <Person id={revision.by} organization="left-out" />,{' '}
        <Time at={revision.at} />
        {revision.ballot === null ? null : (
          <>
            {' '}
            · <Link to={paths.ballot(revision.ballot)}>the ballot</Link>
          </>
        )}
      </p>
      <FieldChanges changes={revision.changes} />
    </li>
  );
}
