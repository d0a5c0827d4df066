import { useCallback } from 'react';
import type { HistoryItem } from '../../../../shared/client/host-messages.ts';
import type { Ballot } from '../../../../shared/rules/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Section } from '../../../ui/index.ts';
import { HistoryList } from '../history-section.tsx';
import { useHistoryBack } from '../use-history-back.ts';
import { actsOfBallot, isBeforeBallot } from './subject-history.ts';

/** What has happened in a ballot, act by act, whoever it is of. */
export function BallotHistory({ ballot }: { readonly ballot: Ballot }) {
  const { id, openedAt } = ballot;
  const recent = useAssociation((view) => view.recent);
  const isBeginning = useCallback(
    (item: HistoryItem) => isBeforeBallot(item, openedAt),
    [openedAt],
  );
  const back = useHistoryBack(isBeginning);
  return (
    <Section title="What happened">
      <HistoryList history={{ ...back, items: actsOfBallot(back.items, recent, id) }} />
    </Section>
  );
}
