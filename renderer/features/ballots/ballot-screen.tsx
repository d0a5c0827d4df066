import { useRef } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import { connectionWords, OUTCOMES } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Button, Callout, EmptyState, Link, Page, Section, Time } from '../../ui/index.ts';
import { BallotHistory } from '../groups/waiting/ballot-history.tsx';
import { DipOnBallot } from '../dips/dip-on-ballot.tsx';
import { Dissents } from '../outputs/dissents.tsx';
import { clockOf } from '../../../shared/wording/ballot-clock.ts';
import { BallotCounts } from './ballot-counts.tsx';
import { BallotFacts, ClockLine } from './ballot-facts.tsx';
import { Computation, Outcome } from './ballot-outcome.tsx';
import { BallotChanges, BallotText } from './ballot-text.tsx';
import { subjectOf } from '../../../shared/wording/subject-of-ballot.ts';
import { CastVote } from './cast-vote.tsx';
import { myVoteOf, type MyVote } from './my-vote.ts';
import { MyVotePanel } from './my-vote-panel.tsx';
import { ReasonedAct } from './reasoned-act.tsx';
import { useExactText } from './use-exact-text.ts';
import { MarksLegend, VoterList } from './voter-list.tsx';
import styles from './ballots.module.css';

/** A ballot: all that one needs to trust it, and to vote. Its counts are those of the ledger alone. */
export function BallotScreen({ ballot: id }: { readonly ballot: string }) {
  const { verified, ahead } = useAssociation((view) => ({
    verified: view.verified.ballot.get(id),
    ahead: view.state.ballot.get(id),
  }));
  if (verified !== undefined) return <VerifiedBallot key={id} ballot={verified} />;
  return (
    <Page title="Ballot" eyebrow={<Link to="#/ballots">Ballots</Link>}>
      {ahead === undefined ? (
        <EmptyState title="There is no such ballot here">
          It may be of another association, or not have reached this device yet.
        </EmptyState>
      ) : (
        <EmptyState title="This ballot is not open yet">
          Its opening waits on this device. It opens once the relay has accepted it; the time to
          vote counts from then.
        </EmptyState>
      )}
    </Page>
  );
}

function useMyVote(ballot: Ballot): MyVote {
  const { outbox, person, seq } = useAssociation(({ outbox, me, position }) => ({
    outbox,
    person: me.person,
    seq: position.seq,
  }));
  return myVoteOf({ verified: ballot, ballot: ballot.id, person, outbox, seq });
}

function VerifiedBallot({ ballot }: { readonly ballot: Ballot }) {
  const state = useAssociation((view) => view.verified);
  const exact = useExactText(ballot.textSha256);
  const mine = useMyVote(ballot);
  const vote = useRef<HTMLDivElement>(null);
  const subject = subjectOf(ballot, state);
  const mayVote = useMayVote(ballot, mine);
  return (
    <Page
      title={subject.title}
      eyebrow={
        <>
          <Link to="#/ballots">Ballots</Link> · {subject.kind}
        </>
      }
      actions={<Status ballot={ballot} />}
    >
      <NotConnected />
      <div className={styles.lead}>
        <p className={styles.question}>{subject.question}</p>
        <p className={styles.quiet}>
          {ballot.status === 'open' ? `If it passes: ${subject.passed} ` : null}
          <SubjectLink ballot={ballot} twg={subject.twg} />
        </p>
        {mayVote ? (
          <div className={styles.jump}>
            <Button
              size="small"
              onPress={() =>
                vote.current?.querySelector<HTMLElement>('[role="radio"], input')?.focus()
              }
            >
              Go to your vote
            </Button>
          </div>
        ) : null}
      </div>
      <Outcome ballot={ballot} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <BallotText ballot={ballot} exact={exact} />
          <BallotChanges ballot={ballot} exact={exact} />
          {ballot.kind === 'dip-acceptance' ? <DipOnBallot output={ballot.subject} /> : null}
          {OF_OUTPUTS.has(ballot.kind) ? <Dissents output={ballot.subject} /> : null}
          <VoterList ballot={ballot} />
          <MarksLegend ballot={ballot} />
        </div>
        <div className={styles.side}>
          <div className={styles.soFar}>
            <Section title={ballot.status === 'open' ? 'So far' : 'Result'}>
              <ClockLine ballot={ballot} />
              <BallotCounts ballot={ballot} />
            </Section>
          </div>
          <Section title="Your vote">
            <div ref={vote} className={styles.mine}>
              <MyVotePanel ballot={ballot} mine={mine} />
              {mayVote ? <CastVote ballot={ballot} exact={exact} mine={mine} /> : null}
            </div>
          </Section>
          <Withdraw ballot={ballot} />
          <Section title="What holds">
            <BallotFacts ballot={ballot} />
          </Section>
        </div>
      </div>
      <Computation ballot={ballot} />
      <BallotHistory ballot={ballot} />
    </Page>
  );
}

