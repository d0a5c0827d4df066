import type { EditorView } from '@codemirror/view';
import { useCallback, useDeferredValue } from 'react';
import type * as Y from 'yjs';
import { PlainMarkdown } from '../../ui/index.ts';
import styles from './documents.module.css';
import { PREVIEW_ID } from './preview-place.ts';
import { useSource } from './use-source.ts';

export interface PreviewProps {
  readonly text: Y.Text;
  readonly editor: EditorView | null;
  readonly label: string;
}

/** The text as it is read. */
export function Preview({ text, editor, label }: PreviewProps) {
  const read = useCallback(() => editor?.state.doc.toString() ?? text.toJSON(), [editor, text]);
  const source = useDeferredValue(useSource(text, read));
  return (
    <div id={PREVIEW_ID} className={styles.preview} role="document" aria-label={label} tabIndex={0}>
      <PlainMarkdown text={source} />
    </div>
  );
}
