import { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { useDeferredValue, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type * as Y from 'yjs';
import { classNames } from '../../../ui/index.ts';
import { useOfView } from '../../../editor/index.ts';
import { useSource } from '../use-source.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { headingAt, headingsOf, type OutlineHeading } from './headings.ts';
import styles from './outline.module.css';

/** The headings of the text, to go to. */
export function OutlinePanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { view, text } = workspace;
  return view === null ? <OfText {...{ workspace, text }} /> : <OfView {...{ workspace, view }} />;
}

type Of<T> = { readonly workspace: DocumentWorkspace } & T;

/** Beside the editor: it has the text in pieces, of which an edit changes few. */
function OfView({ workspace, view }: Of<{ readonly view: EditorView }>) {
  const headings = useOfView(view, headingsOfView) ?? [];
  const caret = useOfView(view, caretOf);
  return <Outline {...{ workspace, headings, caret }} />;
}

/** Beside the preview alone. */
function OfText({ workspace, text }: Of<{ readonly text: Y.Text }>) {
  const source = useDeferredValue(useSource(text, null));
  const headings = useMemo(() => headingsOf(Text.of(source.split('\n'))), [source]);
  return <Outline {...{ workspace, headings, caret: null }} />;
}

type OutlineProps = Of<{
  readonly headings: readonly OutlineHeading[];
  readonly caret: number | null;
}>;

function Outline({ workspace, headings, caret }: OutlineProps) {
  const current = caret === null ? -1 : headingAt(headings, caret);
  const top = Math.min(...headings.map(({ level }) => level));
  if (headings.length === 0) {
    return (
      <p className={styles.empty}>
        There are no headings yet. A line that begins with <code># </code> is one.
      </p>
    );
  }
  return (
    <ol className={styles.outline}>
      {headings.map(({ from, level, text: words }, at) => (
        <li key={from} className={styles[`level${Math.min(3, level - top)}`]}>
          <AriaButton
            className={classNames(styles.heading)}
            {...(at === current ? { 'aria-current': 'location' as const } : {})}
            onPress={() => workspace.reveal(from)}
          >
            {words}
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}

const caretOf = ({ state }: EditorView): number => state.selection.main.head;

const headingsOfView = ({ state }: EditorView): OutlineHeading[] => headingsOf(state.doc);
