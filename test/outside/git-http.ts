/** A git server over HTTP, as the tests need one: `git http-backend` behind logins, and ways to fail. */

import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What somebody may do with a repository. */
export type GitRights = 'none' | 'read' | 'write';

/** Where the connection ends, of the next request of that service; from then on nobody answers. */
export interface Cut {
  readonly service: 'git-receive-pack' | 'git-upload-pack';
  /** `request`: before git hears of it. `answer`: git has done it, and nobody is told. */
  readonly at: 'request' | 'answer';
}

export interface GitHttpOptions {
  /** Holds bare repositories: `owner/name.git` is asked for as `/owner/name.git/…`. */
  readonly root: string;
  /** What a login may do; null: without one. */
  readonly rightsOf: (login: { user: string; password: string } | null) => GitRights;
}

/** One request, as it came. */
export interface GitHttpRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
}

/** Answers what git asks of a server; to be mounted wherever a server is. */
export class GitHttp {
  readonly requests: GitHttpRequest[] = [];
  readonly #options: GitHttpOptions;
  #cut: Cut | null = null;
  #status: number | null = null;
  #isGone = false;

  constructor(options: GitHttpOptions) {
    this.#options = options;
  }

  /**
   * The next request of that service is cut off, and every one after it: one alone would be sent
   * again before anybody noticed.
   */
  cutNext(cut: Cut): void {
    this.#cut = cut;
  }

  /** Answers again. */
  comeBack(): void {
    this.#isGone = false;
  }

  /** From now on every request is answered with that status; null: as it should be. */
  answerWith(status: number | null): void {
    this.#status = status;
  }

  /** Takes a request of git's; false where it is none. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '/';
    if (!/\.git\//.test(url)) return false;
    const authorization = request.headers.authorization ?? null;
    this.requests.push({ method: request.method ?? 'GET', url, authorization });
    if (this.#isGone) request.socket.destroy();
    else if (this.#status === null) this.#answer(request, response, url, authorization);
    else response.writeHead(this.#status, { 'content-type': 'text/plain' }).end('as told\n');
    return true;
  }

  #answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: string,
    authorization: string | null,
  ): void {
    const login = loginOf(authorization);
    const rights = this.#options.rightsOf(login);
    const isPush = url.includes('git-receive-pack');
    if (rights === 'none' || (isPush && rights === 'read')) {
      const status = login === null ? 401 : 403;
      response.writeHead(status, { 'www-authenticate': 'Basic realm="git"' }).end('no rights\n');
      return;
    }
    const cut = this.#cut;
    const isCut = request.method === 'POST' && cut !== null && url.endsWith(cut.service);
    if (isCut) {
      this.#cut = null;
      this.#isGone = true;
    }
    if (isCut && cut.at === 'request') {
      request.once('data', () => request.socket.destroy());
      return;
    }
    runBackend(
      { root: this.#options.root, url, user: login?.user ?? 'somebody' },
      request,
      isCut ? null : response,
    );
  }
}

/** Runs git for a request; without a response, the connection ends once git is done. */
function runBackend(
  asked: { readonly root: string; readonly url: string; readonly user: string },
  request: IncomingMessage,
  response: ServerResponse | null,
): void {
  const [path = '/', query = ''] = asked.url.split('?');
  const { headers } = request;
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: asked.root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      REMOTE_USER: asked.user,
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: headers['content-type'] ?? '',
      ...(headers['content-length'] === undefined
        ? {}
        : { CONTENT_LENGTH: headers['content-length'] }),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    },
  });
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    if (response === null) request.socket.destroy();
    else sendAnswer(Buffer.concat(parts), response);
  });
}

/** Headers as CGI has them, an empty line, then the body. */
function sendAnswer(said: Buffer, response: ServerResponse): void {
  const end = said.indexOf('\r\n\r\n');
  if (end === -1) {
    response.writeHead(500).end();
    return;
  }
  let status = 200;
  for (const line of said.subarray(0, end).toString('latin1').split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status).end(said.subarray(end + 4));
}

function loginOf(authorization: string | null): { user: string; password: string } | null {
  const [scheme = '', value = ''] = (authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return null;
  const [user = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return { user, password: rest.join(':') };
}

export interface GitHttpServer {
  readonly git: GitHttp;
  /** `http://127.0.0.1:…`, without a slash at its end. */
  readonly origin: string;
  /** Ends every connection, too. */
  close(): Promise<void>;
}

/** A server of its own, on a port of its own or on one that was had before. */
export async function startGitHttp(options: GitHttpOptions, port = 0): Promise<GitHttpServer> {
  const git = new GitHttp(options);
  const server = createServer((request, response) => {
    if (!git.take(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    git,
    origin: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
