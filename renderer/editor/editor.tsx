import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { noRoomFor, noRoomWords } from '../collab/room.ts';
import type { DocumentHandle } from '../collab/index.ts';
import styles from './editor.module.css';
import { MarkdownEditor } from './markdown-editor.ts';

export interface EditorProps {
  readonly handle: DocumentHandle;
  readonly text: Y.Text;
  readonly label: string;
  /** Made for this text; another array makes another editor. */
  readonly extensions: readonly Extension[];
  /** The editor is there, or is not any more. */
  readonly onView: (view: EditorView | null) => void;
  /** What could not be put in, in words; null when something was. */
  readonly onRefused: (words: string | null) => void;
}

/** The editor of a shared Markdown text: others' edits and cursors come in while one writes. */
export function Editor(props: EditorProps) {
  const { handle, text, label, extensions } = props;
  const { awareness, mayWrite } = handle;
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<MarkdownEditor | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (parent.current === null) return;
    const made = new MarkdownEditor({
      parent: parent.current,
      text,
      awareness,
      label,
      extensions,
      mayWrite: latest.current.handle.mayWrite,
      hasRoom(inserted) {
        const { handle, onRefused } = latest.current;
        const noRoom = noRoomFor(handle.document, handle.doc, inserted, handle.limits);
        onRefused(noRoom === null ? null : noRoomWords(noRoom));
        return noRoom === null;
      },
    });
    editor.current = made;
    latest.current.onView(made.view);
    return () => {
      editor.current = null;
      latest.current.onView(null);
      made.destroy();
    };
  }, [text, awareness, label, extensions]);

  useEffect(() => editor.current?.setMayWrite(mayWrite), [mayWrite]);

  return <div className={styles.editor} ref={parent} />;
}
