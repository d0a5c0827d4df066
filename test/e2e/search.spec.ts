/** Words looked for in all that a device has: on the sample, by keys, and without a network. */

import { AppPage } from './pages/app-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SearchPage } from './pages/search-page.ts';
import { SIGN } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

test.setTimeout(480_000);

test('what was written anywhere is found, from anywhere, by keys alone', async ({ launch }) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  await new SampleBar(desktop).open();
  const { page } = desktop;
  const app = new AppPage(page);
  const search = new SearchPage(page);
  const look = new Looking(desktop);
  await app.goTo('#/groups');
  await expect(app.heading('Groups')).toBeVisible();

  // The key leads to the field, in which one types at once.
  await page.keyboard.press('/');
  await expect(app.heading('Search')).toBeVisible();
  await expect(search.field).toBeFocused();
  await look.at('search before');
  await page.keyboard.type('severity incidents');
  await expect(search.status).toContainText(/\d+ places?/);
  await expect(search.of('Discussions and meetings').first()).toContainText('Severity levels');
  await expect(search.field).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => location.hash))
    .toBe('#/search?q=severity%20incidents');
  await look.at('search results');

  // Down to what was found, up again, and into it; back leads to the same words.
  await search.field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(search.hits.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(search.hits.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search.field).toBeFocused();
  await search.look('"retry queue"');
  await expect(search.hits.first()).toBeVisible();
  await expect(search.hits.first().locator('mark').first()).toBeVisible();
  await search.field.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(app.heading('Search')).toBeHidden();
  await page.goBack();
  await expect(search.field).toHaveValue('"retry queue"');

  await search.look('zzyzx qwfpgj');
  await expect(search.status).toHaveText('Nothing was found');
  await look.again('search nothing');

  // From the palette, what is typed there.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('off-chain receipts');
  await page.getByRole('menuitem', { name: 'Search for “off-chain receipts”' }).click();
  await expect(search.field).toHaveValue('off-chain receipts');
  await expect(search.of('Documents').first()).toBeVisible();
  await look.again('search documents');
  await search.of('Documents').first().click();
  await expect(app.heading('Search')).toBeHidden();

  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
