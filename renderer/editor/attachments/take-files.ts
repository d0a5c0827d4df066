/** Files that are dropped on the editor or pasted: an image becomes an attachment of the document. */

import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import * as Y from 'yjs';
import { imageMarkdown, refusedUnread, takingOf } from './taking.ts';

/** What came of keeping an image on this device. */
export type Kept =
  { readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly words: string };

export interface FileDesk {
  /** Keeps an image by its hash. */
  readonly keep: (bytes: Uint8Array) => Promise<Kept>;
  /** Says what was not put in; null takes it away again. */
  readonly refuse: (words: string | null) => void;
  /** Somebody brought a text file, which is not put into the middle of another. */
  readonly importText: (file: File) => void;
}

/** The editor's part of it. `desk` is asked for each time, so that it may change. */
export function takeFiles(text: Y.Text, desk: () => FileDesk): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const { clipboardData } = event;
      // A table from a spreadsheet comes as text, and as a picture of it besides.
      if (clipboardData === null || clipboardData.getData('text/plain') !== '') return false;
      const files = [...clipboardData.files];
      if (files.length === 0) return false;
      event.preventDefault();
      void take({ view, text, files, desk: desk(), at: null });
      return true;
    },
    drop(event, view) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      void take({ view, text, files, desk: desk(), at });
      return true;
    },
  });
}

interface Brought {
  readonly view: EditorView;
  readonly text: Y.Text;
  readonly files: readonly File[];
  readonly desk: FileDesk;
  /** Where it was dropped; null: in the place of what is selected. */
  readonly at: number | null;
}

async function take(brought: Brought): Promise<void> {
  const { view, files, desk } = brought;
  const [file] = files;
  if (view.state.readOnly) {
    desk.refuse('You may not write here now, so nothing was put in.');
    return;
  }
  const unread = refusedUnread(files);
  if (unread !== null || file === undefined) {
    desk.refuse(unread);
    return;
  }
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (bytes === null) {
    desk.refuse(
      `${file.name} could not be read: it may be a folder, or be gone. Nothing was put in.`,
    );
    return;
  }
  const taking = takingOf(file, bytes);
  switch (taking.type) {
    case 'refused':
      desk.refuse(taking.words);
      return;
    case 'text':
      desk.importText(file);
      return;
    case 'image':
      await keepImage(brought, bytes, (sha256) => imageMarkdown(file.name, sha256, taking.form));
  }
}

async function keepImage(
  { view, text, desk, at }: Brought,
  bytes: Uint8Array,
  markdown: (sha256: string) => string,
): Promise<void> {
  const { from, to } = at === null ? view.state.selection.main : { from: at, to: at };
  // The text may change while the image is being kept.
  const places = [from, to].map((each) => Y.createRelativePositionFromTypeIndex(text, each));
  const kept = await desk.keep(bytes);
  if (!kept.ok) {
    desk.refuse(kept.words);
    return;
  }
  const [start, end] = places.map((each) =>
    text.doc === null ? null : Y.createAbsolutePositionFromRelativePosition(each, text.doc),
  );
  const { length } = view.state.doc;
  const begin = Math.min(start?.index ?? length, length);
  const insert = markdown(kept.sha256);
  desk.refuse(null);
  view.dispatch({
    changes: { from: begin, to: Math.max(begin, Math.min(end?.index ?? begin, length)), insert },
    selection: { anchor: begin + insert.length },
    scrollIntoView: true,
    userEvent: 'input.attachment',
  });
  view.focus();
}
