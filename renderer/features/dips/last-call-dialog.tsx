import { useState } from 'react';
import { DAY } from '../../../shared/rules/index.ts';
import { clauseOf, counted } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Clause, NumberField, TextArea, Time, sectionStyles } from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import type { DipPart } from './dip-part.ts';
import { openConcernsOf } from './dip-facts.ts';

/** Starts the last call on the latest text. */
export function LastCallDialog({
  output,
  dip,
  onClose,
}: DipPart & { readonly onClose: () => void }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const least = state.association?.rulebook.lastCallDays ?? { min: 14, max: 28 };
  // Of another text, that comes meanwhile, the rules say that it was not seen.
  const [textSha256] = useState(dip.textSha256);
  const [days, setDays] = useState(least.min);
  const [reason, setReason] = useState('');
  const isExplained = dip.workstreams.length > 0 || reason.trim() !== '';
  const open = openConcernsOf(state, dip).length;
  const { text, source } = clauseOf('dip.last-call');
  return (
    <ActDialog
      title="Start the last call"
      onClose={onClose}
      type="dip.last-call"
      data={() => ({
        output: output.id,
        days,
        textSha256,
        ...(dip.workstreams.length > 0 ? {} : { noEngineering: reason.trim() }),
      })}
      confirm="words"
      reason={isExplained ? undefined : 'Say first why it needs no engineering work.'}
    >
      <p>
        From then on everybody in the association can raise concerns about the text as it is
        (SHA-256 <code title={textSha256}>{shortHash(textSha256)}…</code>). A material revision ends
        the last call, and a new round begins.
      </p>
      {open === 0 ? null : (
        <p>
          {counted(open, 'concern')} of an earlier round {open === 1 ? 'is' : 'are'} still open, and{' '}
          {open === 1 ? 'stays' : 'stay'} so until resolved.
        </p>
      )}
      <NumberField
        label="Length of the last call"
        value={days}
        onChange={setDays}
        min={least.min}
        max={least.max}
        unit="days"
        description="It can be extended while it runs, and not shortened."
      />
      <p className={sectionStyles.quiet}>
        If you start it now, it ends <Time at={now + days * DAY} />.
      </p>
      {dip.workstreams.length > 0 ? null : (
        <TextArea
          label="Why it needs no engineering work"
          value={reason}
          onChange={setReason}
          isRequired
          rows={3}
          description="No workstream is open. This stands beside the last call, for everyone to judge."
        />
      )}
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}
