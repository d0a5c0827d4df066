import { useState } from 'react';
import type { HostProblem } from '../../../shared/client/host-messages.ts';
import type { Delivery } from '../../../shared/protocol/outreach-messages.ts';
import { CHANNEL_KINDS, personName, problemWords, said } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Disclosure, Time, toast } from '../../ui/index.ts';
import { problemSaid, unarrived } from './delivery-words.ts';
import { KIND_NAMES } from './message-kinds.ts';
import styles from './reaching.module.css';
import type { Deliveries } from './use-deliveries.ts';

type Settle = Pick<Deliveries, 'retry' | 'noteByHand'>;

interface ListProps {
  readonly deliveries: readonly Delivery[];
  /** What can be done about one. */
  readonly settle: Settle;
  /** Whether each says of what kind it is: where several kinds stand beside each other. */
  readonly kinds: 'shown' | 'left-out';
}

/** How many are shown at once. */
const MOST = 20;

/** What has not arrived, each with why and a way on; then the channels that were posted in. */
export function DeliveryList({ deliveries, settle, kinds }: ListProps) {
  const { failed, waiting, channels } = unarrived(deliveries);
  const late = waiting.filter(({ problem }) => problem !== null);
  return (
    <>
      {failed.length + late.length === 0 ? null : (
        <ul className={styles.list} aria-label="Not arrived">
          {[...failed, ...late].slice(0, MOST).map((delivery) => (
            <NotArrived key={delivery.id} delivery={delivery} settle={settle} kinds={kinds} />
          ))}
        </ul>
      )}
      {failed.length + late.length <= MOST ? null : (
        <p className={styles.quiet}>{failed.length + late.length - MOST} more.</p>
      )}
      {channels.length === 0 ? null : kinds === 'shown' ? (
        <Disclosure summary={`Posted in channels: ${channels.length}`}>
          <Posted channels={channels} settle={settle} kinds={kinds} />
        </Disclosure>
      ) : (
        <Posted channels={channels} settle={settle} kinds={kinds} />
      )}
    </>
  );
}

function Posted(props: {
  readonly channels: readonly Delivery[];
  readonly settle: Settle;
  readonly kinds: ListProps['kinds'];
}) {
  return (
    <ul className={styles.list} aria-label="Posted in channels">
      {props.channels.map((delivery) => (
        <li key={delivery.id} className={styles.line}>
          <span className={styles.quiet}>
            <To delivery={delivery} />
            {props.kinds === 'shown' ? ` (${KIND_NAMES[delivery.kind]})` : ''},{' '}
            {delivery.state === 'by-hand' ? 'noted as posted by hand' : 'posted'}{' '}
            {delivery.sentAt === null ? null : <Time at={delivery.sentAt} />}
          </span>
          {delivery.state === 'by-hand' ? (
            <SettleButton label="It was not" settle={() => props.settle.retry(delivery.id)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function NotArrived({
  delivery,
  settle,
  kinds,
}: {
  readonly delivery: Delivery;
  readonly settle: Settle;
  readonly kinds: ListProps['kinds'];
}) {
  const { state, problem, attempts, nextAt } = delivery;
  const why = problem === null ? 'not tried yet' : problemSaid(problem);
  return (
    <li className={styles.item}>
      <div>
        <To delivery={delivery} />{' '}
        {state === 'given-up' ? (
          <Badge tone="danger">failed</Badge>
        ) : (
          <Badge tone="warning">waits</Badge>
        )}
        <p className={styles.quiet}>
          {kinds === 'shown' ? `${capital(KIND_NAMES[delivery.kind])}: ${why}` : capital(why)}
          {attempts > 1 ? `; tried ${attempts} times` : ''}.
          {nextAt === null ? null : (
            <>
              {' '}
              Tried again <Time at={nextAt} />.
            </>
          )}
        </p>
      </div>
      <div className={styles.buttons}>
        {delivery.to.kind === 'person' ? null : (
          <SettleButton label="I have posted it" settle={() => settle.noteByHand(delivery.id)} />
        )}
        <SettleButton label="Try again" settle={() => settle.retry(delivery.id)} />
      </div>
    </li>
  );
}

function SettleButton(props: {
  readonly label: string;
  readonly settle: () => Promise<HostProblem | null>;
}) {
  const [isPending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    const problem = await props.settle();
    setPending(false);
    if (problem === null) return;
    const { title, detail, way } = problemWords(problem);
    toast(`${title}. ${detail} ${way}`, 'danger');
  };
  return (
    <Button size="small" isPending={isPending} onPress={() => void press()}>
      {props.label}
    </Button>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function To({ delivery: { to } }: { readonly delivery: Delivery }) {
  const state = useAssociation((view) => view.state);
  if (to.kind === 'person') {
    return (
      <>
        {personName(state, to.person)}, by {to.by === 'email' ? 'mail' : 'Slack'}
      </>
    );
  }
  return (
    <>
      {CHANNEL_KINDS[to.kind]} {said(to.name)}
    </>
  );
}
