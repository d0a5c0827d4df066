/** A page of a test, built and served as it stands in its folder, and Chromium to open it in. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export class ServedPage {
  readonly browser: Browser;
  /** What went wrong in any of its pages. */
  readonly errors: string[] = [];
  readonly #server: Server;
  readonly #folder: string;

  private constructor(folder: string, server: Server, browser: Browser) {
    this.#folder = folder;
    this.#server = server;
    this.browser = browser;
  }

  /** @param root the folder with `index.html` */
  static async of(root: string, args: readonly string[] = []): Promise<ServedPage> {
    const folder = await mkdtemp(join(tmpdir(), 'convene-page-'));
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      build: { outDir: folder, emptyOutDir: true, target: 'chrome130' },
      oxc: { jsx: { runtime: 'automatic' } },
    });
    const server = createServer((request, response) => {
      void serve(folder, request.url ?? '/', response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', ...args],
    });
    return new ServedPage(folder, server, browser);
  }

  /** In a profile of its own, unless it is given one. */
  async open(query: Readonly<Record<string, string>>, profile?: BrowserContext): Promise<Page> {
    const page = await (profile ?? (await this.browser.newContext())).newPage();
    page.on('pageerror', (error) => this.errors.push(error.message));
    const { port } = this.#server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query).toString()}`);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
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
