import { visibleText } from '../ui/index.ts';
import styles from './markdown.module.css';

/** A line whose markup would take too long to read; every character of it is there. */
export function LongLine({ text }: { readonly text: string }) {
  return (
    <>
      <span className={styles.longNote}>
        A line of {text.length.toLocaleString('en-GB')} characters: it is shown as it is written.
      </span>
      {visibleText(text)}
    </>
  );
}
