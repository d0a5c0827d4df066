import type { WebSocket } from 'ws';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import { decodePath } from '../http/content-routes.ts';
import type { Standing } from '../ledger/standing.ts';
import type { Session } from '../sessions/index.ts';
import { closeSocket, type Behind } from './socket-door.ts';

export interface SocketPathsOptions {
  readonly standing: () => Standing['kind'];
  readonly isFoundable: () => boolean;
  readonly openLedger: (socket: WebSocket, session: Session | null) => void;
  readonly openDocument: (socket: WebSocket, session: Session, document: string) => void;
}

/** What stands before a document's name in a path. */
const DOCUMENTS = '/doc/';

/** What is behind a path of sockets; null where there is nothing. */
export function behindPath(options: SocketPathsOptions, path: string): Behind | null {
  const isLedger = path === '/ledger';
  if (!isLedger && !path.startsWith(DOCUMENTS)) return null;
  const kind = options.standing();
  if (kind === 'adopting') return closed('unavailable');
  if (isLedger) return ledger(options, kind);
  return kind === 'moved' ? closed('relay-moved') : document(options, path.slice(DOCUMENTS.length));
}

function ledger({ isFoundable, openLedger }: SocketPathsOptions, kind: Standing['kind']): Behind {
  // An empty relay has nobody yet who could have a session; one that has moved says so to everybody.
  const needs = isFoundable() || kind === 'moved' ? 'nothing' : 'session';
  return { needs, open: openLedger };
}

function document({ openDocument }: SocketPathsOptions, encoded: string): Behind | null {
  const name = decodePath(encoded);
  if (name === null) return null;
  return {
    needs: 'session',
    open: (socket, session) => {
      if (session !== null) openDocument(socket, session, name);
    },
  };
}

function closed(reason: CloseReason): Behind {
  return { needs: 'nothing', open: (socket) => closeSocket(socket, reason) };
}
