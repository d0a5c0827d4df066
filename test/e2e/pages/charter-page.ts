import { expect, type Locator, type Page } from '@playwright/test';
import { button, fillNumber, goTo } from './controls.ts';

/** The charter of a formed group, and the draft of another. */
export class CharterPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(twg: string): Promise<void> {
    await goTo(this.page, `#/groups/${twg}/proposal`);
    await expect(this.page.getByRole('heading', { level: 1, name: /^Charter: / })).toBeVisible();
  }

  /** Begins the draft, where nobody has written in it. */
  async begin(): Promise<void> {
    const start = button(this.page, 'Start from the charter in force');
    // What another has written may come while one looks.
    await expect(async () => {
      if (await start.isVisible()) await start.click({ timeout: 2000 });
      await expect(this.revision).toBeVisible({ timeout: 2000 });
    }).toPass();
  }

  get revision(): Locator {
    return this.page.getByRole('region', { name: 'The revision', exact: true });
  }

  get inForce(): Locator {
    return this.page.getByRole('region', { name: 'The charter in force' });
  }

  async setDuration(days: number): Promise<void> {
    await fillNumber(this.page, 'Expected duration', days);
  }

  async writeAtEnd(field: string, words: string): Promise<void> {
    const text = this.page.getByRole('textbox', { name: field });
    await expect(text).toBeEditable();
    await text.press('ControlOrMeta+End');
    await this.page.keyboard.type(words);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Revise the charter of / });
  }
}
