import { expect, test, type Browser } from '@playwright/test';
import { BrowserStory, foundIn, visit } from './browser-story.ts';
import { button } from './pages/controls.ts';
import { launchChromium } from './support/chromium.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const TWG = 'settlement-finality';
const SCOPE = 'Scope and goal';

let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let story: BrowserStory;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  story = await BrowserStory.begin(folder.path);
});

test.afterEach(async () => {
  await browser.close();
  await story.end();
  await folder.remove();
});

test('two tabs of one person are one device: they share words, acts and the question', async () => {
  test.setTimeout(480_000);
  browser = await launchChromium();
  const context = await browser.newContext();
  const cable = await story.layCable();
  const one = await visit('Ada Byron', context, cable);
  await foundIn(one);
  await one.proposal.propose('Settlement finality', null);
  await one.proposal.open(TWG);
  await one.proposal.type(SCOPE, 'When is a payment final? ');
  const other = await visit('Ada Byron', context, cable);
  await other.proposal.open(TWG);
  await expect(other.proposal.field(SCOPE)).toContainText('When is a payment final?');

  await test.step('without a relay too', async () => {
    await cable.cut();
    for (const { app } of [one, other]) {
      await expect(app.syncLine).toContainText(/out of reach/i);
    }
    await other.proposal.type(SCOPE, 'Typed in the other tab.');
    await expect(one.proposal.field(SCOPE)).toContainText('Typed in the other tab.');
    await one.proposal.propose('Group of one tab', null);
    for (const { app } of [one, other]) await expect(app.syncLine).toContainText('1 act queued');
    await other.app.goTo('#/groups');
    await expect(other.page.getByText('Group of one tab', { exact: true }).first()).toBeVisible();
  });

  await test.step('what is to be signed is asked in the tab that asks for it', async () => {
    const before = one.signed.length;
    await cable.mend();
    for (const { app } of [one, other]) {
      await app.reached();
      await app.acknowledged();
    }
    await other.app.invite('Zoe Lin');
    expect(other.signed.at(-1)).toContain('Zoe Lin');
    expect(one.signed.length).toBe(before);
  });

  await test.step('one closes, the other goes on', async () => {
    await one.page.close();
    await other.proposal.open(TWG);
    await other.proposal.type(SCOPE, ' Alone now.');
    await other.app.acknowledged();
    await other.page.reload();
    await expect(other.proposal.field(SCOPE)).toContainText(
      'When is a payment final? Typed in the other tab. Alone now.',
    );
  });

  await test.step('what a browser cannot do is said where it would be', async () => {
    await other.app.goTo('#/settings');
    await expect(
      other.page.getByText('A browser shows none of them. The desktop app does.'),
    ).toBeVisible();
    await expect(button(other.page, 'Move to a standing relay')).toHaveAccessibleDescription(
      /from the desktop app/,
    );
    await other.app.goTo('#/start');
    await expect(button(other.page, 'Open the sample')).toHaveAccessibleDescription(
      'A browser cannot run a relay. The desktop app can.',
    );
    await expect(button(other.page, 'Found')).toHaveAccessibleDescription(
      /keeps an association already/,
    );
  });
  for (const { said } of [one, other]) expect(said.violations).toEqual([]);
});

test('without https every way in says why it is closed', async () => {
  // A name that is no secure context, and that still leads to this computer.
  const insecure = story.relay.url.replace('127.0.0.1', 'relay.test');
  await story.relay.knownAs(insecure);
  browser = await launchChromium('--host-resolver-rules=MAP relay.test 127.0.0.1');
  const page = await browser.newPage();
  await page.goto(insecure);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  for (const way of ['Found', 'Join', 'Open the sample']) {
    await expect(button(page, way)).toBeDisabled();
    await expect(button(page, way)).toHaveAccessibleDescription(/^This page came without https/);
  }
  await page.goto(story.relay.url);
  for (const way of ['Found', 'Join']) await expect(button(page, way)).toBeEnabled();
});
