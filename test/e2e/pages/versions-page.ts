import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';
import { DocumentPage } from './document-page.ts';

/** The versions of a document. */
export class VersionsPage {
  readonly page: Page;
  readonly document: DocumentPage;

  constructor(page: Page) {
    this.page = page;
    this.document = new DocumentPage(page);
  }

  panel(): Promise<Locator> {
    return this.document.panel('Versions');
  }

  /** A version, or a text of a vote, by what it is called. */
  entry(name: string | RegExp): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  get nameDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Name this version' });
  }

  /** Names the text as it is now. */
  async name(name: string): Promise<void> {
    await button(await this.panel(), 'Name this version…').click();
    await this.nameDialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await button(this.nameDialog, 'Keep this version').click();
    await expect(this.nameDialog).toHaveCount(0);
    await expect(this.entry(name)).toBeVisible();
  }

  /** The checkpoints that stand together, as the button that shows them. */
  get checkpoints(): Locator {
    return this.page.getByText(/automatic checkpoints?/);
  }

  get comparison(): Locator {
    return this.page.getByRole('dialog', { name: 'Compare versions' });
  }

  /** Compares a version with the text as it is now. */
  async compare(name: string): Promise<void> {
    await button(this.entry(name), 'Compare with…').click();
    await expect(this.comparison).toBeVisible();
  }

  /** Makes the text what it was in a version. */
  async restore(name: string): Promise<void> {
    await button(this.entry(name), 'Restore…').click();
    const dialog = this.page.getByRole('alertdialog', { name: 'Restore this version?' });
    await expect(dialog).toContainText('is kept first');
    await button(dialog, 'Restore').click();
    await expect(dialog).toHaveCount(0);
  }

  /** Saves a version; where that goes has been said before (`saveTo` of the desktop). */
  async save(name: string): Promise<void> {
    await button(this.entry(name), 'Save as file…').click();
    await expect(this.page.getByText(/^Saved as /).last()).toBeVisible();
  }
}
