/** Texts set out in Chromium, under the policy of the app: nothing runs, nothing freezes. */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MarkdownPage } from './markdown-page/page.ts';
import { HOSTILE, longText } from './hostile-documents.ts';

declare global {
  interface Window {
    markdown: MarkdownPage;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' blob: data:; base-uri 'none'; require-trusted-types-for 'script'";
const PICTURES = process.env['CONVENE_PICTURES'] ?? '';
const SVG_HASH = 'a'.repeat(64);
/** For what a browser does on a busy machine, in ms. */
const PATIENCE = 120_000;

let folder: string;
let server: Server;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const asked: string[] = [];

async function serve(url: string, response: ServerResponse): Promise<void> {
  const path = new URL(url, 'http://page.invalid').pathname;
  const name = path === '/' ? '/index.html' : path;
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  });
  response.end(name.endsWith('.html') ? bytes.toString().replace('NONCE', 'bm9uY2U=') : bytes);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-markdown-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'markdown-page'),
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
    },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  server = createServer((request, response) => void serve(request.url ?? '/', response));
  await new Promise<void>((started) => {
    server.listen(0, '127.0.0.1', started);
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: PATIENCE,
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  await page?.close();
  complaints.length = 0;
  asked.length = 0;
  page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'markdown' in window);
  asked.length = 0;
});

const show = (source: string): Promise<number> =>
  page.evaluate((source) => window.markdown.show(source), source);

async function picture(name: string): Promise<void> {
  if (PICTURES === '') return;
  await mkdir(PICTURES, { recursive: true });
  for (const theme of ['light', 'dark']) {
    await page.evaluate((theme) => {
      document.documentElement.dataset['theme'] = theme;
    }, theme);
    await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) });
  }
  await page.setViewportSize({ width: 480, height: 800 });
  await page.screenshot({ path: join(PICTURES, `${name}-narrow.png`) });
  await page.setViewportSize({ width: 900, height: 800 });
}

describe('a hostile text', () => {
  it.each(HOSTILE)('$name', async ({ name, source, says }) => {
    const took = await show(source);
    expect(complaints).toEqual([]);
    // The window still answers.
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    for (const words of says) {
      expect(await page.evaluate(() => document.body.textContent)).toContain(words);
    }
    expect(complaints).toEqual([]);
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    if (PICTURES !== '') console.log(`${name}: ${Math.round(took)} ms`);
    await picture(`hostile-${name.replaceAll(/[^a-z0-9]+/gi, '-')}`);
  });
});

it('draws an SVG with script as an image, in which nothing runs', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" onload="parent.pwned=1;top.pwned=1"><script>window.pwned=1;parent.pwned=1</script><rect width="80" height="40" fill="teal"/><image href="https://example.org/beacon.png"/></svg>`;
  await page.evaluate(([hash, svg]) => window.markdown.attach(hash, svg), [SVG_HASH, svg] as const);
  await show(
    `![A picture](attachments/${SVG_HASH}.svg)\n\n![Not here](attachments/${'b'.repeat(64)}.png)`,
  );
  const image = page.getByRole('img', { name: 'A picture' });
  await image.waitFor();
  await page.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 0);
  expect(await page.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(80);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await page.getByText('not here yet').waitFor();
  expect(await page.getByText('not here yet').count()).toBe(1);
  expect(complaints).toEqual([]);
});

