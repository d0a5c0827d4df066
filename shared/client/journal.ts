/**
 * Where every update of a document is kept on this device, local and remote. One writer for all
 * windows: on the desktop a checksummed append-only file a document, in a browser an IndexedDB log.
 * Both pass one acceptance suite.
 */
export interface Journal {
  /** All updates of a document in their order; none where there is no such document. */
  open(document: string): Promise<readonly Uint8Array[]>;
  /**
   * Adds an update. `local` resolves once it is flushed: only then may anybody say *saved on this
   * device*. `remote` may be flushed late.
   *
   * @throws JournalError where it cannot be kept; nothing of it is.
   */
  append(document: string, update: Uint8Array, from: 'local' | 'remote'): Promise<void>;
  /** Puts one update in the place of the first `count`; they are kept until it is flushed. */
  compact(document: string, state: Uint8Array, count: number): Promise<void>;
  /** Sets all of a document aside under another name, and begins it anew with one update. */
  setAside(document: string, state: Uint8Array): Promise<void>;
  /** Names of all documents of which something is kept. */
  documents(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type JournalErrorCode = 'disk' | 'closed';

/** Why something could not be kept. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: JournalErrorCode;

  constructor(code: JournalErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
