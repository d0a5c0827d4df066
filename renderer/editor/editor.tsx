import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { DocumentHandle } from '../collab/index.ts';
import { noRoomFor, noRoomWords } from '../collab/room.ts';
import styles from './editor.module.css';
import type { FileDesk, Kept } from './attachments/take-files.ts';
import { FindBar } from './find-bar.tsx';
import { MarkdownEditor } from './markdown-editor.ts';
import { useEditorSettings } from './settings.ts';
import { SpellingMenu } from './spelling/spelling-menu.tsx';
import type { WrongWord } from './spelling/spell-check.ts';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

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
  /** Words of names, which are in no dictionary. */
  readonly names?: ReadonlySet<string>;
  /** Keeps an image by its hash. */
  readonly keepImage: (bytes: Uint8Array) => Promise<Kept>;
  /** Somebody dropped a text file on the text, or pasted it. */
  readonly onTextFile: (file: File) => void;
}

const NO_NAMES: ReadonlySet<string> = new Set();

const deskOf = ({ keepImage, onRefused, onTextFile }: EditorProps): FileDesk => ({
  keep: keepImage,
  refuse: onRefused,
  importText: onTextFile,
});

/** The editor of a shared Markdown text: others' edits and cursors come in while one writes. */
export function Editor(props: EditorProps) {
  const { handle, text, label, extensions } = props;
  const { awareness, mayWrite } = handle;
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<MarkdownEditor | null>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [wrong, setWrong] = useState<WrongWord | null>(null);
  const settings = useEditorSettings();
  /** Where the caret was in the editor that the keyboard was in; null where it was elsewhere. */
  const place = useRef<number | null>(null);
  const latest = useRef({ ...props, settings });
  latest.current = { ...props, settings };

  useEffect(() => {
    if (parent.current === null) return;
    const made = new MarkdownEditor({
      parent: parent.current,
      text,
      awareness,
      label,
      extensions,
      mayWrite: latest.current.handle.mayWrite,
      settings: latest.current.settings,
      desk: () => deskOf(latest.current),
      names: () => latest.current.names ?? NO_NAMES,
      onWrongWord: setWrong,
      hasRoom(inserted) {
        const { handle, onRefused } = latest.current;
        const noRoom = noRoomFor(handle.document, handle.doc, inserted, handle.limits);
        onRefused(noRoom === null ? null : noRoomWords(noRoom));
        return noRoom === null;
      },
    });
    editor.current = made;
    setView(made.view);
    latest.current.onView(made.view);
    // The document was another one until now: whoever was in its text goes on where they were.
    if (place.current !== null) made.goOnAt(place.current);
    return () => {
      place.current = made.caret;
      editor.current = null;
      setView(null);
      setWrong(null);
      latest.current.onView(null);
      made.destroy();
    };
  }, [text, awareness, label, extensions]);

  useEffect(() => editor.current?.setMayWrite(mayWrite), [mayWrite]);
  useEffect(() => editor.current?.set(settings), [settings]);

  return (
    <>
      <div className={styles.frame}>
        {view === null ? null : <Toolbar view={view} mayWrite={mayWrite} />}
        {view === null ? null : <FindBar view={view} mayWrite={mayWrite} />}
        <div className={styles.editor} ref={parent} />
        <StatusBar view={view} />
      </div>
      {view === null || wrong === null ? null : (
        <SpellingMenu
          view={view}
          wrong={wrong}
          mayWrite={mayWrite}
          onClose={() => setWrong(null)}
        />
      )}
    </>
  );
}
