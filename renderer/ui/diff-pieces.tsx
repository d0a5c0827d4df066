import { Fragment, type ReactNode } from 'react';
import type { DiffPiece } from '../../shared/documents/text-diff.ts';
import { invisibleParts } from './invisible-characters.ts';
import styles from './diff.module.css';

/** Pieces of a diff in their order; what cannot be seen in a change is made visible. */
export function DiffPieces({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length + 1;
    const { type, text } = piece;
    switch (type) {
      case 'same':
        return <Fragment key={at}>{marked(text, 'deceiving')}</Fragment>;
      case 'added':
        return <ins key={at}>{marked(text, 'all')}</ins>;
      case 'removed':
        return <del key={at}>{marked(text, 'all')}</del>;
    }
  });
}

function marked(text: string, what: 'all' | 'deceiving'): ReactNode {
  const parts = invisibleParts(text, what);
  if (parts.length === 1 && parts[0]?.sign === null) return text;
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
