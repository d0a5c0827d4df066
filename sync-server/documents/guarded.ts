/** What the guards are given: a document, and an update that is to come into it. */

import type * as Y from 'yjs';

/** The document as it stands when an update comes to it. */
export interface Guarded {
  readonly name: string;
  readonly doc: Y.Doc;
  /** Client id → person. */
  readonly claims: ReadonlyMap<number, string>;
  /** Bytes of the document as one update, never estimated too low. */
  bytes(): number;
  /** The same, measured. */
  measuredBytes(): number;
}

export interface Candidate {
  readonly update: Uint8Array;
  /** Of the session. */
  readonly person: string;
  readonly mayWrite: boolean;
  /** A sync step 2 may hold a whole document; an update is one person's last edit. */
  readonly whole: boolean;
  /** Whether it may hold what other people wrote, and any number of them, to be taken back. */
  readonly othersEdits: boolean;
}
