import type { EditorView } from '@codemirror/view';
import { useCallback } from 'react';
import { counted } from '../../shared/wording/index.ts';
import { Button } from '../ui/index.ts';
import styles from './editor.module.css';
import { nextInvisible } from './invisible-characters.ts';
import { lineEnding, type LineEnding } from './line-endings.ts';
import { measuresWithin, type Measures } from './measures.ts';
import { useOfView } from './view-watch.ts';

interface Standing {
  readonly whole: Measures;
  /** Null where nothing is selected. */
  readonly selected: Measures | null;
  readonly ending: LineEnding;
  readonly bom: 'no' | 'yes';
  readonly line: number;
  readonly column: number;
}

/** A megabyte is not counted all at once: the page answers meanwhile. */
const AT_ONCE_MS = 6;

function standingOf({ state }: EditorView): Standing | undefined {
  const { doc, selection } = state;
  const { from, to, head, empty } = selection.main;
  const line = doc.lineAt(head);
  const whole = measuresWithin(doc, AT_ONCE_MS);
  const selected = empty ? null : measuresWithin(doc.slice(from, to), AT_ONCE_MS);
  if (whole === null || (!empty && selected === null)) return undefined;
  return {
    whole,
    selected,
    ending: lineEnding(state),
    bom: doc.sliceString(0, 1) === '\uFEFF' ? 'yes' : 'no',
    line: line.number,
    column: head - line.from + 1,
  };
}

const number = (value: number): string => value.toLocaleString('en-GB');

const measuresWords = ({ words, characters, bytes }: Measures): string =>
  `${number(words)} ${words === 1 ? 'word' : 'words'} · ${number(characters)} characters · ${number(bytes)} bytes`;

/** How long the text is, where the caret is, and what in it is not seen. */
export function StatusBar({ view }: { readonly view: EditorView | null }) {
  const standing = useOfView(view, standingOf);
  const toNext = useCallback(() => {
    if (view !== null) selectNextInvisible(view);
  }, [view]);
  if (standing === null) return <div className={styles.status} />;
  const { whole, selected, ending, bom, line, column } = standing;
  return (
    <div className={styles.status} role="group" aria-label="About the text">
      <span title="Bytes as UTF-8 has them">
        {selected === null ? measuresWords(whole) : `Selected: ${measuresWords(selected)}`}
      </span>
      <span>
        Line {number(line)}, column {number(column)}
      </span>
      {ending === 'CRLF' ? (
        <span title="Lines of this text end as on Windows; new ones do too">CRLF</span>
      ) : null}
      {bom === 'yes' ? (
        <span title="It begins with a byte order mark, which is kept">BOM</span>
      ) : null}
      {whole.invisible === 0 ? null : (
        <Button variant="quiet" size="small" className={styles.statusButton} onPress={toNext}>
          {counted(whole.invisible, 'invisible character')}
        </Button>
      )}
    </div>
  );
}

function selectNextInvisible(view: EditorView): void {
  const { doc, selection } = view.state;
  const at = nextInvisible(doc, selection.main.to);
  if (at === null) return;
  const length = (doc.sliceString(at, at + 2).codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  view.dispatch({ selection: { anchor: at, head: at + length }, scrollIntoView: true });
  view.focus();
}
