import { Plus } from 'lucide-react';
import { facilitatorsOf, organizationsOf, type Twg } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed } from '../../../shared/wording/index.ts';
import { goTo, paths, queryOf } from '../../app/routes.ts';
import { useHash } from '../../app/use-route.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import {
  Button,
  Clause,
  EmptyState,
  Icon,
  Link,
  Page,
  Section,
  sectionStyles,
} from '../../ui/index.ts';
import { NewProposalDialog } from '../proposals/new-proposal-dialog.tsx';
import { ClockLine } from './clock-line.tsx';
import { groupSections } from './group-sections.ts';
import styles from './groups.module.css';
import { namesOf } from './names-of.ts';
import { NEW_GROUP, newGroupPath } from './new-group-path.ts';
import { nextStepOf } from './next-step.ts';
import { stepWords } from './next-step-words.ts';
import { StageBadge } from './stage-badge.tsx';

/** Every working group of the association, by stage. */
export function GroupsScreen() {
  const state = useAssociation((view) => view.state);
  const sections = groupSections(state);
  const isProposing = queryOf(useHash()).has(NEW_GROUP);
  const propose = (
    <Button variant="primary" icon={<Icon of={Plus} />} onPress={() => goTo(newGroupPath)}>
      Propose a group
    </Button>
  );
  return (
    <Page title="Groups" actions={sections.length > 0 ? propose : undefined}>
      {sections.length === 0 ? <NoGroups action={propose} /> : null}
      {sections.map(({ id, title, groups }) => (
        <Section key={id} title={title}>
          <ul className={styles.groups}>
            {groups.map((twg) => (
              <GroupRow key={twg.id} twg={twg} />
            ))}
          </ul>
        </Section>
      ))}
      <NewProposalDialog isOpen={isProposing} onClose={() => goTo(paths.groups)} />
    </Page>
  );
}

function GroupRow({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const step = nextStepOf(state, twg, now);
  const { waits, clock } = stepWords(step, now);
  const facilitators = namesOf(state, facilitatorsOf(twg));
  const organizations = organizationsOf(state, twg).length;
  return (
    <li className={styles.group}>
      <div className={styles.groupHead}>
        <h3>
          <Link to={paths.group(twg.id)}>{twg.name}</Link>
        </h3>
        <StageBadge stage={twg.stage} />
      </div>
      {step.kind === 'ended' ? null : (
        <p>
          {waits}
          {clock === null ? null : (
            <>
              {' '}
              · <ClockLine clock={clock} />
            </>
          )}
        </p>
      )}
      <p className={sectionStyles.quiet}>
        {facilitators.length === 0 ? 'No facilitator' : `Facilitated by ${listed(facilitators)}`}
        {twg.roster.length === 0
          ? null
          : ` · ${counted(twg.roster.length, 'person', 'people')} from ${counted(organizations, 'organization')}`}
      </p>
    </li>
  );
}

function NoGroups({ action }: { readonly action: React.ReactNode }) {
  const purpose = clauseOf('twg.draft');
  return (
    <EmptyState title="No group has been proposed yet" action={action}>
      <p>
        A technical working group looks into one subject for a limited time and hands over a report,
        a recommendation or a DIP. Anyone in the association can propose one: write down what it is
        for, circulate the proposal for one to two weeks, choose members from at least three
        organizations, and let the Technical Steering Committee vote on it.
      </p>
      <Clause source={purpose.source}>{purpose.text}</Clause>
    </EmptyState>
  );
}
