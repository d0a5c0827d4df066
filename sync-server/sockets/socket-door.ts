import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/close-codes.ts';
import {
  MAX_MESSAGE_BYTES,
  SUBPROTOCOL,
  TOKEN_PREFIX,
} from '../../shared/protocol/ledger-messages.ts';
import type { Origins } from '../http/origins.ts';
import { readUrl } from '../http/read-url.ts';
import type { Session, Sessions } from '../sessions/index.ts';

/** Above this the library ends the connection itself, so that nothing larger is ever held. */
const HARD_LIMIT = Math.max(MAX_MESSAGE_BYTES, 16 * 1024 * 1024) + 64 * 1024;

/** Where a socket leads; null for `session` where it came without a token. */
export type OpenSocket = (socket: WebSocket, session: Session | null) => void;

/** What is behind a path, and what is needed to be let in. */
export interface Behind {
  readonly needs: 'session' | 'nothing';
  readonly open: OpenSocket;
}

export interface DoorOptions {
  readonly sessions: Sessions;
  readonly origins: Origins;
  readonly log: Logger;
  /** Sockets per device. */
  readonly most: number;
  /** Whether a token may stand in the address, for clients that can put it nowhere else. */
  readonly tokens: 'in-subprotocol' | 'also-in-url';
  /** What is behind a path; null where there is nothing. */
  readonly find: (path: string) => Behind | null;
  readonly closed: (reason: CloseReason) => void;
}

const VERSION = /^convene\.[0-9]{1,4}$/;

/**
 * Lets sockets in. A page cannot see the status of a failed handshake, so whoever may not come in
 * is let through the handshake and then told why by a close code; only a foreign page is not.
 */
export class SocketDoor {
  readonly #options: DoorOptions;
  readonly #perDevice = new Map<string, number>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: HARD_LIMIT,
    perMessageDeflate: false,
    // Some version must be named back, or a browser says nothing but that it failed.
    handleProtocols: (offered) => [...offered].find((name) => VERSION.test(name)) ?? false,
  });

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => {});
    if (!this.#options.origins.allows(request.headers.origin)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      // Every socket has one, or a hostile frame would end the process.
      socket.on('error', (error) => this.#options.log.info({ why: error.message }, 'bad frame'));
      this.#enter(socket, request);
    });
  }

  /** Ends every socket. */
  close(): void {
    for (const socket of this.#server.clients) this.#turnAway(socket, 'shutting-down');
    this.#server.close();
  }

  /** Cuts whoever has not gone by itself. */
  terminate(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  #enter(socket: WebSocket, request: IncomingMessage): void {
    const { find, sessions } = this.#options;
    const url = readUrl(request.url ?? '/');
    const behind = url === null ? null : find(url.pathname);
    if (url === null || behind === null) return this.#turnAway(socket, 'not-found');
    if (socket.protocol !== SUBPROTOCOL) return this.#turnAway(socket, 'protocol-unknown');
    const token = this.#tokenOf(request, url);
    if (token === null) {
      if (behind.needs === 'session') return this.#turnAway(socket, 'session-needed');
      return behind.open(socket, null);
    }
    const session = sessions.find(token);
    if (session === null) return this.#turnAway(socket, 'token-expired');
    if (!this.#count(socket, session)) return this.#turnAway(socket, 'too-many-sockets');
    const forget = sessions.onEnd(token, (end) =>
      this.#turnAway(socket, end === 'expired' ? 'token-expired' : 'access-ended'),
    );
    socket.once('close', forget);
    behind.open(socket, session);
  }

  #tokenOf(request: IncomingMessage, url: URL): string | null {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
    const named = offered.map((name) => name.trim()).find((name) => name.startsWith(TOKEN_PREFIX));
    if (named !== undefined) return named.slice(TOKEN_PREFIX.length);
    return this.#options.tokens === 'also-in-url' ? url.searchParams.get('token') : null;
  }

  #count(socket: WebSocket, { device }: Session): boolean {
    const open = this.#perDevice.get(device) ?? 0;
    if (open >= this.#options.most) return false;
    this.#perDevice.set(device, open + 1);
    socket.once('close', () => {
      const left = (this.#perDevice.get(device) ?? 1) - 1;
      if (left === 0) this.#perDevice.delete(device);
      else this.#perDevice.set(device, left);
    });
    return true;
  }

  #turnAway(socket: WebSocket, reason: CloseReason): void {
    this.#options.closed(reason);
    closeSocket(socket, reason);
  }
}

/** How long the other side has to answer a close. */
const CLOSE_WITHIN = 3000;

/** Closes a socket for a reason, whether the other side answers or not. */
export function closeSocket(socket: WebSocket, reason: CloseReason): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(CLOSE_CODES[reason], reason);
  const timer = setTimeout(() => socket.terminate(), CLOSE_WITHIN);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}
