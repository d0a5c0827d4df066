/** The shared text fields in Chromium, under the policy of the app, with a real relay. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DocumentHandle } from '../../renderer/collab/index.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';

const NONCE = 'bm9uY2Utb2YtYS10ZXN0';
/** For what a browser does on a busy machine, in ms. */
const PATIENCE = 120_000;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

let folder: string;
let server: Server;
let browser: Browser;
let relay: DocumentRelay;
const pages: Page[] = [];
const complaints: string[] = [];

async function serve(url: string, response: ServerResponse): Promise<void> {
  const path = new URL(url, 'http://page.invalid').pathname;
  const name = path === '/' ? '/index.html' : path;
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${NONCE}'; connect-src ws://127.0.0.1:*`;
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  response.end(name.endsWith('.html') ? bytes.toString().replace('NONCE', NONCE) : bytes);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-editor-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'editor-page'),
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', minify: false },
    oxc: { jsx: { runtime: 'automatic' } },
  });
  server = createServer((request, response) => void serve(request.url ?? '/', response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: PATIENCE,
  });
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
});

afterAll(async () => {
  await browser.close();
  await relay.stop();
  server.close();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

async function openAs(person: string): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  pages.push(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.includes('favicon')) complaints.push(text);
  });
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?person=${person}&relay=${relay.url}`);
  await scope(page).waitFor();
  return page;
}

/** Neither errors nor anything that the policy has refused. */
const expectQuiet = (): void => expect(complaints.splice(0)).toEqual([]);

const scope = (page: Page) => page.getByRole('textbox', { name: 'Scope' });
const limits = (page: Page) => page.getByRole('textbox', { name: 'Limits' });
const status = (page: Page, text: string) => page.getByText(text).waitFor();

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const holds = (page: Page, field: (page: Page) => ReturnType<typeof scope>, text: string) =>
  until(async () => (await field(page).innerText()).includes(text));

test('two people write in the same field, see each other, and undo their own alone', async () => {
  const ann = await openAs('ann');
  const ben = await openAs('ben');
  await scope(ann).click();
  await ann.keyboard.type('From Ann. ');
  await holds(ben, scope, 'From Ann.');
  await scope(ben).click();
  await ben.keyboard.press('Control+End');
  await ben.keyboard.type('From Ben.');
  await holds(ann, scope, 'From Ann. From Ben.');
  await ann.locator('.cm-remote-caret[data-name="The ben"]').waitFor();
  const color = await ann
    .locator('.cm-remote-caret')
    .evaluate((caret) => getComputedStyle(caret).borderInlineStartColor);
  expect(color).not.toBe('rgb(0, 0, 0)');
  await ann.keyboard.press('Control+z');
  await until(async () => !(await scope(ben).innerText()).includes('From Ann.'));
  expect(await scope(ben).innerText()).toContain('From Ben.');
  await ann.keyboard.press('Control+y');
  await holds(ben, scope, 'From Ann. From Ben.');
  await status(ann, 'saved on this device');
  await status(ann, 'acknowledged by the relay');
  await status(ann, 'one other is here');
  await ann.locator('#add').click();
  await ann.locator('#days').click();
  await ben.getByText('Output 1').waitFor();
  await until(async () => (await ben.locator('#duration').innerText()) === '90');
  expectQuiet();
});

test('what was written is there when the page is opened again, also without the relay', async () => {
  const ann = await openAs('amy');
  await limits(ann).click();
  await ann.keyboard.type('Kept in the browser');
  await status(ann, 'acknowledged by the relay');
  await ann.reload();
  await holds(ann, limits, 'Kept in the browser');
  expectQuiet();
});

test('a paste that is too large does not enter the document, and says so', async () => {
  const ann = await openAs('ann');
  await limits(ann).click();
  await ann.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(600 * 1024));
    const target = document.activeElement;
    target?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await ann.getByRole('alert').getByText('Nothing was put in').waitFor();
  expect((await limits(ann).innerText()).includes('xxx')).toBe(false);
  await ann.keyboard.type('short');
  await holds(ann, limits, 'short');
  await status(ann, 'acknowledged by the relay');
  expectQuiet();
});

test('whoever may no longer write reads on, and writes again when they may', async () => {
  const eve = await openAs('eve');
  await scope(eve).click();
  await eve.keyboard.press('Control+End');
  await eve.keyboard.type(' Eve was here.');
  await status(eve, 'acknowledged by the relay');
  relay.setAccess('eve', { read: true, write: false });
  await until(async () => (await scope(eve).getAttribute('aria-readonly')) === 'true');
  await eve.keyboard.type('not taken');
  expect(await scope(eve).innerText()).not.toContain('not taken');
  relay.setAccess('eve', { read: true, write: true });
  await until(async () => (await scope(eve).getAttribute('aria-readonly')) === 'false');
  await eve.keyboard.type('!');
  await holds(eve, scope, 'here.!');
  expectQuiet();
});

test('what was written too late is offered as a draft, and put back when one may write', async () => {
  const may = await openAs('may');
  await limits(may).click();
  await may.keyboard.type('In time. ');
  await status(may, 'acknowledged by the relay');
  const { port, store } = relay;
  await relay.stop();
  await status(may, 'the relay is out of reach');
  await may.evaluate(() => {
    const { doc } = Reflect.get(globalThis, 'documentHandle') as DocumentHandle;
    const text = doc.getText('limits');
    text.insert(text.length, 'Too late.');
  });
  await holds(may, limits, 'In time. Too late.');
  await status(may, 'saved on this device');
  relay = await DocumentRelay.start({ store, port });
  relay.setAccess('may', { read: true, write: false });
  await may.getByText('You could not write here').waitFor();
  await until(async () => !(await limits(may).innerText()).includes('Too late.'));
  const again = may.getByRole('button', { name: 'Put it back' });
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  relay.setAccess('may', { read: true, write: true });
  await until(async () => (await again.getAttribute('aria-disabled')) !== 'true');
  await again.click();
  await holds(may, limits, 'Too late.');
  await status(may, 'acknowledged by the relay');
  await may.getByText('You could not write here').waitFor({ state: 'detached' });
  // The browser says in its console that it could not connect; nothing else.
  expect(complaints.splice(0).filter((each) => !each.includes('WebSocket connection'))).toEqual([]);
});
