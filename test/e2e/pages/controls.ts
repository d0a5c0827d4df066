import { expect, type Locator, type Page } from '@playwright/test';

/** Where a control is looked for: the whole page, or a part of it. */
export type Within = Page | Locator;

export const button = (within: Within, name: string | RegExp): Locator =>
  within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });

/** Chooses an item of a list that opens. */
export async function choose(page: Page, trigger: Locator, item: string | RegExp): Promise<void> {
  await trigger.click();
  await page
    .getByRole('option', { name: item, ...(typeof item === 'string' ? { exact: true } : {}) })
    .click();
}

/** Finds an item of a list by typing. */
export async function find(page: Page, label: string, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

/** Ticks a box that is drawn beside the real one. */
export async function tick(within: Within, name: string | RegExp): Promise<void> {
  const box = within.getByRole('checkbox', { name });
  if (!(await box.isChecked())) await box.press('Space');
  await expect(box).toBeChecked();
}

/** Fills a number in, as somebody does who types it and goes on. */
export async function fillNumber(within: Within, label: string, value: number): Promise<void> {
  const field = within.getByRole('textbox', { name: label });
  await field.fill(String(value));
  await field.press('Tab');
}

/**
 * Goes to a place, and waits until the page has heard of it: what was shown before is not taken for
 * it. The window reloads by itself when it has come to know another relay.
 */
export async function goTo(page: Page, hash: string): Promise<void> {
  const go = (): Promise<void> =>
    page.evaluate(
      (to) =>
        new Promise<void>((resolve) => {
          const before = window.location.href;
          const heard = (): void => void setTimeout(resolve, 0);
          window.addEventListener('hashchange', heard, { once: true });
          window.location.hash = to;
          if (window.location.href === before) resolve();
        }),
      hash,
    );
  await go().catch(async (error: unknown) => {
    if (!String(error).includes('context was destroyed')) throw error;
    await page.waitForLoadState('domcontentloaded');
    await go();
  });
}
