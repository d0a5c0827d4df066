import type { WebSocket } from 'ws';
import type { Session } from './sessions/index.ts';

/** What the ledger's side of a relay asks of the documents' side. */
export interface DocumentSide {
  accept(socket: WebSocket, session: Session, document: string): void;
  /** What a replica with that state vector lacks; null where there is no such document. */
  update(document: string, stateVector: Uint8Array): Promise<Uint8Array | null>;
  /** Access may have changed: a batch of the ledger is on the disk. */
  accessChanged(): void;
  /** SHA-256 of the document's text, in hex; null where there is no such document. */
  hash(document: string): Promise<string | null>;
  close(): Promise<void>;
}
