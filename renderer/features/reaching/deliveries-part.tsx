import { problemWords } from '../../../shared/wording/index.ts';
import { Section, Spinner } from '../../ui/index.ts';
import { DeliveryList } from './delivery-list.tsx';
import { countsWords } from './delivery-words.ts';
import styles from './reaching.module.css';
import { useDeliveries } from './use-deliveries.ts';

/** For the secretariat: what has arrived of all that the relay sends, and what has not. */
export function DeliveriesPart() {
  const all = useDeliveries('all');
  const { reply, problem } = all;
  return (
    <Section title="What was sent">
      {problem === null ? null : <p className={styles.failed}>{problemWords(problem).detail}</p>}
      {reply === null ? (
        problem === null ? (
          <Spinner />
        ) : null
      ) : (
        <>
          <p role="status">{countsWords(reply) ?? 'Nothing was sent yet.'}</p>
          <DeliveryList deliveries={reply.deliveries} settle={all} kinds="shown" />
        </>
      )}
    </Section>
  );
}
