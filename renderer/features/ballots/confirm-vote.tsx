import { useState } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import type { Choice } from '../../../shared/rules/rule.ts';
import { CHOICES } from '../../../shared/wording/index.ts';
import { tellOutcome } from '../../app/act-button.tsx';
import { useActs, useAssociation, useAssociationStore } from '../../stores/use-association.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { subjectOf } from '../../../shared/wording/subject-of-ballot.ts';
import { shortHash } from './exact-text.ts';
import { Effect } from './effect.tsx';
import styles from './ballots.module.css';

interface ConfirmVoteProps {
  readonly ballot: Ballot;
  readonly choice: Choice;
  readonly comment: string | null;
  readonly onClose: () => void;
  /** It is signed and queued. */
  readonly onCast: () => void;
}

/** The vote as it will be signed, word for word, before it is. */
export function ConfirmVote({ ballot, choice, comment, onClose, onCast }: ConfirmVoteProps) {
  const acts = useActs();
  const store = useAssociationStore();
  const state = useAssociation((view) => view.verified);
  const [pending, setPending] = useState<'no' | 'yes'>('no');
  const { question } = subjectOf(ballot, state);
  const { id, textSha256 } = ballot;
  const cast = async () => {
    setPending('yes');
    const said = comment === null ? {} : { comment };
    const outcome = await acts.propose('ballot.cast', { ballot: id, choice, textSha256, ...said });
    tellOutcome(outcome, store.getState().state);
    setPending('no');
    if (outcome.outcome === 'queued') onCast();
  };
  return (
    <Dialog
      title={`Cast your vote: ${CHOICES[choice]}`}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Back</Button>
          <Button
            variant="primary"
            autoFocus
            isPending={pending === 'yes'}
            onPress={() => void cast()}
          >
            Sign and cast: {CHOICES[choice]}
          </Button>
        </>
      }
    >
      <p>
        {question} <strong>{CHOICES[choice]}.</strong>
      </p>
      <p className={styles.quiet}>
        On the text with the hash <code title={textSha256}>{shortHash(textSha256)}…</code>
      </p>
      {comment === null ? (
        <p>Without a reason.</p>
      ) : (
        <blockquote className={styles.reason} dir="auto">
          {comment}
        </blockquote>
      )}
      <Effect ballot={ballot} step={{ kind: 'cast', choice }} />
      <p>
        It is signed by this device and public to the association, and stays in the ledger for ever.
        Until the ballot closes you can change your vote; earlier versions stay visible.
      </p>
    </Dialog>
  );
}
