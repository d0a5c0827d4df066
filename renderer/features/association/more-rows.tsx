import { useState } from 'react';
import { Button } from '../../ui/index.ts';
import styles from './association.module.css';

const STEP = 100;

/** How many rows of a long list are shown; the rest come on asking, or by searching. */
export function useMoreRows<T>(rows: readonly T[], key: string) {
  const [shown, setShown] = useState({ key, count: STEP });
  const count = shown.key === key ? shown.count : STEP;
  const rest = rows.length - count;
  const more =
    rest <= 0 ? null : (
      <div className={styles.more}>
        <Button size="small" onPress={() => setShown({ key, count: count + STEP })}>
          Show {Math.min(STEP, rest)} more of {rest}
        </Button>
      </div>
    );
  return { visible: rows.slice(0, count), more };
}
