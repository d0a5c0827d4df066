/** The pages that a mail's link leads to, in a real Chromium: no violation that axe knows of. */

import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signerOf } from '../ledger/test-association.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';

/** For what a browser does on a busy machine, in ms. */
const PATIENCE = 120_000;

let server: SmtpTestServer;
let world: OutreachWorld;
let browser: Browser;
let page: Page;
let link = '';
const complaints: string[] = [];

beforeAll(async () => {
  server = await SmtpTestServer.start();
  world = await OutreachWorld.founded({ smtp: smtpOf(server) });
  await world.mine('tess', { email: 'tess@members.example' });
  await world.happens();
  await server.taken(1);
  const [mail] = await server.parsed();
  link = /https:\/\/relay\.example(\/unsubscribe\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: PATIENCE,
  });
  const context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (message) => {
    // A page that is not there says so by its status, which the console repeats.
    if (!message.text().includes('status of 4')) complaints.push(message.text());
  });
}, 2 * PATIENCE);

afterAll(async () => {
  await browser.close();
  await world.end();
  await server.close();
}, PATIENCE);

/** Of the page as it is, light and dark, and on a small screen. */
async function flaws(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`));
    const wider: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (wider > 0) found.push(`${wider} pixels too wide`);
  }
  return found;
}

const title = () => page.textContent('h1');

describe('the link at the end of a mail, in Chromium', () => {
  it(
    'leads to pages in which nothing is amiss, and whose buttons work',
    async () => {
      await page.goto(`${world.world.relay.url}${link}`);
      expect(await title()).toBe('Stop these messages?');
      expect(await flaws()).toEqual([]);
      await page.getByRole('button', { name: 'Stop sending them' }).click();
      expect(await title()).toBe('You will not get these messages');
      expect(await flaws()).toEqual([]);
      await page.getByRole('button', { name: 'Send them again' }).click();
      expect(await title()).toBe('You will get these messages again');
      expect(await flaws()).toEqual([]);
      await page.goto(`${world.world.relay.url}/unsubscribe/x`);
      expect(await title()).toBe('This link does not work');
      expect(await flaws()).toEqual([]);
      expect(complaints).toEqual([]);
    },
    5 * PATIENCE,
  );

  it(
    'says in a page in which nothing is amiss that the association has moved',
    async () => {
      const { publicKey } = signerOf('new relay');
      // It is answered by where the ledger is kept from then on.
      const answer = await world.world.propose('sam', 'relay.appoint', {
        publicKey,
        url: 'https://new.example',
      });
      expect(answer).toMatchObject({ problem: { code: 'relay-moved' } });
      await page.goto(`${world.world.relay.url}${link}`);
      expect(await title()).toBe('This association has moved');
      expect(await flaws()).toEqual([]);
      expect(complaints).toEqual([]);
    },
    2 * PATIENCE,
  );
});
