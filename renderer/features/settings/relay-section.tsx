import { useState } from 'react';
import type { KnownAssociation } from '../../../shared/client/host-messages.ts';
import { connectionWords, personName } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, RadioGroup, Section, Time, toast } from '../../ui/index.ts';
import { MoveRelayDialog } from './move-relay-dialog.tsx';
import styles from './settings.module.css';

const TONES = { good: 'success', waiting: 'info', bad: 'danger' } as const;

/** Where the association's relay is, how it stands, and how to move it. */
export function RelaySection() {
  const { association, connection } = useAssociation(({ association, connection }) => ({
    association,
    connection,
  }));
  const hostName = useAssociation(({ connection, state }) =>
    connection.hostedBy === null ? null : personName(state, connection.hostedBy),
  );
  const relayKey = useAssociation((view) => view.state.association?.relay.publicKey ?? '');
  const { label, detail, tone } = connectionWords(connection);
  return (
    <Section title="Relay" action={<RelayButtons />}>
      <p className={styles.quiet}>
        The relay takes what each device signs and writes, keeps it in order, and passes it on to
        the others. Without it you go on working: what you do waits here.
      </p>
      <dl className={styles.facts}>
        <dt>Standing</dt>
        <dd>
          <Badge tone={TONES[tone]}>{label}</Badge> {detail}
        </dd>
        <dt>Address</dt>
        <dd className={styles.mono}>{connection.relayUrl}</dd>
        {association.sharedAs === null ? null : (
          <>
            <dt>For others</dt>
            <dd className={styles.mono}>{association.sharedAs}</dd>
          </>
        )}
        <dt>Runs</dt>
        <dd>{runsWords(association, hostName)}</dd>
        <dt>Key</dt>
        <dd className={styles.mono}>{relayKey}</dd>
        <dt>Last acknowledged</dt>
        <dd>
          {connection.acknowledgedAt === null ? (
            'nothing of yours yet'
          ) : (
            <Time at={connection.acknowledgedAt} relative />
          )}
        </dd>
      </dl>
      {association.hosted === 'here' && !association.rehearsal ? <Sharing /> : null}
    </Section>
  );
}

function runsWords({ hosted }: Pick<KnownAssociation, 'hosted'>, hostName: string | null): string {
  if (hosted === 'here') return 'on this computer';
  return hostName === null
    ? 'elsewhere'
    : `on the computer of ${hostName}, and only while that is awake`;
}

function RelayButtons() {
  const request = useRequest();
  const { check } = useActs();
  const [moving, setMoving] = useState<'no' | 'yes'>('no');
  const { ledger, rehearsal, status } = useAssociation(({ association, connection }) => ({
    ledger: association.ledger,
    rehearsal: association.rehearsal,
    status: connection.status,
  }));
  const absent = useHostPresence().hello.absent['move-relay'];
  const refusal = check('relay.appoint', EXAMPLE);
  const reason = moveReason(rehearsal ? 'rehearsal' : (absent ?? refusal?.code ?? null));
  return (
    <div className={styles.buttons}>
      {status === 'online' ? null : (
        <Button size="small" onPress={() => void request({ type: 'reconnect', ledger })}>
          Try again now
        </Button>
      )}
      <Button size="small" reason={reason} onPress={() => setMoving('yes')}>
        Move to a standing relay
      </Button>
      {moving === 'yes' ? <MoveRelayDialog onClose={() => setMoving('no')} /> : null}
    </div>
  );
}

/** Why this person cannot move it from here; nothing where they can. */
function moveReason(code: string | null): string | undefined {
  switch (code) {
    case null:
      return undefined;
    case 'rehearsal':
      return 'A rehearsal stays on this computer.';
    case 'no-relay-here':
      return 'It is moved from the desktop app, which has all texts to bring along.';
    case 'not-permitted':
      return 'Somebody of the secretariat can move it.';
    default:
      return 'It cannot be moved now.';
  }
}

/** A sound key of nobody's, that of PROTOCOL's vector: to ask the rules before there is a relay to name. */
const EXAMPLE = {
  publicKey: 'Wp2mSQtTKqhXGRnZfumxT2Kt6k9NgQKxS8ocnoNVLZ8',
  url: 'https://relay.example',
};

function Sharing() {
  const request = useRequest();
  const [isPending, setPending] = useState(false);
  const { ledger, sharedAs } = useAssociation((view) => view.association);
  const reach = sharedAs === null ? 'this-computer' : 'this-network';
  const share = async (on: 'this-computer' | 'this-network') => {
    setPending(true);
    const shared = await request({ type: 'share-relay', ledger, on });
    setPending(false);
    if (shared !== null && on === 'this-network') {
      toast(`Others on this network reach it at ${shared.relayUrl}.`, 'success');
    }
  };
  return (
    <RadioGroup
      label="Who reaches this relay"
      value={reach}
      isDisabled={isPending}
      onChange={(id) => void share(id === 'this-network' ? 'this-network' : 'this-computer')}
      items={[
        { id: 'this-computer', label: 'Only this computer' },
        {
          id: 'this-network',
          label: 'Others on this network, while this computer is awake',
          description:
            'Sleep is held off while it is shared, and ballots are 14 days long unless you say otherwise. Nobody reaches it while this computer is off: what they sign waits on their devices.',
        },
      ]}
    />
  );
}
