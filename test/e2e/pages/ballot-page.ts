import { expect, type Locator, type Page } from '@playwright/test';
import { button, goTo } from './controls.ts';

/** A ballot: reading it, and voting. */
export class BallotPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(ballot: string): Promise<void> {
    await goTo(this.page, `#/ballots/${ballot}`);
    await expect(this.mine).toBeVisible();
  }

  get mine(): Locator {
    return this.page.getByRole('region', { name: 'Your vote' });
  }

  /** By keys alone: the choice, a look, and the signature. */
  async castByKeys(choice: 'y' | 'n' | 'a'): Promise<void> {
    await this.page.keyboard.press(choice);
    // Once the exact text is here: before, nothing can be cast.
    const review = button(this.mine, /^Review: /);
    await expect(review).toBeEnabled();
    await expect(review).toBeFocused();
    await this.page.keyboard.press('Enter');
    const dialog = this.page.getByRole('dialog', { name: /^Cast your vote/ });
    await expect(button(dialog, /^Sign and cast: /)).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async cast(choice: 'Yes' | 'No' | 'Abstain', reason = ''): Promise<void> {
    await this.mine.getByRole('radio', { name: new RegExp(`^${choice}`) }).press('Space');
    if (reason !== '') await this.mine.getByLabel('Reason (optional)').fill(reason);
    await button(this.mine, `Review: ${choice}`).click();
    await button(this.page, `Sign and cast: ${choice}`).click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  async recuse(reason: string): Promise<void> {
    await button(this.mine, 'Recuse yourself').click();
    const dialog = this.page.getByRole('dialog', { name: 'Recuse yourself' });
    await dialog.getByLabel('Reason').fill(reason);
    await button(dialog, 'Recuse yourself').click();
    await expect(dialog).toBeHidden();
  }
}
