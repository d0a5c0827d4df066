import { expect, type Locator, type Page } from '@playwright/test';
import { button, fillNumber, goTo } from './controls.ts';

/** The DIP repository: how it is set, and what of a DIP goes into it. */
export class RepositoryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openSettings(): Promise<void> {
    await goTo(this.page, '#/settings');
    await expect(this.settings).toBeVisible();
  }

  get settings(): Locator {
    return this.page.getByRole('region', { name: 'DIP repository', exact: true });
  }

  async clone(remote: string): Promise<void> {
    await this.settings.getByLabel('Address of the repository').fill(remote);
    await button(this.settings, 'Clone it').click();
  }

  async setGithub(name: string, api: string): Promise<void> {
    await this.settings.getByText('Change the branch or the GitHub repository').click();
    await this.settings.getByLabel('GitHub repository').fill(name);
    await this.settings.getByLabel('Address of GitHub’s API').fill(api);
    await button(this.settings, 'Set them').click();
    await expect(this.settings.getByRole('definition').filter({ hasText: name })).toBeVisible();
  }

  async giveToken(token: string): Promise<void> {
    await this.settings.getByLabel('Token', { exact: true }).fill(token);
    await button(this.settings, 'Keep it on this device').click();
  }

  get submission(): Locator {
    return this.page.getByRole('region', { name: 'Hand it over to the DIP repository' });
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: 'In the DIP repository', exact: true });
  }

  /** Fills in who commits, as far as git's own settings do not say. */
  async commit(within: Locator, how: 'Commit and push' | 'Commit, without pushing'): Promise<void> {
    await within.getByLabel('Commit as').fill('Ada Byron');
    await within.getByLabel('Email in the commit').fill('ada@example.org');
    await button(within, how).click();
  }

  async number(number: number): Promise<void> {
    await fillNumber(this.next, 'Number of the DIP', number);
    const prepare = button(this.next, 'Prepare the commit with this number');
    if (await prepare.isVisible()) await prepare.click();
  }

  /** Confirms an act that is asked about in words. */
  async confirm(name: string): Promise<void> {
    await button(this.page.getByRole('alertdialog', { name }), name).click();
  }
}
