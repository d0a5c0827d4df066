import type { Duty } from '../../../shared/rules/index.ts';
import { dutyWords } from '../../../shared/wording/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, EmptyState, Hidden, Link, Page, Section, Time } from '../../ui/index.ts';
import { placeOf } from '../../../shared/commands/duty-place.ts';
import { datedDuties, mayBegin, type DatedDuty } from '../../../shared/commands/duty-urgency.ts';
import { MentionsSection } from './mentions-section.tsx';
import { useMentions } from './mentions-use.ts';
import { NeedsWordSection } from './needs-word-section.tsx';
import { PeopleToInvite } from './people-to-invite.tsx';
import { RecordedSection } from './recorded-section.tsx';
import { RehearsalGuide } from './rehearsal-guide.tsx';
import { upcomingFor } from './upcoming.ts';
import { useDuties } from './use-duties.ts';
import styles from './inbox.module.css';

/** What needs this person, most urgent first; and what comes next, whoever has to act. */
export function InboxScreen() {
  const { open, onTheirWay } = useDuties();
  const { mentions, done } = useMentions();
  const now = useNow();
  return (
    <Page title="Inbox">
      <RehearsalGuide />
      <NeedsWordSection />
      {open.length === 0 ? (
        <EmptyState
          title={mentions.length === 0 ? 'Nothing needs you now' : 'No duty waits for you'}
        >
          {onTheirWay.length === 0
            ? 'What you owe to a ballot, a group or an output appears here as soon as it is owed.'
            : 'What you have done is on its way to the relay.'}
        </EmptyState>
      ) : (
        <Section title={open.length === 1 ? '1 thing to do' : `${open.length} things to do`}>
          <DutyList duties={datedDuties(open, now)} />
        </Section>
      )}
      {onTheirWay.length === 0 ? null : (
        <Section title="Done on this device, not with the relay yet">
          <DutyList duties={datedDuties(onTheirWay, now)} meanwhile={ON_THEIR_WAY} />
        </Section>
      )}
      <RecordedSection />
      <MentionsSection mentions={mentions} onDone={done} />
      <Upcoming duties={open} />
    </Page>
  );
}

const MOST_UPCOMING = 8;

/** What is signed has no consequence of being left undone. */
const ON_THEIR_WAY = 'Signed here. It counts once the relay has taken it.';

function Upcoming({ duties }: { readonly duties: readonly Duty[] }) {
  const { state, me } = useAssociation(({ state, me }) => ({ state, me: me.person }));
  const now = useNow();
  // A ballot that one has to vote in stands above, with its deadline.
  const above = new Set(
    duties.filter(({ duty }) => duty === 'ballot.cast').map((duty) => placeOf(duty, state)),
  );
  const upcoming = upcomingFor(state, me, now).filter(({ to }) => !above.has(to));
  return (
    <Section title="What happens next">
      <PeopleToInvite />
      {upcoming.length === 0 ? (
        <p className={styles.quiet}>
          {above.size === 0 ? 'No deadline' : 'No other deadline'} is set in your groups, and no
          proposal circulates. Look at <Link to="#/groups">the groups</Link>, or propose one of your
          own.
        </p>
      ) : (
        <ul className={styles.upcoming}>
          {upcoming.slice(0, MOST_UPCOMING).map(({ at, what, to }) => (
            <li key={`${to} ${what}`}>
              <Link to={to}>{what}</Link>
              <span className={styles.when}>
                <Time at={at} relative />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface DutyListProps {
  readonly duties: readonly DatedDuty[];
  /** Stands in place of what comes of leaving them undone. */
  readonly meanwhile?: string;
}

function DutyList({ duties, meanwhile }: DutyListProps) {
  return (
    <ul className={styles.duties}>
      {duties.map((dated) => {
        const { kind, id } = dated.duty.subject;
        const key = `${dated.duty.duty} ${kind} ${id}`;
        return <DutyItem key={key} dated={dated} meanwhile={meanwhile} />;
      })}
    </ul>
  );
}

function DutyItem(props: { readonly dated: DatedDuty; readonly meanwhile: string | undefined }) {
  const { dated, meanwhile } = props;
  const state = useAssociation((view) => view.state);
  const { duty, due, urgency } = dated;
  const { verb, subject, consequence } = dutyWords(duty, state);
  return (
    <li className={`${styles.duty} ${urgency === 'overdue' ? styles.overdue : ''}`}>
      <div className={styles.what}>
        <Link to={placeOf(duty, state)} className={styles.verb}>
          {verb}
          <Hidden>: {subject}</Hidden>
        </Link>
        <p aria-hidden>{subject}</p>
        <p className={styles.quiet}>{meanwhile ?? consequence}</p>
      </div>
      <div className={styles.when}>
        <UrgencyBadge dated={dated} />
        {due === null ? 'No date' : <Time at={due} relative />}
      </div>
    </li>
  );
}

function UrgencyBadge({ dated: { urgency, duty } }: { readonly dated: DatedDuty }) {
  if (urgency === 'overdue') {
    return mayBegin(duty) ? (
      <Badge tone="accent">may begin</Badge>
    ) : (
      <Badge tone="danger">overdue</Badge>
    );
  }
  return urgency === 'soon' ? <Badge tone="warning">soon</Badge> : null;
}
