import { useState } from 'react';
import { DAY, membersOf, type Output } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed, ruleWords } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { HostingLine } from '../../app/hosting-line.tsx';
import { comesAndGoes, useHosting, usualBallotDays } from '../../app/hosting.ts';
import { idSuffix, newId } from '../../app/new-id.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Clause, Dialog, NumberField, Time, sectionStyles } from '../../ui/index.ts';
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
  const now = useNow();
  const hosting = useHosting();
  const rulebook = state.association?.rulebook;
  const text = useVoteText(handle);
  const [suffix] = useState(idSuffix);
  const [days, setDays] = useState(() =>
    rulebook === undefined ? 7 : usualBallotDays(rulebook, hosting),
  );
  const twg = state.twg.get(output.twg);
  if (rulebook === undefined || twg === undefined) return null;
  const members = membersOf(twg);
  const clause = clauseOf('output.twg-vote');
  return (
    <Dialog
      title="Call the group’s vote"
      size="wide"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="output.call-vote"
            label="Call the vote"
            data={() => ({
              output: output.id,
              ballot: newId(`proceed ${output.id}`, suffix, 'proceed'),
              textSha256: text.sha256,
              days,
            })}
            texts={() => [text.text]}
            variant="primary"
            reason={text.reason}
            onDone={onClose}
          />
        </>
      }
    >
      <div className={sectionStyles.form}>
        <p>
          This opens a ballot of {counted(members.length, 'member')} (
          {listed(namesOf(state, members))}) on exactly the text below. The text, the voters and the
          rule are fixed from then on, and nobody can write in the document while the vote is open.
        </p>
        <NumberField
          label="Length of the vote"
          value={days}
          onChange={setDays}
          min={rulebook.ballotDays.min}
          max={rulebook.ballotDays.max}
          unit="days"
        />
        {comesAndGoes(hosting) ? (
          <p className={sectionStyles.quiet}>
            <HostingLine />
          </p>
        ) : null}
        <p className={sectionStyles.quiet}>
          If you call it now, it closes <Time at={now + days * DAY} />, or after 24 hours at the
          earliest once everyone has voted. {ruleWords(rulebook.twg)}
        </p>
        <ExactTextPreview text={text} before={lastVotedText(state, output)} />
        <Clause source={clause.source}>{clause.text}</Clause>
      </div>
    </Dialog>
  );
}
