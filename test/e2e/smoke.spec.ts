import { expect, test } from './support/desktop-test.ts';

test('the sample association opens', async ({ launch }) => {
  const desktop = await launch();
  const { page } = desktop;
  await desktop.answerDialogs(1);
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.waitForTimeout(15_000);
  await page.screenshot({ path: '/tmp/shots/sample.png' });
  console.log(desktop.errors, desktop.violations);
  expect(1).toBe(1);
});
