import { closingInstant, type Ballot } from '../../../shared/rules/index.ts';
import { OUTCOMES } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, EmptyState, Link, Page, Section, Table, Time, VoteBar } from '../../ui/index.ts';
import { tallyOf } from '../../../shared/rules/index.ts';
import { sortedBallots } from './ballot-list.ts';
import { subjectOf } from '../../../shared/wording/subject-of-ballot.ts';
import { myVoteOf } from './my-vote.ts';
import styles from './ballots.module.css';

/** All ballots: the open ones first, by when they close; then the latest closed. */
export function BallotsScreen() {
  const state = useAssociation((view) => view.verified);
  const { open, closed } = sortedBallots(state);
  return (
    <Page title="Ballots">
      {open.length + closed.length === 0 ? (
        <EmptyState title="No ballot has been opened yet">
          The first one opens when a facilitator presents a proposal to the TSC.
        </EmptyState>
      ) : null}
      {open.length === 0 ? null : (
        <Section title="Open">
          <ul className={styles.cards}>
            {open.map((ballot) => (
              <OpenBallot key={ballot.id} ballot={ballot} />
            ))}
          </ul>
        </Section>
      )}
      {closed.length === 0 ? null : (
        <Section title="Closed">
          <Closed ballots={closed} />
        </Section>
      )}
    </Page>
  );
}

function OpenBallot({ ballot }: { readonly ballot: Ballot }) {
  const { state, outbox, me, seq } = useAssociation(({ verified, outbox, me, position }) => ({
    state: verified,
    outbox,
    me: me.person,
    seq: position.seq,
  }));
  const subject = subjectOf(ballot, state);
  const { yes, no, abstain, notVoted, threshold } = tallyOf(ballot);
  const mine = myVoteOf({ verified: ballot, ballot: ballot.id, person: me, outbox, seq });
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <div>
          <p className={styles.quiet}>{subject.kind}</p>
          <h3>
            <Link to={`#/ballots/${ballot.id}`}>{subject.title}</Link>
          </h3>
        </div>
        <MyBadge mine={mine} />
      </div>
      <p>
        Closes <Time at={closingInstant(ballot)} relative />
      </p>
      <VoteBar
        yes={yes}
        no={no}
        abstain={abstain}
        notVoted={notVoted}
        recused={ballot.recusals.length}
        needed={yes + no === 0 ? null : threshold.needed}
      />
    </li>
  );
}

function MyBadge({ mine }: { readonly mine: ReturnType<typeof myVoteOf> }) {
  const stuck = mine.waiting.some(
    ({ fate }) => fate.status === 'held' || fate.status === 'refused',
  );
  if (stuck) return <Badge tone="danger">your vote was not counted</Badge>;
  if (mine.waiting.length > 0) return <Badge tone="warning">your vote is on its way</Badge>;
  if (mine.counted?.kind === 'recusal') return <Badge>you are recused</Badge>;
  if (mine.counted !== null) return <Badge tone="success">you have voted</Badge>;
  return mine.roll === 'on' ? <Badge tone="accent">your vote is wanted</Badge> : null;
}

function Closed({ ballots }: { readonly ballots: readonly Ballot[] }) {
  const state = useAssociation((view) => view.verified);
  return (
    <Table
      label="Closed ballots"
      columns={[
        { id: 'subject', label: 'Ballot' },
        { id: 'outcome', label: 'Outcome' },
        { id: 'counts', label: 'Votes' },
        { id: 'closed', label: 'Closed' },
      ]}
      rows={ballots.map((ballot) => {
        const { title, kind } = subjectOf(ballot, state);
        const { yes, no, abstain } = tallyOf(ballot);
        const { outcome, closedAt } = ballot;
        return {
          id: ballot.id,
          cells: {
            subject: (
              <>
                <Link to={`#/ballots/${ballot.id}`}>{title}</Link>
                <br />
                <span className={styles.quiet}>{kind}</span>
              </>
            ),
            outcome:
              outcome === null ? null : (
                <Badge tone={outcome === 'passed' ? 'success' : 'warning'}>
                  {OUTCOMES[outcome]}
                </Badge>
              ),
            counts: `${yes} yes, ${no} no, ${abstain} abstained`,
            closed: closedAt === null ? null : <Time at={closedAt} />,
          },
        };
      })}
    />
  );
}
