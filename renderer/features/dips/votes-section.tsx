import { latestBallot, type Ballot } from '../../../shared/rules/index.ts';
import { clauseOf, labelOf, OUTCOMES } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause, Link, Section, Time, sectionStyles } from '../../ui/index.ts';
import { BallotCounts } from '../ballots/ballot-counts.tsx';
import { acceptanceBallots } from './dip-facts.ts';

/** The TSC's votes on a DIP: whether to approve its text, and whether to accept it. */
export function VotesSection({ output }: { readonly output: string }) {
  const state = useAssociation((view) => view.verified);
  const approval = latestBallot(state, 'output-approval', output);
  const acceptance = acceptanceBallots(state, output);
  if (approval === undefined && acceptance.length === 0) return null;
  const { text, source } = clauseOf('acceptance-vote');
  return (
    <Section title="Votes of the TSC">
      <ul className={sectionStyles.list}>
        {acceptance.map((ballot) => (
          <li key={ballot.id} className={sectionStyles.item}>
            <Vote ballot={ballot} name="Acceptance of the DIP" />
            <BallotCounts ballot={ballot} />
          </li>
        ))}
        {approval === undefined ? null : (
          <li className={sectionStyles.item}>
            <Vote ballot={approval} name="Approval of the output" />
          </li>
        )}
      </ul>
      {acceptance.length === 0 ? <Clause source={source}>{text}</Clause> : null}
    </Section>
  );
}

function Vote({ ballot, name }: { readonly ballot: Ballot; readonly name: string }) {
  const { id, outcome, closedAt } = ballot;
  return (
    <div className={sectionStyles.itemHead}>
      <Link to={paths.ballot(id)} className={sectionStyles.title}>
        {name}: {outcome === null ? 'open' : labelOf(OUTCOMES, outcome).toLowerCase()}
      </Link>
      {closedAt === null ? null : (
        <span className={sectionStyles.quiet}>
          <Time at={closedAt} />
        </span>
      )}
    </div>
  );
}
