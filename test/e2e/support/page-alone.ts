import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WebFolder } from '../../../sync-server/web/web-folder.ts';

/** Serves the app as a relay does, and nothing else of a relay: whoever asks for that, gets no answer. */
export class PageAlone {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async of(web: string): Promise<PageAlone> {
    const folder = await WebFolder.open(web);
    const server = createServer((request, response) => void serve(folder, request, response));
    server.on('upgrade', (_request, socket) => socket.destroy());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PageAlone(server);
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return address.port;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function serve(
  folder: WebFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host = '127.0.0.1' } = request.headers;
  const url = new URL(request.url ?? '/', `http://${host}`);
  try {
    const { status, type, body, headers } = await folder.serve({ url, host });
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  } catch {
    // It is no file of the app.
    request.socket.destroy();
  }
}
