/** The portal in a real Chromium: no violation that axe knows of, nothing wider than the window. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageKinds } from './page-kinds.ts';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

const PICTURES = process.env['CONVENE_PICTURES'] ?? '';
/** For what a browser does on a busy machine, in ms. */
const PATIENCE = 120_000;

const SCHEMES = ['light', 'dark'] as const;
/** One page of each kind, and another where what it shows looks otherwise. */
const SHOWN =
  'start groups groups-mainnet-operations groups-fee-transparency ballots ballots-vote-incident-chair ' +
  'ballots-form-archives outputs-incident-process dips dips-delivery-receipts updates ' +
  'updates-operations-update-2 meetings about follow no-such-page link-used';
const shown = SHOWN.split(' ');
const all = pageKinds(sampleLedger().state);
const kinds = all.filter(({ name }) => shown.includes(name));
const kindOf = (name: string): string =>
  name.replace(/^(groups|ballots|outputs|dips|updates)-.*/, '$1 …');

let portal: PortalRelay;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  portal = await PortalRelay.start({ lines: sampleLedger().lines });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: PATIENCE,
  });
  context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  page.on('console', (message) => {
    // A page that is not there says so by its status, which the console repeats.
    if (!message.text().includes('status of 4')) complaints.push(message.text());
  });
  if (PICTURES !== '') await mkdir(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await portal.end();
});

async function violations(): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** By how many pixels the page is wider than its window. */
const overflow = (): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

async function picture(name: string): Promise<void> {
  if (PICTURES === '') return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

describe('in Chromium', () => {
  it('there is one of each kind', () => {
    expect(new Set(kinds.map(({ name }) => kindOf(name)))).toEqual(
      new Set(all.map(({ name }) => kindOf(name))),
    );
    expect(kinds).toHaveLength(shown.length);
  });

  it.each(kinds)(
    'nothing is amiss in light, in dark and on a small screen: $name',
    async ({ name, path }) => {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 1000, height: 800 });
        await page.goto(`${portal.url}${path}`);
        expect(await violations()).toEqual([]);
        await picture(`${name}-${colorScheme}`);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await overflow()).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await picture(`${name}-360`);
      if (PICTURES !== '') {
        // As wide as a sheet of A4 between its margins.
        await page.setViewportSize({ width: 658, height: 900 });
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await picture(`${name}-print`);
        await page.emulateMedia({ media: 'screen' });
        await writeFile(join(PICTURES, `${name}.pdf`), await page.pdf({ format: 'A4' }));
      }
    },
  );

  it('says nothing in the console, and is refused nothing by its own policy', () => {
    expect(complaints).toEqual([]);
  });

  it('can be gone through by keys alone, beginning with the way past the top', async () => {
    await page.goto(`${portal.url}/portal`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});
