import { useState } from 'react';
import { proposalText, type Twg } from '../../../../shared/rules/index.ts';
import { clauseOfRefusal, counted, listed } from '../../../../shared/wording/index.ts';
import { ActDialog } from '../../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../../app/ballot-length.tsx';
import { rendererCrypto } from '../../../stores/renderer-crypto.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import {
  Callout,
  Clause,
  Disclosure,
  PlainMarkdown,
  TextArea,
  sectionStyles,
} from '../../../ui/index.ts';
import { FieldChanges } from '../field-changes.tsx';
import styles from '../groups.module.css';
import { namesOf } from '../names-of.ts';
import { revisionBallotId, revisionOf, weightWords, type Revision } from './revision.ts';
import { PLACEHOLDER_TEXT } from '../../../app/placeholder-data.ts';

const LONGEST_REASON = 2000;

interface ReviseDialogProps {
  readonly twg: Twg;
  /** As it was when this was opened: what others write meanwhile is not signed unseen. */
  readonly charter: Revision['charter'];
  readonly onClose: () => void;
}

/** Puts a revised charter forward: to the TSC where the change is material, in force at once otherwise. */
export function ReviseDialog({ twg, charter, onClose }: ReviseDialogProps) {
  const state = useAssociation((view) => view.state);
  const [reason, setReason] = useState('');
  const [days, setDays] = useBallotDays();
  const revision = revisionOf(twg, charter);
  const isMaterial = revision.weight === 'material';
  const data = () => ({
    twg: twg.id,
    charter,
    reason: reason.trim(),
    ...(isMaterial ? { ballot: revisionBallotId(state, twg), days } : {}),
  });
  const clause = clauseOfRefusal('ballot-required');
  return (
    <ActDialog
      title={`Revise the charter of ${twg.name}`}
      size="wide"
      onClose={onClose}
      type="charter.revise"
      data={data}
      check={{ ...data(), reason: PLACEHOLDER_TEXT }}
      label={isMaterial ? 'Put it to the TSC' : 'Put it in force'}
      confirm="none"
      reason={reason.trim() === '' ? 'Say why first: the reason is part of it.' : undefined}
    >
      <Callout
        tone={isMaterial ? 'warning' : 'info'}
        title={isMaterial ? 'Material' : 'Not material'}
      >
        <p>{weightWords(revision)}</p>
        {isMaterial && clause !== null ? (
          <Clause source={clause.source}>{clause.text}</Clause>
        ) : null}
      </Callout>
      <TextArea
        label="Reason"
        value={reason}
        onChange={setReason}
        isRequired
        maxLength={LONGEST_REASON}
        description="Permanent: it stays in the ledger, beside the revision."
      />
      {isMaterial ? <Vote twg={twg} charter={charter} days={days} onDays={setDays} /> : null}
      <h3>What changes</h3>
      <FieldChanges changes={revision.changes} />
    </ActDialog>
  );
}

function Vote(props: {
  readonly twg: Twg;
  readonly charter: Revision['charter'];
  readonly days: number;
  readonly onDays: (days: number) => void;
}) {
  const { twg, charter, days, onDays } = props;
  const state = useAssociation((view) => view.state);
  const { association } = state;
  if (association === null) return null;
  const { rulebook, tsc } = association;
  const kept = proposalText(state, twg, charter, rendererCrypto);
  return (
    <>
      <BallotLength days={days} onChange={onDays} opening="put it to the TSC" rule={rulebook.tsc} />
      <p className={sectionStyles.quiet}>
        {counted(tsc.length, 'person votes', 'people vote')}: {listed(namesOf(state, tsc))}.
      </p>
      <Disclosure
        summary={
          <>
            The exact text that is voted on, SHA-256{' '}
            <code title={kept.sha256}>{kept.sha256.slice(0, 12)}…</code>
          </>
        }
      >
        <section className={styles.exactText} aria-label="The text that is voted on" tabIndex={0}>
          <PlainMarkdown text={kept.text} />
        </section>
      </Disclosure>
    </>
  );
}
