import { useMemo } from 'react';
import { textDiff } from '../../shared/documents/text-diff.ts';
import { DiffPieces } from './diff-pieces.tsx';
import styles from './diff.module.css';

export interface DiffProps {
  readonly before: string;
  readonly after: string;
}

/** What has been taken out and put in, in the running text: for a few lines. */
export function Diff({ before, after }: DiffProps) {
  const { rows } = useMemo(() => textDiff(before, after), [before, after]);
  if (before === after) return <p className={styles.same}>The texts are the same.</p>;
  return (
    <div className={styles.running} dir="auto">
      <DiffPieces pieces={rows.flatMap((row) => row.pieces)} />
    </div>
  );
}
