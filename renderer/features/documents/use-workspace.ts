import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useCallback, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type * as Y from 'yjs';
import { useReview, type DocumentHandle } from '../../collab/index.ts';
import { hasLittleRoom } from './little-room.ts';
import { previewOf, showLine } from './preview-place.ts';
import type { DocumentView } from './views.ts';
import type { DocumentWorkspace } from './workspace.ts';

export interface WorkspaceParts {
  readonly handle: DocumentHandle;
  readonly text: Y.Text;
  readonly editor: EditorView | null;
  readonly shown: DocumentView;
  readonly openPanel: (id: string) => void;
  readonly closePanel: () => void;
}

/** What the panels of a document are given. */
export function useWorkspace(parts: WorkspaceParts): DocumentWorkspace {
  const { handle, text, editor, shown, openPanel, closePanel } = parts;
  // It stays where it is while only the preview is shown, but nobody can see what is done to it.
  const view = shown === 'read' ? null : editor;
  const showText = useCallback(() => {
    // At once: what is hidden takes no keyboard.
    if (hasLittleRoom()) flushSync(closePanel);
  }, [closePanel]);
  const reveal = useCallback(
    (from: number, to: number = from) => {
      if (editor === null) return;
      showText();
      if (view === null) revealInPreview(editor.state.doc.lineAt(clamp(editor, from)).number - 1);
      else revealInEditor(view, clamp(view, from), clamp(view, to));
    },
    [editor, view, showText],
  );
  const review = useReview(handle.document);
  return useMemo(
    () => ({
      document: handle.document,
      handle,
      text,
      review,
      view,
      showText,
      reveal,
      openPanel,
    }),
    [handle, text, review, view, showText, reveal, openPanel],
  );
}

const clamp = (view: EditorView, at: number): number =>
  Math.max(0, Math.min(at, view.state.doc.length));

function revealInPreview(line: number): void {
  const preview = previewOf();
  showLine(preview, line);
  // The panel that it was asked for in is gone.
  if (hasLittleRoom()) preview?.focus({ preventScroll: true });
}

function revealInEditor(view: EditorView, from: number, to: number): void {
  const range = EditorSelection.range(from, to);
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y: 'center' }),
  });
  view.focus();
}
