import { useState } from 'react';
import { DAY } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed, ruleWords } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { HostingLine } from '../../app/hosting-line.tsx';
import { comesAndGoes, useHosting, usualBallotDays } from '../../app/hosting.ts';
import { idSuffix, newId } from '../../app/new-id.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Clause, Dialog, NumberField, Time } from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import { namesOf } from '../groups/names-of.ts';
import type { DipPart } from './any-data.ts';
import styles from './dips.module.css';

/** Asks the TSC to accept a DIP, on its latest text. */
export function AcceptanceDialog({
  output,
  dip,
  onClose,
}: DipPart & { readonly onClose: () => void }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const hosting = useHosting();
  const rulebook = state.association?.rulebook;
  const [suffix] = useState(idSuffix);
  const [days, setDays] = useState(() =>
    rulebook === undefined ? 7 : usualBallotDays(rulebook, hosting),
  );
  if (rulebook === undefined) return null;
  const tsc = state.association?.tsc ?? [];
  const { text, source } = clauseOf('acceptance-vote');
  return (
    <Dialog
      title="Ask the TSC to accept the DIP"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="dip.request-acceptance"
            data={() => ({
              output: output.id,
              ballot: newId(`accept ${output.id}`, suffix, 'accept'),
              days,
            })}
            variant="primary"
            onDone={onClose}
          />
        </>
      }
    >
      <div className={styles.form}>
        <p>
          This opens a ballot of the Technical Steering Committee,{' '}
          {counted(tsc.length, 'person', 'people')} ({listed(namesOf(state, tsc))}), on exactly the
          text of the last call (SHA-256{' '}
          <code title={dip.textSha256}>{shortHash(dip.textSha256)}…</code>). If it passes, the DIP
          is accepted; if it fails, the DIP is rejected.
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
          <p className={styles.quiet}>
            <HostingLine />
          </p>
        ) : null}
        <p className={styles.quiet}>
          If you ask now, it closes <Time at={now + days * DAY} />, or after 24 hours at the
          earliest once everyone has voted. {ruleWords(rulebook.tsc)}
        </p>
        <Clause source={source}>{text}</Clause>
      </div>
    </Dialog>
  );
}
