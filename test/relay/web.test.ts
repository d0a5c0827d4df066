import { randomBytes } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../sync-server/web/content-security-policy.ts';
import { RelayProcess } from './relay-process.ts';
import { RelayWorld } from './relay-world.ts';

const PAGE = '<!doctype html><html><head><title>Convene</title></head><body></body></html>';
const SCRIPT = 'assets/main-Ab12_-xY.js';

let world: RelayWorld;
let web: string;
beforeEach(async () => {
  world = await RelayWorld.make();
  web = join(world.folder, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  const files: Record<string, string> = {
    'index.html': PAGE,
    [SCRIPT]: 'export {};',
    'assets/plain.js': 'export {};',
    'assets/main-Ab12_-xY.css': 'a{}',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    relay: 'not this',
    'relay.json': '{}',
    '.secret.txt': 'hidden',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(web, name), text);
  await writeFile(join(world.folder, 'outside.txt'), 'outside');
  await symlink(join(world.folder, 'outside.txt'), join(web, 'link.txt'));
});
afterEach(() => world.end());

/** A request as written: `fetch` would tidy its path up. */
function raw(path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  const { port } = world.relay;
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('the page', () => {
  it('comes with a policy of its own for each load, and the nonce in it', async () => {
    await world.start({ web });
    const loads = [await world.http('/'), await world.http('/index.html')];
    const nonces = loads.map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      const [, nonce = ''] =
        /<head><meta property="csp-nonce" nonce="([^"]+)">/.exec(String(body)) ?? [];
      const host = `127.0.0.1:${world.relay.port}`;
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; worker-src 'self'; " +
          `style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' blob: data:; ` +
          `connect-src 'self' ws://${host} wss://${host}; base-uri 'none'; form-action 'none'; ` +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types convene-worker",
      );
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(nonces.every((nonce) => nonce.length >= 22)).toBe(true);
  });

  it('names no host in its policy that is none', () => {
    for (const host of ['a b', "x; script-src 'unsafe-inline'", '*', 'a/b', null]) {
      expect(contentSecurityPolicy({ host, nonce: null })).toContain("connect-src 'self';");
    }
    expect(contentSecurityPolicy({ host: '[::1]:8443', nonce: null })).toContain(
      'wss://[::1]:8443;',
    );
  });

  it('may speak to the relay from every address of its computer, and no other page may', async () => {
    await world.start({ web, host: '0.0.0.0' });
    const status = async (origin: string) =>
      (await world.http('/relay', { headers: { origin } })).status;
    expect(await status(`http://127.0.0.1:${world.relay.port}`)).toBe(200);
    expect(await status(`http://localhost:${world.relay.port}`)).toBe(200);
    expect(await status(`http://elsewhere.example:${world.relay.port}`)).toBe(403);
  });
});

describe('files of the build', () => {
  it('have their types, and are kept for ever where their name is made of their content', async () => {
    await world.start({ web });
    const of = async (path: string) => {
      const { status, headers } = await world.http(path);
      return [status, headers.get('content-type'), headers.get('cache-control')];
    };
    const forEver = 'public, max-age=31536000, immutable';
    expect(await of(`/${SCRIPT}`)).toEqual([200, 'text/javascript; charset=utf-8', forEver]);
    expect(await of('/assets/main-Ab12_-xY.css')).toEqual([
      200,
      'text/css; charset=utf-8',
      forEver,
    ]);
    expect(await of('/assets/plain.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    expect(await of('/icon.svg')).toEqual([200, 'image/svg+xml', 'no-cache']);
    const { headers } = await world.http(`/${SCRIPT}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('are not to be had from outside the folder, as a list, or where they are hidden', async () => {
    await world.start({ web });
    for (const path of [
      '/../outside.txt',
      '/assets/../../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/assets%2f..%2f..%2foutside.txt',
      '/..\\outside.txt',
      '//outside.txt',
      '/link.txt',
      '/assets',
      '/assets/',
      '/.secret.txt',
      '/nothing.js',
      '/index.html/',
      '/index.html%00.js',
    ]) {
      const { status, body } = await raw(path);
      expect([path, status, body.includes('outside')]).toEqual([path, 404, false]);
    }
  });

  it('never stand where the relay itself answers, and answer to GET and HEAD only', async () => {
    await world.start({ web });
    expect((await world.http('/relay')).body).toMatchObject({ protocol: 1 });
    expect(await raw('/session')).toMatchObject({ status: 405 });
    expect(await raw('/', 'POST')).toMatchObject({ status: 405 });
    const head = await world.http(`/${SCRIPT}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '10', '']);
    const api = await world.http('/healthz', { method: 'HEAD' });
    expect([api.status, api.body]).toEqual([200, '']);
  });
});

describe('a relay without a web build', () => {
  it('has nothing there, and does not start on a folder that holds none', async () => {
    await world.start();
    expect((await world.http('/')).status).toBe(404);
    await world.stop();
    const wrong = join(world.folder, `none-${randomBytes(4).toString('hex')}`);
    await expect(world.start({ web: wrong })).rejects.toThrow(/holds no web build: no index\.html/);
  });

  it('is told its folder on the command line', async () => {
    const relay = new RelayProcess(
      '--data',
      join(world.folder, 'data'),
      '--port',
      '0',
      '--web',
      web,
    );
    const url = await relay.url;
    const response = await fetch(`${url}/`);
    expect(await response.text()).toContain('<title>Convene</title>');
    await relay.kill('SIGTERM');
  });
});
