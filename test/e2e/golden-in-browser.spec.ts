import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { build } from 'vite';
import { runTwg } from '../cli/run-twg.ts';
import { LEDGER_FILE, RECORD_FILE } from '../scenarios/golden/make.ts';
import type { Replayed } from './golden/replay-in-page.ts';
import { launchChromium } from './support/chromium.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: Server;
const served = new Map<string, { readonly type: string; readonly body: string }>();

test.beforeAll(async () => {
  folder = await temporaryFolder();
  served.set('/', { type: 'text/html', body: '<!doctype html><title>Golden</title>' });
  served.set('/replay.js', { type: 'text/javascript', body: await bundled() });
  server = createServer(({ url = '' }, response) => {
    const file = served.get(url);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? '' });
    response.end(file?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchChromium();
});

test.afterAll(async () => {
  await browser.close();
  server.close();
  await folder.remove();
});

test('the golden ledger replays to the same state in Chromium as on Node', async () => {
  const { verdict, byWebCrypto, here } = await replayInPage(await readFile(LEDGER_FILE, 'utf8'));
  expect(verdict).toEqual(await verdictOfNode(LEDGER_FILE));
  const record = JSON.parse(await readFile(RECORD_FILE, 'utf8')) as { readonly entries: number };
  expect(verdict).toEqual({ ok: true, ...record });
  // Two of each entry, its author's and the relay's; the relay is not known before the founding is
  // replayed, and with it the portion that it is in.
  expect(byWebCrypto + here).toBeGreaterThanOrEqual(2 * record.entries);
  expect(byWebCrypto).toBeGreaterThan(record.entries);
  expect(here).toBeLessThan(byWebCrypto);
});

test('a vote that was changed is refused at the same line, in the same words', async () => {
  const golden = await readFile(LEDGER_FILE, 'utf8');
  const [whole = ''] = /"choice":"yes".*"type":"ballot.cast"/.exec(golden) ?? [];
  const changed = golden.replace(whole, whole.replace('"choice":"yes"', '"choice":"no"'));
  expect(changed).not.toBe(golden);
  const path = join(folder.path, 'changed.ledger');
  await writeFile(path, changed);
  const { verdict } = await replayInPage(changed);
  expect(verdict.ok).toBe(false);
  expect(verdict).toEqual(await verdictOfNode(path));
});

async function verdictOfNode(path: string): Promise<unknown> {
  const { out } = await runTwg('/', 'verify', path);
  return JSON.parse(out[0] ?? '');
}

async function replayInPage(ledger: string): Promise<Replayed> {
  served.set('/ledger', { type: 'application/x-ndjson', body: ledger });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await page.addScriptTag({ url: '/replay.js', type: 'module' });
    return await page.evaluate(() => {
      const { replay } = globalThis as unknown as {
        replay: (address: string) => Promise<Replayed>;
      };
      return replay('/ledger');
    });
  } finally {
    await page.close();
  }
}

/** As the app is bundled, but for the page around it. */
async function bundled(): Promise<string> {
  const outDir = join(folder.path, 'bundle');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      target: 'chrome130',
      minify: true,
      lib: {
        entry: join(import.meta.dirname, 'golden/replay-in-page.ts'),
        formats: ['es'],
        fileName: () => 'replay.js',
      },
    },
  });
  return readFile(join(outDir, 'replay.js'), 'utf8');
}
