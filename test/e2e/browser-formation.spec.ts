import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { BrowserStory, type Visitor } from './browser-story.ts';
import { countedAlike, formGroup, SECOND_BALLOT } from './formation.ts';
import { button } from './pages/controls.ts';
import { launchChromium, OF_A_CUT_LINE } from './support/chromium.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  browser = await launchChromium();
});

test.afterEach(async () => {
  await browser.close();
  await folder.remove();
});

test('three people with nothing but a browser form a group', async () => {
  test.setTimeout(600_000);
  const story = await BrowserStory.begin(folder.path);
  const all = await story.threePeople(browser);
  await formGroup(all, story.relay);
  const [ada] = all;

  await test.step('the downloaded ledger holds, and counts as the screen does', async () => {
    const path = join(folder.path, 'exported.jsonl');
    await ada.app.goTo('#/ledger');
    const download = ada.page.waitForEvent('download');
    await button(ada.page, /^Export/).click();
    await (await download).saveAs(path);
    await countedAlike(ada, path);
  });

  await test.step('each vote is marked as one that a browser has signed', async () => {
    await ada.ballot.open(SECOND_BALLOT);
    const marks = ada.page.getByTitle(/^Signed in a browser/);
    await expect(marks).not.toHaveCount(0);
    for (const { name } of all) await expect(votersRow(ada, name)).toContainText('browser');
  });

  for (const { said, signed } of all) {
    expect(said.violations).toEqual([]);
    expect(said.errors.filter((error) => !OF_A_CUT_LINE.test(error))).toEqual([]);
    expect(signed.filter((words) => /voted/.test(words)).length).toBeGreaterThan(0);
  }
  await story.end();
});

const votersRow = ({ page }: Visitor, name: string) =>
  page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'browser' }).first();
