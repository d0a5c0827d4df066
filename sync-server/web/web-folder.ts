import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { HttpProblem, type Asked, type Reply } from '../http/reply.ts';
import { StartError, systemCode } from '../start-error.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const PAGE = 'index.html';
/** A part of a path: nothing that begins with a dot, and nothing that any system reads otherwise. */
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;
/** What the build names after its content never changes. */
const HASHED = /^assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+(?:\.map)?$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const HEAD = /<head(?:\s[^>]*)?>/i;

/** A folder with the web build of the app, as it is served. */
export class WebFolder {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** @throws StartError where there is no page in the folder. */
  static async open(folder: string): Promise<WebFolder> {
    try {
      const root = await realpath(folder);
      await stat(join(root, PAGE));
      return new WebFolder(root);
    } catch (error) {
      throw new StartError(`${folder} holds no web build: no ${PAGE} (${systemCode(error)})`);
    }
  }

  /** @throws HttpProblem where there is no such file. */
  async serve({ url, host }: Pick<Asked, 'url' | 'host'>): Promise<Reply> {
    const path = url.pathname === '/' ? PAGE : url.pathname.slice(1);
    const body = await this.#read(path);
    return path === PAGE ? page(body, host) : file(path, body, host);
  }

  async #read(path: string): Promise<Buffer> {
    // A path that is encoded, leaves the folder or names a folder is no name of a file here.
    const isName = path.split('/').every((part) => PART.test(part));
    const type = TYPES[extname(path)];
    if (!isName || type === undefined) throw nothingHere();
    try {
      const real = await realpath(join(this.#root, path));
      if (!real.startsWith(this.#root + sep)) throw nothingHere();
      return await readFile(real);
    } catch {
      throw nothingHere();
    }
  }
}

const nothingHere = (): HttpProblem => new HttpProblem(404, 'not-found', 'there is nothing here');

/** The page, with a nonce of its own that its scripts hand to what makes styles. */
function page(body: Buffer, host: string | null): Reply {
  const nonce = randomBytes(18).toString('base64url');
  const html = body
    .toString('utf8')
    .replace(HEAD, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: html,
    headers: {
      'content-security-policy': contentSecurityPolicy({ host, nonce }),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    },
  };
}

function file(path: string, body: Buffer, host: string | null): Reply {
  return {
    status: 200,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    body,
    headers: {
      // A worker keeps to the policy that its own script came with.
      'content-security-policy': contentSecurityPolicy({ host, nonce: null }),
      'cache-control': HASHED.test(path) ? FOR_EVER : 'no-cache',
    },
  };
}
