import { useState } from 'react';
import { membersOf, type Output } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../app/ballot-length.tsx';
import { idSuffix, newId } from '../../app/new-id.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause } from '../../ui/index.ts';
import { namesOf } from '../groups/names-of.ts';
import { ExactTextPreview } from './exact-text-preview.tsx';
import { lastVotedText } from './last-voted-text.ts';
import { useVoteText } from './vote-text.ts';

export interface VoteDialogProps {
  readonly output: Output;
  readonly handle: DocumentHandle;
  readonly onClose: () => void;
}

/** Puts the document, as it is, to the group's vote. */
export function CallVoteDialog({ output, handle, onClose }: VoteDialogProps) {
  const state = useAssociation((view) => view.state);
  const rulebook = state.association?.rulebook;
  const text = useVoteText(handle);
  const [suffix] = useState(idSuffix);
  const [days, setDays] = useBallotDays();
  const twg = state.twg.get(output.twg);
  if (rulebook === undefined || twg === undefined) return null;
  const members = membersOf(twg);
  const clause = clauseOf('output.twg-vote');
  return (
    <ActDialog
      title="Call the group’s vote"
      size="wide"
      onClose={onClose}
      type="output.call-vote"
      label="Call the vote"
      data={() => ({
        output: output.id,
        ballot: newId(`proceed ${output.id}`, suffix, 'proceed'),
        textSha256: text.sha256,
        days,
      })}
      texts={() => [text.text]}
      reason={text.reason}
    >
      <p>
        This opens a ballot of {counted(members.length, 'member')} (
        {listed(namesOf(state, members))}) on exactly the text below. The text, the voters and the
        rule are fixed from then on, and nobody can write in the document while the vote is open.
      </p>
      <BallotLength days={days} onChange={setDays} opening="call it" rule={rulebook.twg} />
      <ExactTextPreview text={text} before={lastVotedText(state, output)} />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
