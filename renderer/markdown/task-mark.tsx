import { Square, SquareCheck } from 'lucide-react';
import { Icon } from '../ui/index.ts';
import styles from './markdown.module.css';

/** Whether what stands behind it is done: a text says it, and nothing here changes it. */
export function TaskMark({ isDone }: { readonly isDone: boolean }) {
  return (
    <span
      className={styles.taskMark}
      role="img"
      aria-label={isDone ? 'Done:' : 'To do:'}
      data-task={isDone ? 'done' : 'open'}
    >
      <Icon of={isDone ? SquareCheck : Square} />
    </span>
  );
}
