/** A page of a test, built and served as it stands in its folder, and Chromium to open it in. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** For what a browser does on a busy machine, in ms. */
export const PATIENCE = 120_000;

const CHROMIUM = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  timeout: PATIENCE,
};
const ARGS = ['--no-sandbox'];

export const launchChromium = (): Promise<Browser> => chromium.launch({ ...CHROMIUM, args: ARGS });

/** Chromium with all that it stores in that folder, as a person's has it. */
export const launchProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...CHROMIUM, args: ARGS });

export class ServedPage {
  readonly #server: Server;
  readonly #folder: string;

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
  }

  /** @param root the folder with `index.html` */
  static async of(root: string): Promise<ServedPage> {
    const folder = await mkdtemp(join(tmpdir(), 'convene-page-'));
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      build: { outDir: folder, emptyOutDir: true, target: 'chrome130', minify: false },
      oxc: { jsx: { runtime: 'automatic' } },
    });
    const server = createServer((request, response) => {
      void serve(folder, request.url ?? '/', response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new ServedPage(folder, server);
  }

  url(query: Readonly<Record<string, string>>): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/?${new URLSearchParams(query).toString()}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.#folder, { recursive: true });
  }
}

async function serve(folder: string, url: string, response: ServerResponse): Promise<void> {
  const path = new URL(url, 'http://page.invalid').pathname;
  const name = path === '/' ? '/index.html' : path;
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) response.writeHead(404);
  else
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      // So that timers of the page are fine enough to measure with.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
  response.end(bytes ?? '');
}
