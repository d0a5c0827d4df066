import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { noRoomFor, noRoomWords } from './room.ts';
import styles from './shared-text-field.module.css';
import { TextEditor } from './text-editor.ts';
import type { DocumentHandle } from './use-document.ts';

export interface SharedTextFieldProps {
  readonly label: string;
  /** The name of the shared text in the document. */
  readonly root: string;
  readonly document: DocumentHandle;
  readonly description?: ReactNode;
  /** What is wrong with the text, in words; nothing where it is right. */
  readonly error?: string | null | undefined;
  readonly placeholder?: string | undefined;
}

/** A field of shared plain text: others' edits and cursors come in while one writes. */
export function SharedTextField(props: SharedTextFieldProps) {
  const { label, root, document: handle, description, placeholder = '' } = props;
  const { doc, awareness, mayWrite } = handle;
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const error = refused ?? (props.error === '' ? null : (props.error ?? null));
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  const focused = useRef<'no' | 'yes'>('no');
  const latest = useRef({ handle, error, hasDescription: description !== undefined });
  latest.current = { handle, error, hasDescription: description !== undefined };

  useEffect(() => {
    if (parent.current === null) return;
    const made = new TextEditor({
      parent: parent.current,
      text: doc.getText(root),
      awareness,
      placeholder,
      mayWrite: latest.current.handle.mayWrite,
      attributes: () => attributesOf(id, latest.current),
      hasRoom(inserted) {
        const { document, limits } = latest.current.handle;
        const noRoom = noRoomFor(document, doc, inserted, limits);
        setRefused(noRoom === null ? null : noRoomWords(noRoom));
        return noRoom === null;
      },
    });
    editor.current = made;
    // The document was another one until now: whoever was writing goes on where they were.
    if (focused.current === 'yes') made.focus();
    return () => {
      focused.current = made.hasFocus ? 'yes' : 'no';
      editor.current = null;
      made.destroy();
    };
  }, [doc, awareness, root, placeholder, id]);

  useEffect(() => editor.current?.setMayWrite(mayWrite), [mayWrite]);
  useEffect(() => editor.current?.attributesChanged(), [error, description === undefined]);

  return (
    <div className={styles.field}>
      <span className={styles.label} id={`${id}-label`}>
        {label}
      </span>
      <div
        className={styles.editor}
        ref={parent}
        data-invalid={error === null ? undefined : ''}
        data-readonly={mayWrite ? undefined : ''}
      />
      {description === undefined ? null : (
        <div className={styles.description} id={`${id}-description`}>
          {description}
        </div>
      )}
      {error === null ? null : (
        <div className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

function attributesOf(
  id: string,
  { error, hasDescription }: { readonly error: string | null; readonly hasDescription: boolean },
): Record<string, string> {
  return {
    'aria-labelledby': `${id}-label`,
    ...(hasDescription ? { 'aria-describedby': `${id}-description` } : {}),
    ...(error === null ? {} : { 'aria-invalid': 'true', 'aria-errormessage': `${id}-error` }),
  };
}
