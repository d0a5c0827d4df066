import {
  facilitatorsOf,
  membersOf,
  organizationsOf,
  type Seat,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import {
  clauseOf,
  listed,
  organizationName,
  personName,
  ROLES,
} from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Clause, Person, Section, sectionStyles } from '../../ui/index.ts';
import { isProposal } from './formation-steps.ts';
import styles from './groups.module.css';
import { organizationNames } from './names-of.ts';
import { organizationsInterested, type Counted, type OrganizationCount } from './next-step.ts';
import { organizationWords } from './next-step-words.ts';
import { PeopleActions, PeopleNotes } from './people/people-actions.tsx';

/** Who is in the group, by organization, and how many organizations that makes. */
export function PeopleSection({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const needed = state.association?.rulebook.minOrganizations ?? 0;
  const isChosen = twg.roster.length > 0;
  const organizations = isChosen
    ? organizationsOf(state, twg)
    : organizationsInterested(state, twg);
  const have = organizations.length;
  const clause = clauseOf('organizations');
  return (
    <Section
      title={isProposal(twg.stage) ? 'Facilitators and members' : 'Members'}
      action={
        <OrganizationBadge
          have={have}
          needed={needed}
          counted={isChosen ? 'chosen' : 'interested'}
        />
      }
    >
      <PeopleNotes twg={twg} />
      {isChosen ? (
        <Roster state={state} twg={twg} />
      ) : (
        <NobodyChosen twg={twg} organizations={organizations} />
      )}
      {have >= needed || twg.stage === 'formed' ? null : (
        <Clause source={clause.source}>{clause.text}</Clause>
      )}
      <PeopleActions twg={twg} />
    </Section>
  );
}

interface OrganizationBadgeProps extends OrganizationCount {
  readonly counted: Counted;
}

function OrganizationBadge({ have, needed, counted }: OrganizationBadgeProps) {
  const words = organizationWords({ have, needed });
  if (counted === 'interested') return <Badge tone="info">Interest: {words}</Badge>;
  return <Badge tone={have >= needed ? 'success' : 'warning'}>{words}</Badge>;
}

interface NobodyChosenProps {
  readonly twg: Twg;
  readonly organizations: readonly string[];
}

function NobodyChosen({ twg, organizations }: NobodyChosenProps) {
  const names = useAssociation(({ state }) => listed(organizationNames(state, organizations)));
  return (
    <>
      <ul className={styles.plainList}>
        {facilitatorsOf(twg).map((person) => (
          <li key={person}>
            <Person id={person} />: {ROLES.facilitator.toLowerCase()}
          </li>
        ))}
      </ul>
      <p className={sectionStyles.quiet}>
        No members are chosen yet. The facilitators and everyone with interest come from {names}.
      </p>
    </>
  );
}

/** Seats by organization, the counted ones first, each by name. */
function seatsByOrganization(state: State, seats: readonly Seat[]): (readonly [string, Seat[]])[] {
  const groups = new Map<string, Seat[]>();
  for (const seat of seats) {
    const organization = state.person.get(seat.person)?.organization ?? '';
    groups.set(organization, [...(groups.get(organization) ?? []), seat]);
  }
  const name = (organization: string): string => organizationName(state, organization);
  return [...groups].sort(([a], [b]) => name(a).localeCompare(name(b)));
}

const ORDER = Object.keys(ROLES);

function Roster({ state, twg }: { readonly state: State; readonly twg: Twg }) {
  const members = new Set(membersOf(twg));
  return (
    <dl className={styles.organizations}>
      {seatsByOrganization(state, twg.roster).map(([organization, seats]) => (
        <div key={organization}>
          <dt>
            {organizationName(state, organization)}
            {seats.some(({ person }) => members.has(person)) ? null : ' (not counted)'}
          </dt>
          <dd>
            <ul className={styles.plainList}>
              {[...seats]
                .sort(
                  (a, b) =>
                    ORDER.indexOf(a.role) - ORDER.indexOf(b.role) ||
                    personName(state, a.person).localeCompare(personName(state, b.person)),
                )
                .map(({ person, role }) => (
                  <li key={person}>
                    <Person id={person} organization="left-out" />{' '}
                    <span className={sectionStyles.quiet}>{ROLES[role].toLowerCase()}</span>
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
