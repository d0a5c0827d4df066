import { useState } from 'react';
import type { HostReplies } from '../../../shared/client/host-messages.ts';
import { counted } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, CopyButton, Section, Spinner, Time } from '../../ui/index.ts';
import styles from './ledger.module.css';

/** Where this device's copy stands, and whether all of it holds. */
export function LedgerStanding() {
  const { ledger, position, at, frozen, rehearsal } = useAssociation((view) => ({
    ledger: view.association.ledger,
    position: view.position,
    at: view.at,
    frozen: view.frozen,
    rehearsal: view.association.rehearsal,
  }));
  const relayKey = useAssociation((view) => view.state.association?.relay.publicKey ?? '');
  return (
    <Section title="This device’s copy" action={<VerifyButton key={position.seq} />}>
      <dl className={styles.standing}>
        <dt>Entries</dt>
        <dd>
          {position.seq}, each signature checked here
          {frozen === null ? '' : ', up to where it stopped'}
          {rehearsal ? '; a rehearsal' : ''}
        </dd>
        <dt>Newest entry</dt>
        <dd>
          <Time at={at} relative />
        </dd>
        <dt>Head</dt>
        <dd className={styles.hash}>{position.head}</dd>
        <dt>Ledger</dt>
        <dd className={styles.hash}>{ledger}</dd>
        <dt>Relay’s key</dt>
        <dd className={styles.hash}>{relayKey}</dd>
      </dl>
      <p className={styles.quiet}>
        Two devices that show the same head have the same history, to the last comma.
      </p>
      <div className={styles.buttons}>
        <CopyButton size="small" text={position.head} label="Copy the head" />
      </div>
    </Section>
  );
}

/** Replays everything from the first entry, and says what came of it. */
function VerifyButton() {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const [verdict, setVerdict] = useState<HostReplies['verify'] | 'none' | 'running'>('none');
  const verify = async () => {
    setVerdict('running');
    setVerdict((await request({ type: 'verify', ledger })) ?? 'none');
  };
  if (verdict === 'running') return <Spinner>Replaying every entry…</Spinner>;
  if (verdict === 'none') {
    return (
      <Button size="small" onPress={() => void verify()}>
        Verify all of it now
      </Button>
    );
  }
  return <Verdict verdict={verdict} />;
}

function Verdict({ verdict }: { readonly verdict: HostReplies['verify'] }) {
  return verdict.ok ? (
    <Callout tone="success" role="status" title="All of it holds">
      <p>
        {counted(verdict.entries, 'entry', 'entries')} replayed from the first. Hash of what they
        add up to: <span className={styles.hash}>{verdict.stateHash}</span>
      </p>
    </Callout>
  ) : (
    <Callout tone="danger" role="alert" title={`It does not hold at line ${verdict.line}`}>
      <p>{verdict.problem}</p>
    </Callout>
  );
}
