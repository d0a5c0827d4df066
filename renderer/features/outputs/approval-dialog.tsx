import { useState } from 'react';
import { type Changes } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../app/ballot-length.tsx';
import { idSuffix, newId } from '../../app/new-id.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Callout, Clause, RadioGroup } from '../../ui/index.ts';
import { namesOf } from '../groups/names-of.ts';
import type { VoteDialogProps } from './call-vote-dialog.tsx';
import { ExactTextPreview } from './exact-text-preview.tsx';
import { useVoteText } from './vote-text.ts';

const CHANGED = [
  {
    id: 'editorial',
    label: 'Editorial',
    description:
      'Wording, order, spelling, layout: what the group voted for is still what it says.',
  },
  {
    id: 'material',
    label: 'Material',
    description:
      'It says something else than what the group voted for. Then the group has to vote again first.',
  },
] as const;

/** Asks the TSC to approve the document as it is, with what changed since the group's vote. */
export function ApprovalDialog({ output, handle, onClose }: VoteDialogProps) {
  const state = useAssociation((view) => view.state);
  const rulebook = state.association?.rulebook;
  const text = useVoteText(handle);
  const [suffix] = useState(idSuffix);
  const [stated, setStated] = useState<Changes | null>(null);
  const [days, setDays] = useBallotDays();
  if (rulebook === undefined) return null;
  const isSame = text.sha256 === output.groupText;
  const changes = isSame ? 'none' : stated;
  const tsc = state.association?.tsc ?? [];
  const clause = clauseOf('output.tsc-vote');
  return (
    <ActDialog
      title="Ask the TSC to approve"
      size="wide"
      onClose={onClose}
      type="output.request-approval"
      data={() => ({
        output: output.id,
        ballot: newId(`approve ${output.id}`, suffix, 'approve'),
        textSha256: text.sha256,
        changes: changes ?? 'editorial',
        days,
      })}
      texts={() => [text.text]}
      reason={
        text.reason ?? (changes === null ? 'Say first what kind of changes these are.' : undefined)
      }
    >
      <p>
        This opens a ballot of the Technical Steering Committee,{' '}
        {counted(tsc.length, 'person', 'people')} ({listed(namesOf(state, tsc))}), on exactly the
        text below. Nobody can write in the document while the vote is open.
      </p>
      <ExactTextPreview
        text={text}
        before={
          output.groupText === null
            ? null
            : { sha256: output.groupText, label: 'the text that the group voted for' }
        }
      />
      {isSame ? (
        <p>The ballot says: no changes since the group’s vote.</p>
      ) : (
        <RadioGroup
          label="What kind of changes are these?"
          isRequired
          items={CHANGED}
          value={stated}
          onChange={(id) => setStated(id === 'material' ? 'material' : 'editorial')}
          description="You say it, and it stands on the ballot beside the differences, for everyone to judge."
        />
      )}
      {changes === 'material' ? (
        <Callout tone="warning" title="Material changes go back to the group">
          Close this, return the output to the group with a reason, and call the group’s vote on the
          text as it is now.
        </Callout>
      ) : null}
      <BallotLength days={days} onChange={setDays} opening="ask" rule={rulebook.tsc} />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
