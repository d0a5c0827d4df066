import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';

/** The updates on the page of a group. */
export class UpdatesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Updates', exact: true });
  }

  /** The text of the next one. */
  get next(): Locator {
    return this.page.getByRole('region', { name: 'The next update' });
  }

  get posted(): Locator {
    return this.section.getByRole('listitem').filter({ hasText: 'posted by' });
  }

  /** Puts in what has happened. */
  async draft(): Promise<void> {
    await button(this.section, 'Draft it').click();
    await expect(this.next).toBeVisible();
  }

  async bringIntoSight(): Promise<void> {
    await this.section.evaluate((section) => section.scrollIntoView({ block: 'start' }));
  }

  async openPost(): Promise<Locator> {
    await button(this.section, 'Post the update…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Post the update' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** The name of a channel in the dialog, counted from 1. */
  channel(place: number): Locator {
    return this.page.getByRole('textbox', { name: `Name of channel ${place}` });
  }

  /** Names the first channels. */
  async channels(...names: readonly string[]): Promise<void> {
    for (const [at, name] of names.entries()) await this.channel(at + 1).fill(name);
  }

  /** Where a dialog has its buttons. */
  foot(dialog: Locator): Locator {
    return button(dialog, 'Cancel');
  }

  /** Presses the dialog's button, and says yes to the question about it. */
  async sign(dialog: Locator): Promise<void> {
    await button(dialog, 'Post the update').click();
    await button(this.page.getByRole('alertdialog'), 'Post the update').click();
    await expect(dialog).toHaveCount(0);
  }
}
