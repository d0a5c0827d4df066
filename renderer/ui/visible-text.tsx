import { Fragment, type ReactNode } from 'react';
import { invisibleParts } from './invisible-characters.ts';
import styles from './text.module.css';

/** A text in which everything is to be seen; `all`: it is a change, and its spaces count too. */
export function visibleText(text: string, what: 'all' | 'deceiving' = 'deceiving'): ReactNode {
  const parts = invisibleParts(text, what);
  if (parts.every(({ sign }) => sign === null)) return parts.map(({ text }) => text).join('');
  let at = 0;
  return parts.map(({ text, sign, name }) => {
    at += text.length + 1;
    if (sign === null) return <Fragment key={at}>{text}</Fragment>;
    return (
      <Fragment key={at}>
        <span className={styles.invisible} title={name} role="img" aria-label={name}>
          {sign}
        </span>
        {text === '\n' ? '\n' : null}
      </Fragment>
    );
  });
}
