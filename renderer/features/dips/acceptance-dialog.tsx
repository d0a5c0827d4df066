import { useState } from 'react';
import { clauseOf, counted, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../app/ballot-length.tsx';
import { idSuffix, newId } from '../../app/new-id.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause } from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import { namesOf } from '../groups/names-of.ts';
import type { DipPart } from './dip-part.ts';

/** Asks the TSC to accept a DIP, on its latest text. */
export function AcceptanceDialog({
  output,
  dip,
  onClose,
}: DipPart & { readonly onClose: () => void }) {
  const state = useAssociation((view) => view.state);
  const rulebook = state.association?.rulebook;
  const [suffix] = useState(idSuffix);
  const [days, setDays] = useBallotDays();
  if (rulebook === undefined) return null;
  const tsc = state.association?.tsc ?? [];
  const { text, source } = clauseOf('acceptance-vote');
  return (
    <ActDialog
      title="Ask the TSC to accept the DIP"
      onClose={onClose}
      type="dip.request-acceptance"
      data={() => ({
        output: output.id,
        ballot: newId(`accept ${output.id}`, suffix, 'accept'),
        days,
      })}
    >
      <p>
        This opens a ballot of the Technical Steering Committee,{' '}
        {counted(tsc.length, 'person', 'people')} ({listed(namesOf(state, tsc))}), on exactly the
        text of the last call (SHA-256{' '}
        <code title={dip.textSha256}>{shortHash(dip.textSha256)}…</code>). If it passes, the DIP is
        accepted; if it fails, the DIP is rejected.
      </p>
      <BallotLength days={days} onChange={setDays} opening="ask" rule={rulebook.tsc} />
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}
