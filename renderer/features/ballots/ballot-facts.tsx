/** The rule, the deadline, the roll: what holds for this ballot whatever anybody votes. */

import type { ReactNode } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import { BODIES, ruleWords } from '../../../shared/wording/index.ts';
import { HostingLine } from '../../app/hosting-line.tsx';
import { useNow } from '../../stores/use-association.tsx';
import { Clause, Link, Person, Time } from '../../ui/index.ts';
import { clauseOfBallot } from '../../../shared/wording/ballot-clauses.ts';
import { clockOf, type BallotClock } from '../../../shared/wording/ballot-clock.ts';
import styles from './ballots.module.css';

export function BallotFacts({ ballot }: { readonly ballot: Ballot }) {
  const clause = clauseOfBallot(ballot.kind);
  return (
    <dl className={styles.facts}>
      <Fact term="Rule">
        <p>{ruleWords(ballot.rule)}</p>
        {clause === null ? (
          <p className={styles.quiet}>DIP-7 does not ask for this vote; the rulebook does.</p>
        ) : (
          <Clause source={clause.source}>{clause.text}</Clause>
        )}
      </Fact>
      <Fact term="Voting">
        <p>
          {BODIES[ballot.body]}: {ballot.roll.length} on the roll, which was frozen when the ballot
          opened.
        </p>
      </Fact>
      <Fact term="Opened">
        <p>
          <Time at={ballot.openedAt} /> by <Person id={ballot.openedBy} />
        </p>
      </Fact>
      <Fact term="Kept by">
        <p>
          <HostingLine />
        </p>
      </Fact>
      {ballot.previous === null ? null : (
        <Fact term="Before it">
          <p>
            <Link to={`#/ballots/${ballot.previous}`}>The previous ballot on this</Link>
          </p>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** When it closes, and why then. */
export function ClockLine({ ballot }: { readonly ballot: Ballot }) {
  const now = useNow();
  return <div className={styles.clock}>{clockWords(ballot, clockOf(ballot, now))}</div>;
}

function clockWords(ballot: Ballot, clock: BallotClock): ReactNode {
  switch (clock.kind) {
    case 'closed':
      return (
        <p>
          Closed <Time at={clock.at} relative />
          {earlyWords(ballot, clock.early)}
        </p>
      );
    case 'closing':
      return (
        <p>
          Voting ended <Time at={clock.at} relative />. The relay’s closing entry is not here yet;
          votes that reach it now are late.
        </p>
      );
    case 'early':
      return (
        <>
          <p className={styles.deadline}>
            Closes <Time at={clock.at} relative />
          </p>
          <p className={styles.quiet}>
            Everyone on the roll has voted or recused themselves, so it closes early: at once, but
            not within 24 hours of its opening. Otherwise it would have stayed open until{' '}
            <Time at={clock.instead} />. Votes can be changed until it closes.
          </p>
        </>
      );
    case 'open':
      return (
        <>
          <p className={styles.deadline}>
            Closes <Time at={clock.at} relative />
          </p>
          {clock.earliest === null ? null : (
            <p className={styles.quiet}>
              Earlier if everyone on the roll has voted or recused themselves, but not within 24
              hours of its opening.
            </p>
          )}
        </>
      );
  }
}

function earlyWords({ outcome }: Ballot, early: 'yes' | 'no'): string {
  if (outcome === 'withdrawn') return ': it was withdrawn.';
  return early === 'yes' ? ', before its deadline: everyone on the roll was done.' : '.';
}
