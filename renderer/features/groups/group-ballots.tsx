import {
  closingInstant,
  recordsWhere,
  standingOf,
  type Ballot,
  type Twg,
} from '../../../shared/rules/index.ts';
import { ballotTitle, OUTCOMES } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Link, Section, Table, Time, type BadgeProps } from '../../ui/index.ts';
import { groupOfBallot } from './group-history.ts';

const TONES: { readonly [O in NonNullable<Ballot['outcome']>]: BadgeProps['tone'] } = {
  passed: 'success',
  failed: 'danger',
  'no-quorum': 'warning',
  withdrawn: 'neutral',
};

const COLUMNS = [
  { id: 'ballot', label: 'Ballot' },
  { id: 'counts', label: 'Votes' },
  { id: 'outcome', label: 'Outcome' },
  { id: 'when', label: 'Closing' },
];

/** Every ballot about the group, with its counts, the newest first. */
export function GroupBallots({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const ballots = recordsWhere(state.ballot, ({ id }) => groupOfBallot(state, id) === twg.id).sort(
    (a, b) => b.openedAt - a.openedAt,
  );
  if (ballots.length === 0) return null;
  return (
    <Section title="Ballots">
      <Table
        label={`Ballots about ${twg.name}`}
        columns={COLUMNS}
        rows={ballots.map((ballot) => ({
          id: ballot.id,
          cells: {
            ballot: <Link to={paths.ballot(ballot.id)}>{ballotTitle(state, ballot.id)}</Link>,
            counts: <Counts ballot={ballot} />,
            outcome:
              ballot.outcome === null ? (
                <Badge tone="accent">Open</Badge>
              ) : (
                <Badge tone={TONES[ballot.outcome]}>{OUTCOMES[ballot.outcome]}</Badge>
              ),
            when: <Time at={ballot.closedAt ?? closingInstant(ballot)} />,
          },
        }))}
      />
    </Section>
  );
}

function Counts({ ballot }: { readonly ballot: Ballot }) {
  const { roll, recused, yes, no, abstain } = standingOf(ballot);
  const parts = [`${yes} yes`, `${no} no`, `${abstain} abstain`];
  if (recused > 0) parts.push(`${recused} recused`);
  return (
    <>
      {parts.join(', ')} of {roll}
    </>
  );
}
