import { expect, test, type Browser, type Page } from '@playwright/test';
import { ClientWorld, FOUNDING, type Desk } from '../client/client-world.ts';
import { launchChromium, listenTo, WEB } from './support/chromium.ts';

let world: ClientWorld;
let sam: Desk;
let browser: Browser;

test.beforeEach(async () => {
  world = await ClientWorld.make();
  const { url } = await world.start({ foundable: true, web: WEB });
  sam = world.desk('sam');
  const { ledger } = await sam.ask({ ...FOUNDING, relayUrl: url });
  world.ledger = ledger;
  await sam.status(ledger, 'online');
  browser = await launchChromium();
});

test.afterEach(async () => {
  await browser.close();
  await world.end();
});

/** The page as a browser on this computer gets it: a secure context without a certificate. */
const address = (place: string): string =>
  `${world.relay.url.replace('127.0.0.1', 'localhost')}/#/${place}`;

const devicesOf = async (person: string) =>
  [...(await sam.state(world.ledger)).device.values()].filter((each) => each.person === person);

async function readInvite(page: Page, code: string): Promise<void> {
  await page.goto(address('start/join'));
  await page.getByRole('textbox', { name: 'Invite link or code' }).fill(code);
  await expect(page.getByRole('textbox')).toHaveCount(1);
  await page.getByRole('button', { name: 'Read the invite' }).click();
}

test('a browser joins by a code, once its person says so, and its tabs share one host', async () => {
  const { code } = await sam.ask({ type: 'invite', ledger: world.ledger, person: 'tess', days: 7 });
  const context = await browser.newContext();
  const page = await context.newPage();
  const { errors, violations } = listenTo(page);

  await readInvite(page, code);
  await page.getByRole('button', { name: 'Join as Person tess' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('tess enrolled a device (browser) by an invite.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(await devicesOf('tess')).toEqual([]);

  await page.getByRole('button', { name: 'Join as Person tess' }).click();
  await question.getByRole('button', { name: 'Enrol this device' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect
    .poll(async () => (await devicesOf('tess')).map(({ kind }) => kind))
    .toEqual(['browser']);

  const second = await context.newPage();
  await second.goto(address('association'));
  await expect(second.getByText('Person tess (you)')).toBeVisible();
  const extractable = await second.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('convene');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const keys = opening.result.transaction('keys').objectStore('keys').getAll();
          keys.addEventListener('success', () => {
            const kept = keys.result as { privateKey: CryptoKey }[];
            resolve(kept.map(({ privateKey }) => privateKey.extractable));
          });
        });
      }),
  );
  expect(extractable).toEqual([false, false]);
  expect([...violations, ...errors]).toEqual([]);
});
