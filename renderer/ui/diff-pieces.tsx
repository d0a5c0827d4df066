import { Fragment } from 'react';
import type { DiffPiece } from '../../shared/documents/text-diff.ts';
import { visibleText } from './visible-text.tsx';

/** Pieces of a diff in their order; what cannot be seen in a change is made visible. */
export function DiffPieces({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length + 1;
    const { type, text } = piece;
    switch (type) {
      case 'same':
        return <Fragment key={at}>{visibleText(text, 'deceiving')}</Fragment>;
      case 'added':
        return <ins key={at}>{visibleText(text, 'all')}</ins>;
      case 'removed':
        return <del key={at}>{visibleText(text, 'all')}</del>;
    }
  });
}
