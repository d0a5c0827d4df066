import type { Ballot } from '../../../shared/rules/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Time } from '../../ui/index.ts';
import { effectOf, type BallotStep } from './vote-effect.ts';
import styles from './ballots.module.css';

/** What a step would do to quorum, threshold and outcome; on the verified counts. */
export function Effect({ ballot, step }: { readonly ballot: Ballot; readonly step: BallotStep }) {
  const me = useAssociation((view) => view.me.person);
  const now = useNow();
  const { sentences, closesEarlyAt } = effectOf(ballot, me, step, now);
  return (
    <div className={styles.effect} aria-live="polite">
      <p className={styles.effectTitle}>What this does</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {closesEarlyAt === null ? null : (
          <li>
            Everyone will then be done: the ballot closes <Time at={closesEarlyAt} />, and not at
            its deadline.
          </li>
        )}
      </ul>
    </div>
  );
}
