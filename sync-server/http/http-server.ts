import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { MovedTo } from '../../shared/protocol/session-messages.ts';
import type { Session } from '../sessions/index.ts';
import { StartError, systemCode } from '../start-error.ts';
import type { Origins } from './origins.ts';
import { readUrl } from './read-url.ts';
import { HttpProblem, json, readBody, type Asked, type Reply, type Route } from './reply.ts';

export interface HttpOptions {
  readonly routes: readonly Route[];
  /** For the paths that no route has: those of the web build. */
  readonly otherwise: Route | null;
  readonly origins: Origins;
  /** Whether a proxy in front says whom a request comes from, in `x-forwarded-for`. */
  readonly behindProxy: boolean;
  /** Where the ledger is kept now; null while it is here. */
  readonly moved: () => MovedTo | null;
  readonly log: Logger;
  /** The session of a token; null where there is none. */
  readonly findSession: (token: string) => Session | null;
  /** Takes a connection that is to be a socket. */
  readonly upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
  /** Certificate and key, as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

const METHODS = 'GET, HEAD, PUT, POST';
const HOUR_IN_SECONDS = '3600';

/** Routes requests; whatever goes wrong with one is an answer to that one. */
export function makeHttpServer(options: HttpOptions): Server {
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    void answer(options, request)
      .then((reply) => send(options, request, response, reply))
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'an answer could not be sent');
        response.destroy();
      });
  };
  const server =
    options.tls === undefined
      ? createServer(onRequest)
      : createSecureServer({ ...options.tls }, onRequest);
  server.on('upgrade', options.upgrade);
  // Nobody may hold a connection open by sending nothing.
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  return server;
}

/** Resolves to the port. @throws StartError where it cannot listen there. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function cannotListen(error: unknown, port: number, host: string): StartError {
  const code = systemCode(error);
  return new StartError(
    code === 'EADDRINUSE'
      ? `port ${port} on ${host} is in use`
      : `cannot listen on port ${port} of ${host} (${code})`,
  );
}

async function answer(options: HttpOptions, request: IncomingMessage): Promise<Reply> {
  const { origin } = request.headers;
  if (!options.origins.allows(origin)) {
    return json(403, {
      code: 'origin',
      message: 'pages of this origin may not speak to the relay',
    });
  }
  try {
    return await route(options, request);
  } catch (error) {
    if (error instanceof HttpProblem) {
      return json(error.status, { ...error.more, code: error.code, message: error.message });
    }
    options.log.error({ err: error, path: request.url?.split('?')[0] }, 'a request failed');
    return json(500, { code: 'internal', message: 'the relay has a defect; see its log' });
  }
}

async function route(options: HttpOptions, request: IncomingMessage): Promise<Reply> {
  // An answer to HEAD is that to GET without its body.
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  const url = readUrl(request.url ?? '/');
  if (url === null) throw new HttpProblem(400, 'malformed', 'the address is malformed');
  const fitting = fittingRoutes(options, url.pathname);
  if (fitting.length === 0) throw new HttpProblem(404, 'not-found', 'there is nothing here');
  if (method === 'OPTIONS') return preflight();
  const chosen = fitting.find(({ candidate }) => candidate.method === method);
  if (chosen === undefined) throw new HttpProblem(405, 'method', `not by ${method}`);
  const moved = chosen.candidate.writes === true ? options.moved() : null;
  if (moved !== null) {
    const said = 'this ledger is kept by another relay';
    throw new HttpProblem(410, 'relay-moved', said, { url: moved.url });
  }
  const asked: Asked = {
    method: request.method ?? '',
    url,
    parts: chosen.parts,
    from: addressOf(options, request),
    host: request.headers.host ?? null,
    header: (name) => [request.headers[name] ?? null].flat().join(', ') || null,
    session: () => sessionOf(options, request),
    body: (most) => readBody(request, most),
  };
  return chosen.candidate.handle(asked);
}

/** Only what the proxy itself has added, which stands last, is not for the client to make up. */
function addressOf({ behindProxy }: HttpOptions, { headers, socket }: IncomingMessage): string {
  const named = behindProxy ? headers['x-forwarded-for'] : undefined;
  const last = [named ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return last === '' ? (socket.remoteAddress ?? '') : last;
}

interface Fitting {
  readonly candidate: Route;
  readonly parts: readonly string[];
}

/** No file of the web build can stand where the relay itself answers. */
function fittingRoutes({ routes, otherwise }: HttpOptions, path: string): Fitting[] {
  const fitting = routes.flatMap((candidate) => {
    const found = candidate.path.exec(path);
    return found === null ? [] : [{ candidate, parts: found.slice(1) }];
  });
  if (fitting.length > 0 || otherwise === null) return fitting;
  return [{ candidate: otherwise, parts: [] }];
}

function preflight(): Reply {
  return {
    status: 204,
    type: 'text/plain',
    body: '',
    headers: {
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': HOUR_IN_SECONDS,
    },
  };
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/;

function sessionOf({ findSession }: HttpOptions, request: IncomingMessage): Session {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) {
    throw new HttpProblem(401, 'session-needed', 'a token is needed');
  }
  const session = findSession(token);
  if (session !== null) return session;
  throw new HttpProblem(401, 'token-expired', 'the token has expired, or was never one');
}

function send(
  { origins }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): void {
  const { origin } = request.headers;
  const cors =
    origin !== undefined && origins.allows(origin)
      ? { 'access-control-allow-origin': origin }
      : undefined;
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': Buffer.byteLength(reply.body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'origin',
    // Of a body that was not read to its end, the rest would be taken for the next request.
    ...(request.complete ? {} : { connection: 'close' }),
    ...cors,
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}