it('draws again only the block that an edit changes, in a megabyte', async () => {
  const source = longText(1_000_000);
  const first = await show(source);
  await page.waitForFunction(
    () => document.querySelector('[data-line]:nth-last-child(2)')?.textContent === 'The very end',
    null,
    { polling: 250, timeout: 2 * PATIENCE },
  );
  const middle = source.indexOf('sentence', 500_000);
  await page.evaluate(() => {
    const changed: string[] = [];
    (window as unknown as { changed: string[] }).changed = changed;
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        changed.push(element?.closest('[data-line]')?.getAttribute('data-line') ?? '');
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const times: number[] = [];
  let now = source;
  for (let round = 0; round < 4; round += 1) {
    now = `${now.slice(0, middle)}x${now.slice(middle)}`;
    times.push(await show(now));
  }
  const changed = await page.evaluate(() => (window as unknown as { changed: string[] }).changed);
  expect(new Set(changed).size).toBe(1);
  const below: number[] = [];
  for (let round = 0; round < 2; round += 1)
    below.push(await show(`${'New\n\n'.repeat(round + 1)}${now}`));
  if (PICTURES !== '') console.log('1 MB: first', first, 'edit', times, 'a line at the top', below);
  expect(complaints).toEqual([]);
});

it('finds lines by the view, and the view by lines', async () => {
  const source = Array.from({ length: 300 }, (_, at) => `Paragraph ${at}\n`).join('\n');
  const list = Array.from({ length: 200 }, (_, at) => `- item ${at}`).join('\n');
  await show(`${source}\n${list}\n`);
  const at = async (line: number): Promise<number | null> =>
    page.evaluate(async (line) => {
      const scroller = document.getElementById('root');
      if (scroller === null) return null;
      // What is far away has its true height only once it has been near.
      for (let round = 0; round < 5; round += 1) {
        scroller.scrollTop += window.markdown.distanceToLine(scroller, line) ?? 0;
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      }
      return window.markdown.lineAtTop(scroller);
    }, line);
  for (const line of [0, 100, 401, 650]) {
    expect(Math.abs(((await at(line)) ?? -99) - line)).toBeLessThan(2);
  }
});

it('leads to a heading, and stays on its screen', async () => {
  await page.evaluate(() => {
    location.hash = '#/documents';
  });
  const filler = Array.from({ length: 200 }, (_, at) => `Text ${at}\n`).join('\n');
  await show(
    `[Down](#the-end)\n\n${filler}\n# The end\n\n## <a name="other">Named</a>\n\n[To it](#other)`,
  );
  await page.getByRole('link', { name: 'Down' }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === 'The end');
  expect(await page.evaluate(() => location.hash)).toBe('#/documents');
  await page.getByRole('link', { name: 'To it' }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === '<a name="other">');
});

it('leads to a heading that is not drawn yet', async () => {
  const filler = Array.from({ length: 9000 }, (_, at) => `Text ${at}\n`).join('\n');
  await show(`[Down](#the-end)\n\n${filler}\n# The end\n\n${filler}`);
  await page.evaluate(() => [...document.querySelectorAll('a')][0]?.click());
  await page.waitForFunction(() => document.activeElement?.textContent === 'The end');
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
  const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(100);
  expect(complaints).toEqual([]);
});

it('prints all of a text and nothing else, with the addresses of its links', async () => {
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
    window.print = () => undefined;
  });
  await show('What is on the screen');
  const pdf = page.evaluate(async () => {
    const printed = new Promise<string>((heard) => {
      window.print = () => heard('');
    });
    const source = Array.from(
      { length: 600 },
      (_, at) => `- [Point ${at}](https://example.org/${at})`,
    ).join('\n');
    const done = window.markdown.print(`# A title\n\n${source}\n\nThe very end\n`, 'DIP 7');
    await printed;
    const text = document.body.lastElementChild?.textContent ?? '';
    await done;
    return { text, left: document.body.children.length, title: document.title };
  });
  const { text, left, title } = await pdf;
  expect(text).toContain('DIP 7');
  expect(text).toContain('Diem Association');
  expect(text).toContain('(https://example.org/599)');
  expect(text).toContain('The very end');
  expect(left).toBe(1);
  expect(title).toBe('Markdown');
});

const dips = resolve(import.meta.dirname, '../../../shared/data/dips');

/** Pictures are taken where somebody asks for them. */
const pictured =
  existsSync(dips) && PICTURES !== '' ? ['dip-20', 'dip-158', 'dip-10'] : ([] as string[]);

it.each(pictured)('%s', async (name) => {
  await show(await readFile(join(dips, `${name}.md`), 'utf8'));
  await picture(name);
  await page.evaluate(() => document.querySelector('table, pre')?.scrollIntoView());
  await picture(`${name}-below`);
});
