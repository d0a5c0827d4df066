import { expect, type Page } from '@playwright/test';

/**
 * A window that comes to an association on a relay that is new to it (a founding, the sample) reloads
 * once, with its policy for that relay: waits until it has, so that nothing which is opened next is
 * lost by it.
 */
export async function reloaded<T>(page: Page, act: () => Promise<T>): Promise<T> {
  await page.evaluate(() => document.documentElement.setAttribute('data-before', ''));
  const done = await act();
  const isBefore = () => document.documentElement.hasAttribute('data-before');
  await expect
    .poll(() => page.evaluate(isBefore).catch(() => true), { timeout: 60_000 })
    .toBe(false);
  return done;
}
