/**
 * A GitHub of the tests: as much of its REST API as pull requests need, over real HTTP and in front of
 * real bare repositories, which it serves to git as well. It answers, refuses and fails as GitHub's
 * documentation says.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BareRepository } from './bare-repository.ts';
import { GitHttp, type GitRights } from './git-http.ts';
import {
  checksOf,
  pullOf,
  statusOf,
  type Check,
  type Pull,
  type Review,
} from './github-records.ts';

export interface GithubUser {
  readonly login: string;
  readonly rights: GitRights;
}

export interface GithubRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
}

/** What it does in place of an answer. */
export type GithubFault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection ends before a word. */
  | { readonly kind: 'drop' }
  /** It is done, and then the connection ends before a word. */
  | { readonly kind: 'drop-after' }
  /** It says no word at all, before or after it is done; `told` is called then. */
  | { readonly kind: 'silent'; readonly when: 'before' | 'after'; readonly told: () => void };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const MISSING: Answer = { status: 404, body: { message: 'Not Found' } };

const refused = (message: string): Answer => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource: 'PullRequest', code: 'custom', message }],
  },
});

export class GithubServer {
  readonly requests: GithubRequest[] = [];
  readonly pulls: Pull[] = [];
  /** By token: one that is taken away is revoked. */
  readonly users = new Map<string, GithubUser>();
  readonly git: GitHttp;
  readonly #root: string;
  readonly #faults: GithubFault[] = [];
  readonly #server = createServer((request, response) => {
    if (!this.git.take(request, response)) void this.#take(request, response);
  });
  #origin = '';

  private constructor(root: string, anonymous: GitRights) {
    this.#root = root;
    this.git = new GitHttp({
      root,
      rightsOf: (login) =>
        login === null ? anonymous : (this.users.get(login.password)?.rights ?? 'none'),
    });
  }

  /** `root` holds the bare repositories, as `owner/name.git`; `anonymous`: what git may do without a login. */
  static async start(root: string, anonymous: GitRights = 'read'): Promise<GithubServer> {
    const server = new GithubServer(root, anonymous);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    server.#origin = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`;
    return server;
  }

  /** What the app is told as `api`. */
  get api(): string {
    return this.#origin;
  }

  /** What git is told as the remote. */
  remote(repository: string): string {
    return `${this.#origin}/${repository}.git`;
  }

  repository(name: string): BareRepository {
    return new BareRepository(join(this.#root, `${name}.git`));
  }

  /** The next requests of the API meet these, one each. */
  failNext(...faults: readonly GithubFault[]): void {
    this.#faults.push(...faults);
  }

  /** As GitHub says that its limit is reached, until an instant in milliseconds. */
  static rateLimit(until: number, status: 403 | 429 = 403): GithubFault {
    return {
      kind: 'answer',
      status,
      headers: {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(until / 1000)),
      },
      body: { message: 'API rate limit exceeded for user ID 1.' },
    };
  }

  /** Somebody merges a pull request on GitHub: by a commit in the bare repository. */
  merge(number: number): string {
    const pull = this.#pull(number);
    const message = `Merge pull request #${number} from ${pull.head}\n\n${pull.title}`;
    pull.mergeCommit = this.repository(pull.repository).merge(pull.base, pull.head, message);
    pull.state = 'closed';
    pull.updatedAt += 1000;
    return pull.mergeCommit;
  }

  closePull(number: number): void {
    this.#pull(number).state = 'closed';
  }

  review(number: number, review: Review): void {
    this.#pull(number).reviews.push(review);
  }

  check(number: number, check: Check): void {
    this.#pull(number).checks.push(check);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #pull(number: number): Pull {
    const pull = this.pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`there is no pull request ${number}`);
    return pull;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const asked: GithubRequest = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      authorization: request.headers.authorization ?? null,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
    this.requests.push(asked);
    const fault = this.#faults.shift();
    if (fault?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'answer') {
      send(
        response,
        { status: fault.status, body: fault.body ?? { message: 'as told' } },
        fault.headers,
      );
      return;
    }
    if (fault?.kind === 'silent') {
      if (fault.when === 'after') this.#answer(asked);
      fault.told();
      return;
    }
    const answer = this.#answer(asked);
    if (fault?.kind === 'drop-after') request.socket.destroy();
    else send(response, answer);
  }

  #answer(asked: GithubRequest): Answer {
    const token = /^(?:token|bearer) (.+)$/i.exec(asked.authorization ?? '')?.[1];
    const user = token === undefined ? undefined : this.users.get(token);
    if (token !== undefined && user === undefined) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const { pathname, searchParams } = new URL(asked.path, this.#origin);
    return pathname === '/user'
      ? whoIs(user)
      : this.#ofRepository(asked, user, { path: pathname, query: searchParams });
  }

  #ofRepository(
    asked: GithubRequest,
    user: GithubUser | undefined,
    { path, query }: { readonly path: string; readonly query: URLSearchParams },
  ): Answer {
    const [first, owner = '', name = '', ...rest] = path.split('/').slice(1);
    const repository = `${owner}/${name}`;
    const isHere = first === 'repos' && this.#has(repository);
    // GitHub does not say that there is what one may not see.
    if (!isHere || user?.rights === 'none') return MISSING;
    if (asked.method === 'POST') {
      return rest.join('/') === 'pulls' ? this.#open(repository, user, asked.body) : MISSING;
    }
    return asked.method === 'GET' ? this.#read(repository, rest, query) : MISSING;
  }

  #read(repository: string, path: readonly string[], query: URLSearchParams): Answer {
    const [part, id, of] = path;
    if (part === 'pulls' && id === undefined) return this.#list(repository, query);
    if (part === 'pulls') return this.#show(repository, Number(id), of);
    return part === 'commits' ? this.#commit(repository, id, of) : MISSING;
  }

  #has(repository: string): boolean {
    if (!/^[A-Za-z0-9-]+\/[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(repository)) return false;
    try {
      return this.repository(repository).git('rev-parse', '--is-bare-repository') === 'true';
    } catch {
      return false;
    }
  }

  #open(repository: string, user: GithubUser | undefined, body: unknown): Answer {
    if (user === undefined) return { status: 401, body: { message: 'Requires authentication' } };
    if (user.rights !== 'write') {
      return { status: 403, body: { message: 'Resource not accessible by personal access token' } };
    }
    const { title, body: words, head, base } = body as Record<string, unknown>;
    if (typeof title !== 'string' || typeof head !== 'string' || typeof base !== 'string') {
      return refused('title, head and base are strings');
    }
    const branch = head.split(':').at(-1) ?? head;
    const bare = this.repository(repository);
    const headCommit = bare.branch(branch);
    const baseCommit = bare.branch(base);
    if (headCommit === null || baseCommit === null) {
      const field = headCommit === null ? 'head' : 'base';
      const errors = [{ resource: 'PullRequest', field, code: 'invalid' }];
      return { status: 422, body: { message: 'Validation Failed', errors } };
    }
    const open = this.pulls.some(
      (pull) => pull.repository === repository && pull.head === branch && pull.state === 'open',
    );
    const owner = repository.split('/')[0] ?? '';
    if (open) return refused(`A pull request already exists for ${owner}:${branch}.`);
    if (bare.git('rev-list', '--count', `${baseCommit}..${headCommit}`) === '0') {
      return refused(`No commits between ${base} and ${branch}`);
    }
    const pull: Pull = {
      number: this.pulls.length + 1,
      repository,
      author: user.login,
      title,
      body: typeof words === 'string' ? words : '',
      head: branch,
      base,
      state: 'open',
      mergeCommit: null,
      reviews: [],
      checks: [],
      comments: 0,
      updatedAt: Math.floor(Date.now() / 1000) * 1000,
    };
    this.pulls.push(pull);
    return { status: 201, body: pullOf(pull, bare, this.#origin) };
  }

  #list(repository: string, query: URLSearchParams): Answer {
    const head = query.get('head')?.split(':').at(-1);
    const state = query.get('state') ?? 'open';
    const pulls = this.pulls.filter(
      (pull) =>
        pull.repository === repository &&
        (head === undefined || pull.head === head) &&
        (state === 'all' || pull.state === state),
    );
    const bare = this.repository(repository);
    return { status: 200, body: pulls.map((pull) => pullOf(pull, bare, this.#origin)) };
  }

  #show(repository: string, number: number, of: string | undefined): Answer {
    const pull = this.pulls.find((one) => one.number === number && one.repository === repository);
    if (pull === undefined) return MISSING;
    if (of === 'reviews') return { status: 200, body: pull.reviews.map(reviewOf) };
    if (of !== undefined) return MISSING;
    return { status: 200, body: pullOf(pull, this.repository(repository), this.#origin) };
  }

  #commit(repository: string, sha: string | undefined, of: string | undefined): Answer {
    const bare = this.repository(repository);
    const checks = this.pulls
      .filter((pull) => pull.repository === repository && bare.branch(pull.head) === sha)
      .flatMap((pull) => pull.checks);
    if (of === 'check-runs') return { status: 200, body: checksOf(checks) };
    return of === 'status' ? { status: 200, body: statusOf(checks) } : MISSING;
  }
}

const whoIs = (user: GithubUser | undefined): Answer =>
  user === undefined
    ? { status: 401, body: { message: 'Requires authentication' } }
    : { status: 200, body: { login: user.login } };

const reviewOf = ({ by, state }: Review, index: number) => ({
  id: index + 1,
  user: { login: by },
  state,
});

function send(
  response: ServerResponse,
  { status, body }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}
