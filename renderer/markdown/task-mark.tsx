import { Square, SquareCheck } from 'lucide-react';
import { Icon } from '../ui/index.ts';
import { useMarkdownSettings } from './markdown-context.ts';
import styles from './markdown.module.css';

/** Whether what stands behind it is done: a text says it, and nothing here changes it. */
export function TaskMark({ isDone }: { readonly isDone: boolean }) {
  const { extent } = useMarkdownSettings();
  return (
    <span
      className={styles.taskMark}
      role="img"
      aria-label={isDone ? 'Done:' : 'To do:'}
      data-task={isDone ? 'done' : 'open'}
    >
      {extent === 'whole' ? (
        // A drawing without words would be left out of the structure of a PDF.
        isDone ? (
          '[x]'
        ) : (
          '[ ]'
        )
      ) : (
        <Icon of={isDone ? SquareCheck : Square} />
      )}
    </span>
  );
}
