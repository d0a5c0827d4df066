import { problemWords } from '../../../shared/wording/index.ts';
import { isFacilitator, type Twg } from '../../../shared/rules/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { countsOf, countsWords, deliveriesOf, type DeliveredThing } from './delivery-words.ts';
import styles from './reaching.module.css';
import { useDeliveries } from './use-deliveries.ts';

interface DeliveredProps {
  readonly twg: Twg;
  readonly thing: DeliveredThing;
}

/** For the facilitators: whom a circulation, an update or an output has reached. Others see nothing. */
export function Delivered(props: DeliveredProps) {
  const me = useAssociation((view) => view.me.person);
  return isFacilitator(props.twg, me) ? <Asked {...props} key={me} /> : null;
}

function Asked({ twg, thing }: DeliveredProps) {
  const { reply, problem, retry } = useDeliveries(twg.id);
  if (reply === null) {
    if (problem === null) return null;
    return (
      <p className={styles.quiet}>
        Whom it has reached, the relay cannot say now: {problemWords(problem).title.toLowerCase()}.
      </p>
    );
  }
  const counts = countsOf(reply, thing);
  const words = counts === null ? null : countsWords(counts);
  return (
    <div className={styles.part} role="group" aria-label="Whom it has reached">
      <p role="status">{words ?? 'The relay has sent it to nobody yet.'}</p>
      <DeliveryList deliveries={deliveriesOf(reply, thing)} retry={retry} kinds="left-out" />
      {problem === null ? null : (
        <p className={styles.quiet}>The relay does not answer now; this is what it last said.</p>
      )}
    </div>
  );
}
