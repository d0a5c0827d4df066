import { classNames, clockWords, utcWords } from '../ui/index.ts';
import styles from './document-status-line.module.css';
import { statusParts } from './status-words.ts';
import type { DocumentHandle } from './use-document.ts';

/** "saved on this device · acknowledged by the relay 14:02" */
export function DocumentStatusLine({ handle }: { readonly handle: DocumentHandle }) {
  const { acknowledgedAt } = handle.status;
  const parts = statusParts(handle, clockWords);
  // Every keystroke changes it: only what is wrong is read out by itself.
  const alarm = parts.some(({ tone }) => tone === 'alarm');
  return (
    <p
      className={styles.line}
      role={alarm ? 'alert' : undefined}
      title={acknowledgedAt === null ? undefined : `Acknowledged ${utcWords(acknowledgedAt)}`}
    >
      {parts.map(({ text, tone }) => (
        <span key={text} className={classNames(styles.part, styles[tone])}>
          {text}
        </span>
      ))}
    </p>
  );
}
