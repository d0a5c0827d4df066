import type { EditorView } from '@codemirror/view';
import { useCallback, useDeferredValue, useState } from 'react';
import type * as Y from 'yjs';
import { MarkdownView, useAttachments } from '../../markdown/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import styles from './documents.module.css';
import { PREVIEW_ID } from './preview-place.ts';
import { useSyncedScroll } from './synced-scroll.ts';
import { useSource } from './use-source.ts';

export interface PreviewProps {
  readonly text: Y.Text;
  readonly editor: EditorView | null;
  /** The editor that stands beside it, to be scrolled with it; null where it stands alone. */
  readonly beside: EditorView | null;
  readonly label: string;
}

/** The text as it is read. */
export function Preview({ text, editor, beside, label }: PreviewProps) {
  const ledger = useAssociation(({ association }) => association.ledger);
  const images = useAttachments(ledger);
  const read = useCallback(() => editor?.state.doc.toString() ?? text.toJSON(), [editor, text]);
  const source = useDeferredValue(useSource(text, read));
  const [element, setElement] = useState<HTMLElement | null>(null);
  useSyncedScroll(beside, element);
  return (
    <div
      id={PREVIEW_ID}
      ref={setElement}
      className={styles.preview}
      role="region"
      aria-label={`${label}, as it is read`}
      tabIndex={0}
    >
      {source.trim() === '' ? (
        <p className={styles.quiet}>Nothing is written yet.</p>
      ) : (
        <MarkdownView source={source} images={images} />
      )}
    </div>
  );
}
