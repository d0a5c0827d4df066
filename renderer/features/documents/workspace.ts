/** What the parts of the document screen share: the text, the editor, and what is said about it. */

import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { ComponentType } from 'react';
import type * as Y from 'yjs';
import type { State } from '../../../shared/rules/index.ts';
import type { DocumentHandle, ReviewHandle } from '../../collab/index.ts';

export type { ReviewHandle };

/** A document that is open on a screen. */
export interface DocumentWorkspace {
  readonly document: string;
  readonly handle: DocumentHandle;
  readonly text: Y.Text;
  /** Null while it is being loaded. */
  readonly review: ReviewHandle | null;
  /** Null where only the preview is shown. */
  readonly view: EditorView | null;
  /** Puts the panel away where it lies over the text. */
  readonly showText: () => void;
  /** Puts a passage in sight, in the editor or the preview. */
  readonly reveal: (from: number, to?: number) => void;
  /** Opens a panel by its id. */
  readonly openPanel: (id: string) => void;
}

/** A panel beside the text. */
export interface DocumentPanel {
  readonly id: string;
  readonly label: string;
  readonly Panel: ComponentType<{ readonly workspace: DocumentWorkspace }>;
  /** How many things in it want to be looked at. */
  readonly count?: (workspace: DocumentWorkspace) => number;
  /** Whether there is anything for it in this kind of document; by default always. */
  readonly isFor?: (document: string, state: State) => boolean;
  /**
   * What it adds to the editor: made once for each text; panels talk to it by effects that they
   * dispatch to the workspace's view.
   */
  readonly extension?: (text: Y.Text) => Extension;
  /**
   * What goes on as long as the document is on the screen, whether the panel is open or not: the
   * screen puts it once beside the text, in the editor's and in the read view alike. What it draws
   * floats over the text.
   */
  readonly Background?: ComponentType<{ readonly workspace: DocumentWorkspace }>;
}
