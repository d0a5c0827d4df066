import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { RelayIdentity } from '../../shared/protocol/session-messages.ts';

/** Something that answers as a relay of another version would. */
export class FakeRelay {
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  /** What `GET /relay` answers beside the protocol. */
  identity: Partial<RelayIdentity> = {};
  /** The protocol of the socket's hello. */
  socketProtocol: number;

  private constructor(protocol: number) {
    this.socketProtocol = protocol;
    this.#server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url === '/relay') response.end(JSON.stringify({ protocol, ...this.identity }));
      else if (request.url === '/session') {
        let body = '';
        request.on('data', (chunk: Buffer) => {
          body += chunk.toString('utf8');
        });
        request.on('end', () => response.end(JSON.stringify(this.#session(body))));
      } else {
        response.statusCode = 404;
        response.end('<html>not here</html>');
      }
    });
    this.#sockets = new WebSocketServer({
      server: this.#server,
      handleProtocols: (offered) => [...offered][0] ?? false,
    });
    this.#sockets.on('connection', (socket) => {
      socket.send(JSON.stringify({ type: 'hello', protocol: this.socketProtocol, news: true }));
    });
  }

  static async start(protocol: number, port = 0): Promise<FakeRelay> {
    const relay = new FakeRelay(protocol);
    await new Promise<void>((resolve) => relay.#server.listen(port, '127.0.0.1', resolve));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #session(body: string): object {
    const { type } = JSON.parse(body) as { type: string };
    const { ledger, relayKey } = this.identity;
    const expiresAt = Date.now() + 60_000;
    return type === 'challenge'
      ? { type, nonce: 'nonce', ledger, relayKey, expiresAt }
      : { type: 'session', token: 'token', person: 'tess', expiresAt };
  }
}
