import { CircleDashed, Info } from 'lucide-react';
import { classNames, Icon } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { Check } from './founding-checks.ts';

/** What is missing, and what can wait; told while one fills the form in. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className={styles.checks} aria-live="polite" aria-label="Still to do">
      {checks.map(({ weight, words }) => (
        <li key={words} className={classNames(styles.check, weight === 'must' && styles.must)}>
          <Icon of={weight === 'must' ? CircleDashed : Info} />
          {words}
        </li>
      ))}
    </ul>
  );
}
