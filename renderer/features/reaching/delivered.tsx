import { problemWords } from '../../../shared/wording/index.ts';
import { DeliveryList } from './delivery-list.tsx';
import { countsOf, countsWords, deliveriesOf, type DeliveredThing } from './delivery-words.ts';
import styles from './reaching.module.css';
import type { Deliveries } from './use-deliveries.ts';

/** For facilitators: whom a circulation, an update or an output has reached, and what failed. */
export function Delivered(props: {
  readonly deliveries: Deliveries;
  readonly thing: DeliveredThing;
}) {
  const { reply, problem } = props.deliveries;
  const { thing } = props;
  if (reply === null) {
    if (problem === null) return null;
    return (
      <p className={styles.quiet}>
        Whom it has reached is with the relay. {problemWords(problem).detail}
      </p>
    );
  }
  const counts = countsOf(reply, thing);
  const words = counts === null ? null : countsWords(counts);
  return (
    <div className={styles.part} role="group" aria-label="Whom it has reached">
      <p role="status">{words ?? 'The relay has sent it to nobody yet.'}</p>
      <DeliveryList
        deliveries={deliveriesOf(reply, thing)}
        settle={props.deliveries}
        kinds="left-out"
      />
      {problem === null ? null : (
        <p className={styles.quiet}>The relay does not answer now; this is what it last said.</p>
      )}
    </div>
  );
}