const OF_OUTPUTS: ReadonlySet<Ballot['kind']> = new Set([
  'output-proceed',
  'output-approval',
  'dip-acceptance',
]);

/** Whether there is any sense in offering a vote. */
function useMayVote(ballot: Ballot, { roll, counted }: MyVote): boolean {
  const now = useNow();
  const clock = clockOf(ballot, now);
  const running = clock.kind === 'open' || clock.kind === 'early';
  return running && roll === 'on' && counted?.kind !== 'recusal';
}

function Status({ ballot }: { readonly ballot: Ballot }) {
  const { outcome } = ballot;
  if (outcome === null) return <Badge tone="accent">Open</Badge>;
  return <Badge tone={outcome === 'passed' ? 'success' : 'warning'}>{OUTCOMES[outcome]}</Badge>;
}

function SubjectLink({ ballot, twg }: { readonly ballot: Ballot; readonly twg: string | null }) {
  if (twg === null) return <Link to="#/association">The rulebook</Link>;
  switch (ballot.kind) {
    case 'formation':
      return <Link to={paths.proposal(twg)}>The proposal</Link>;
    case 'output-proceed':
    case 'output-approval':
      return <Link to={paths.output(ballot.subject)}>The output</Link>;
    case 'dip-acceptance':
      return <Link to={paths.dip(ballot.subject)}>The DIP</Link>;
    case 'topic':
      return <Link to={paths.topic(ballot.subject)}>The topic</Link>;
    case 'charter-revision':
    case 'rulebook-change':
      return <Link to={paths.group(twg)}>The group</Link>;
  }
}

/** Without the relay, others may have voted and nobody here knows. */
function NotConnected() {
  const { connection, at, seq } = useAssociation(({ connection, at, position }) => ({
    connection,
    at,
    seq: position.seq,
  }));
  if (connection.status === 'online') return null;
  const { label, detail } = connectionWords(connection);
  return (
    <Callout tone="warning" title={`${label}: these counts may be old`}>
      <p>
        They are as of entry {seq}, <Time at={at} />. {detail} A vote that you cast now counts only
        if it reaches the relay before the ballot closes.
      </p>
    </Callout>
  );
}

function Withdraw({ ballot }: { readonly ballot: Ballot }) {
  const me = useAssociation((view) => view.me.person);
  if (ballot.status === 'closed' || ballot.openedBy !== me) return null;
  return (
    <Section title="You opened this ballot">
      <div>
        <ReasonedAct
          type="ballot.withdraw"
          data={{ ballot: ballot.id }}
          label="Withdraw the ballot"
          variant="danger"
          reasonLabel="Why it is withdrawn"
        >
          <p>
            The ballot ends without an outcome, and what it is about goes back to where it stood
            before. This can be done only while nobody else has voted.
          </p>
        </ReasonedAct>
      </div>
    </Section>
  );
}
