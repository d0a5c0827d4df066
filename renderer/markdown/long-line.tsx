import { Fragment, useMemo } from 'react';
import { visibleText } from '../ui/index.ts';
import { Growing } from './growing.tsx';
import styles from './markdown.module.css';

/** How much of a long line is drawn at a time, in UTF-16 units. */
const PIECE = 20_000;

/** A line whose markup would take too long to read; every character of it is there. */
export function LongLine({ text }: { readonly text: string }) {
  const pieces = useMemo(() => piecesOf(text), [text]);
  return (
    <>
      <span className={styles.longNote}>
        A line of {text.length.toLocaleString('en-GB')} characters: it is shown as it is written.
      </span>
      <Growing
        count={pieces.length}
        step={2}
        limit={10}
        what="parts of the line"
        draw={(at) => <Fragment key={at}>{visibleText(pieces[at] ?? '')}</Fragment>}
        note={(button) => <span className={styles.longNote}>{button}</span>}
      />
    </>
  );
}

/** A text in pieces, none of which cuts a character in two. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const isCut = (text.codePointAt(from + PIECE - 1) ?? 0) > 0xff_ff;
    const to = from + PIECE + (isCut ? 1 : 0);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
