import { fateWords, sentenceOf } from '../../../shared/wording/index.ts';
import type { OutboxItem } from '../../../shared/client/host-messages.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Dialog, Disclosure, Link, Time } from '../../ui/index.ts';
import { paths } from '../routes.ts';
import { SaveEvidence } from '../save-evidence.tsx';
import { useRequest } from '../use-request.ts';
import { useSyncParts } from './use-sync-parts.ts';
import styles from './sync.module.css';

/** What the sync line stands for: each act that this device has signed, and its fate. */
export function QueueDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      title="On its way"
      size="wide"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      actions={<Button onPress={props.onClose}>Close</Button>}
    >
      <Standing />
      <Queue />
    </Dialog>
  );
}

function Standing() {
  const parts = useSyncParts();
  const connection = useAssociation((view) => view.connection);
  const ledger = useAssociation((view) => view.association.ledger);
  const request = useRequest();
  return (
    <div>
      <ul>
        {parts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={styles.quiet}>
        Relay {connection.relayUrl === '' ? 'without an address' : connection.relayUrl}
        {connection.reason === null ? '' : ` (${connection.reason})`}
      </p>
      {connection.status === 'offline' ? (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => void request({ type: 'reconnect', ledger })}>
            Try again now
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** What needs a person first, then what waits, then what is done. */
const ORDER: readonly OutboxItem['fate']['status'][] = [
  'held',
  'refused',
  'problem',
  'queued',
  'sent',
  'accepted',
];

const byUrgency = (a: OutboxItem, b: OutboxItem): number =>
  ORDER.indexOf(a.fate.status) - ORDER.indexOf(b.fate.status) || b.signedAt - a.signedAt;

/** How many of those that are done are shown: the ledger has them all. */
const MOST_DONE = 10;

function Queue() {
  const outbox = useAssociation((view) => view.outbox);
  if (outbox.length === 0) {
    return (
      <p className={styles.quiet}>
        Nothing waits. What you sign is kept here until the relay has answered.
      </p>
    );
  }
  const sorted = outbox.toSorted(byUrgency);
  const waiting = sorted.filter(({ fate }) => fate.status !== 'accepted');
  const done = sorted.slice(waiting.length);
  return (
    <>
      {waiting.length === 0 ? (
        <p className={styles.quiet}>Nothing waits for the relay.</p>
      ) : (
        <SaveWaiting />
      )}
      <ul className={styles.items} aria-label="Acts signed on this device">
        {[...waiting, ...done.slice(0, MOST_DONE)].map((item) => (
          <QueueItem key={item.id} item={item} />
        ))}
      </ul>
      {done.length > MOST_DONE ? (
        <p className={styles.quiet}>
          {done.length - MOST_DONE} older ones are done too: they stand in{' '}
          <Link to={paths.ledger}>the ledger</Link>.
        </p>
      ) : null}
    </>
  );
}

/** For whoever is long without the relay, and wants it elsewhere too than on this device. */
function SaveWaiting() {
  const isForked = useAssociation((view) => view.connection.status === 'forked');
  // Then the fork is what is saved, which a banner offers.
  if (isForked) return null;
  return (
    <div className={styles.buttons}>
      <SaveEvidence label="Save a copy of what waits" />
      <span className={styles.quiet}>
        The acts as they were signed, a line each: they prove what you signed. The relay takes them
        from this device.
      </span>
    </div>
  );
}

const TONES = { good: 'success', waiting: 'info', bad: 'warning' } as const;

function QueueItem({ item }: { readonly item: OutboxItem }) {
  const state = useAssociation((view) => view.state);
  const { label, detail, way, tone } = fateWords(item.fate, state);
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span>{sentenceOf({ type: item.type, data: item.data, by: item.person }, state)}</span>
        <Badge tone={item.fate.status === 'refused' ? 'danger' : TONES[tone]}>
          {BADGES[item.fate.status]}
        </Badge>
      </div>
      {item.fate.status === 'held' || item.fate.status === 'refused' ? (
        <p className={styles.strong}>{label}</p>
      ) : null}
      <p className={styles.quiet}>
        {detail} {way} Signed <Time at={item.signedAt} />.
      </p>
      <Choices item={item} />
      <Receipt item={item} />
    </li>
  );
}

const BADGES: Readonly<Record<OutboxItem['fate']['status'], string>> = {
  queued: 'Queued',
  sent: 'Sent',
  accepted: 'Accepted',
  refused: 'Refused',
  held: 'Waits for your word',
  problem: 'Not sent yet',
};

function Choices({ item }: { readonly item: OutboxItem }) {
  const ledger = useAssociation((view) => view.association.ledger);
  const request = useRequest();
  const { status } = item.fate;
  if (status !== 'held' && status !== 'refused') return null;
  return (
    <div className={styles.buttons}>
      <Button
        size="small"
        onPress={() => void request({ type: 'outbox-drop', ledger, id: item.id })}
      >
        {status === 'refused' ? 'Take it off this list' : 'Drop it'}
      </Button>
      {status === 'held' ? (
        <Button
          size="small"
          onPress={() => void request({ type: 'outbox-send', ledger, id: item.id })}
        >
          Send it anyway
        </Button>
      ) : null}
    </div>
  );
}

function Receipt({ item }: { readonly item: OutboxItem }) {
  if (item.fate.status !== 'accepted') return null;
  const { receipt } = item.fate;
  return (
    <Disclosure summary="The receipt">
      <p>
        <Link to={paths.entry(receipt.seq)}>Entry {receipt.seq}</Link>, <Time at={receipt.at} />
      </p>
      <p className={styles.mono}>head {receipt.head}</p>
      <p className={styles.mono}>signed by the relay {receipt.signature}</p>
    </Disclosure>
  );
}
