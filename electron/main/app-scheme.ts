import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { APP_SCHEME, bundleFile } from './app-address.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { newNonce, withNonce } from './style-nonce.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the built renderer. `relays` are the relays' addresses that a page may reach, as they are
 * stored when it is loaded.
 */
export function serveApp(folder: string, relays: () => readonly string[]): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = bundleFile(folder, request.url);
    if (file === null || request.method !== 'GET') return plain(404);
    const type = TYPES[extname(file)];
    const bytes = type === undefined ? null : await readIfThere(file);
    if (type === undefined || bytes === null) return plain(404);
    return file.endsWith('.html') ? page(bytes, relays()) : served(bytes, type);
  });
}

function page(bytes: Uint8Array, relays: readonly string[]): Response {
  const nonce = newNonce();
  const html = withNonce(new TextDecoder().decode(bytes), nonce);
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce, relays),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

const served = (bytes: Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });

const plain = (status: number): Response => new Response(null, { status });

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return null;
  }
}
