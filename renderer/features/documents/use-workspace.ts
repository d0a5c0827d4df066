import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useCallback, useMemo } from 'react';
import type * as Y from 'yjs';
import { useReview, type DocumentHandle } from '../../collab/index.ts';
import { previewOf, showLine } from './preview-place.ts';
import type { DocumentView } from './views.ts';
import type { DocumentWorkspace } from './workspace.ts';

export interface WorkspaceParts {
  readonly handle: DocumentHandle;
  readonly text: Y.Text;
  readonly editor: EditorView | null;
  readonly shown: DocumentView;
  readonly openPanel: (id: string) => void;
}

/** What the panels of a document are given. */
export function useWorkspace(parts: WorkspaceParts): DocumentWorkspace {
  const { handle, text, editor, shown, openPanel } = parts;
  // It stays where it is while only the preview is shown, but nobody can see what is done to it.
  const view = shown === 'read' ? null : editor;
  const reveal = useCallback(
    (from: number, to: number = from) => {
      if (editor === null) return;
      if (view === null)
        showLine(previewOf(), editor.state.doc.lineAt(clamp(editor, from)).number - 1);
      else revealInEditor(view, clamp(view, from), clamp(view, to));
    },
    [editor, view],
  );
  const review = useReview(handle.document);
  return useMemo(
    () => ({ document: handle.document, handle, text, review, view, reveal, openPanel }),
    [handle, text, review, view, reveal, openPanel],
  );
}

const clamp = (view: EditorView, at: number): number =>
  Math.max(0, Math.min(at, view.state.doc.length));

function revealInEditor(view: EditorView, from: number, to: number): void {
  const range = EditorSelection.range(from, to);
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y: 'center' }),
  });
  view.focus();
}
