import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';
import { DocumentPage } from './document-page.ts';

/** How long a megabyte may take to be read, compared and put in, in ms. */
const READ_WITHIN = 60_000;

/** What goes in and out of a document as files, and the checks of a DIP. */
export class FilesPage {
  readonly page: Page;
  readonly document: DocumentPage;

  constructor(page: Page) {
    this.page = page;
    this.document = new DocumentPage(page);
  }

  /** Chooses a file as the system's dialog would give it. */
  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const panel = await this.document.panel('Files');
    await expect(button(panel, 'Import a Markdown file…')).toBeVisible();
    await panel.locator('input[data-import-file]').setInputFiles({
      name,
      mimeType: 'text/markdown',
      buffer: Buffer.from(bytes),
    });
  }

  get replaceDialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Replace the text with / });
  }

  /** Brings a file in, and agrees to what it changes. */
  async bring(name: string, bytes: Uint8Array): Promise<void> {
    // While its journal takes its time, how it last was can only be read.
    await expect(this.document.editor).toBeEditable();
    const done = this.page.getByText(`${name} is the text now, byte for byte.`);
    await this.choose(name, bytes);
    // Nothing is asked where nothing stood.
    await expect(this.replaceDialog.or(done)).toBeVisible({ timeout: READ_WITHIN });
    if (await this.replaceDialog.isVisible())
      await button(this.replaceDialog, 'Replace the text').click();
    await expect(done).toBeVisible({ timeout: READ_WITHIN });
  }

  /** What is said of a file that was not taken. */
  refusal(name: string): Locator {
    return this.page.getByRole('alertdialog', { name: `${name} was not imported` });
  }

  /** Saves the text to where the desktop was told that it goes (`saveTo`). */
  async save(path = ''): Promise<void> {
    const panel = await this.document.panel('Files');
    await button(panel, 'Save as Markdown…').click();
    await expect(this.page.getByText(`Saved as ${path}`)).toBeVisible();
  }

  /** The hash that the panel shows of the text. */
  async sha256(): Promise<string> {
    const panel = await this.document.panel('Files');
    return panel.getByText(/^[0-9a-f]{64}$/).innerText();
  }

  checks(): Promise<Locator> {
    return this.document.panel('Checks');
  }

  /** The problems that are listed, each as `line rule`. */
  async problems(): Promise<string[]> {
    const panel = await this.checks();
    return panel
      .locator('li[data-rule]')
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            `${/line (\d+)/.exec(row.textContent)?.[1] ?? ''} ${row.getAttribute('data-rule') ?? ''}`,
        ),
      );
  }
}
