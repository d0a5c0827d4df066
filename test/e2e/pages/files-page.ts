import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';
import { DocumentPage } from './document-page.ts';

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
    const before = await this.document.text();
    await this.choose(name, bytes);
    if (before !== '') {
      await expect(this.replaceDialog).toBeVisible();
      await button(this.replaceDialog, 'Replace the text').click();
    }
    await expect(this.page.getByText(`${name} is the text now, byte for byte.`)).toBeVisible();
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
