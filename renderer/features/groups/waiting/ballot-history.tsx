import type { Ballot } from '../../../../shared/rules/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Section } from '../../../ui/index.ts';
import { groupOfBallot } from '../group-history.ts';
import { HistoryList } from '../history-section.tsx';
import { useGroupHistory } from '../use-group-history.ts';
import { actsOfBallot } from './subject-history.ts';

/** What has happened in a ballot, act by act; nothing for one that is not of a group. */
export function BallotHistory({ ballot }: { readonly ballot: Ballot }) {
  const twg = useAssociation(({ state }) => groupOfBallot(state, ballot.id) ?? null);
  return twg === null ? null : <OfGroup twg={twg} ballot={ballot.id} />;
}

function OfGroup({ twg, ballot }: { readonly twg: string; readonly ballot: string }) {
  const history = useGroupHistory(twg);
  return (
    <Section title="What happened">
      <HistoryList history={{ ...history, items: actsOfBallot(history.items, ballot) }} />
    </Section>
  );
}
