/** Recorded typing in two editors of a real Chromium, which follow each other through a relay. */

import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { launchChromium, PATIENCE, ServedPage } from './served-page.ts';
import { hasTraces, readTrace, typeInto, type Transaction } from './trace.ts';
import type { Typist } from './trace-page/page.ts';

/** How much of the trace: it is typed in full, without editors, by `traces.test.ts`. */
const TYPED = 3000;
/** So many are one person's before it is the other's turn. */
const RUN = 100;
/** How often everything is compared. */
const COMPARED = 1000;

let served: ServedPage;
let browser: Browser;
const errors: string[] = [];
const relays: DocumentRelay[] = [];

beforeAll(async () => {
  served = await ServedPage.of(join(import.meta.dirname, 'trace-page'));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.close();
  for (const relay of relays) await relay.stop();
});

async function openAs(relay: DocumentRelay, person: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(served.url({ person, relay: relay.url }));
  await page.waitForFunction(() => Reflect.has(globalThis, 'typist'));
  return page;
}

const type = (page: Page, transactions: readonly Transaction[]): Promise<void> =>
  page.evaluate((typed) => {
    (Reflect.get(globalThis, 'typist') as Typist).type(typed);
  }, transactions);

const texts = (page: Page): Promise<ReturnType<Typist['texts']>> =>
  page.evaluate(() => (Reflect.get(globalThis, 'typist') as Typist).texts());

const hasText = async (page: Page, text: string): Promise<void> => {
  await page.waitForFunction(
    (expected) => (Reflect.get(globalThis, 'typist') as Typist).texts().editor === expected,
    text,
  );
};

const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => (Reflect.get(globalThis, 'typist') as Typist).isSettled());
};

describe.runIf(hasTraces)('recorded typing in two editors', () => {
  test.each(['sequential-friendsforever_flat', 'sequential-seph-blog1'])(
    `the first ${TYPED} of %s: both editors and both shared texts are what was typed`,
    async (name) => {
      const { txns } = readTrace(name);
      const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
      relays.push(relay);
      const ann = await openAs(relay, 'ann');
      const ben = await openAs(relay, 'ben');
      const expected = new Y.Doc().getText();
      for (let typed = 0; typed < TYPED; typed += RUN) {
        const run = txns.slice(typed, typed + RUN);
        for (const transaction of run) typeInto(expected, transaction);
        const [writer, reader] = (typed / RUN) % 2 === 0 ? [ann, ben] : [ben, ann];
        await type(writer, run);
        await hasText(reader, expected.toJSON());
        if ((typed + RUN) % COMPARED !== 0) continue;
        const whole = { editor: expected.toJSON(), shared: expected.toJSON() };
        for (const page of [ann, ben]) expect(await texts(page)).toEqual(whole);
      }
      for (const page of [ann, ben]) await settled(page);
      expect(errors).toEqual([]);
      for (const page of [ann, ben]) await page.context().close();
    },
  );
});
