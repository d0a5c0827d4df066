import { diffLines, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import styles from './text.module.css';

export interface DiffProps {
  readonly before: string;
  readonly after: string;
  readonly mode?: 'words' | 'lines' | undefined;
}

/** What has been taken out and put in, in the running text. */
export function Diff({ before, after, mode }: DiffProps) {
  const parts = useMemo(
    () => (mode === 'lines' ? diffLines(before, after) : diffWordsWithSpace(before, after)),
    [before, after, mode],
  );
  if (before === after) return <p className={styles.same}>The texts are the same.</p>;
  let position = 0;
  return (
    <div className={styles.diff}>
      {parts.map((part) => {
        position += part.value.length + 1;
        if (part.added) return <ins key={position}>{part.value}</ins>;
        return part.removed ? (
          <del key={position}>{part.value}</del>
        ) : (
          <span key={position}>{part.value}</span>
        );
      })}
    </div>
  );
}
