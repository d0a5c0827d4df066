import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';
import { DocumentPage } from './document-page.ts';

/** The changes that people suggest to a document. */
export class SuggestionsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Suggestions', exact: true });
  }

  async open(): Promise<void> {
    await new DocumentPage(this.page).panel('Suggestions');
  }

  /** What stands above the copy in which changes are tried out. */
  get bar(): Locator {
    return this.page.getByRole('group', { name: 'Suggesting changes' });
  }

  /** That copy. */
  get copy(): Locator {
    return this.page.getByRole('textbox', { name: /^Suggested text of / });
  }

  get chunks(): Locator {
    return this.panel.getByRole('list').getByRole('listitem');
  }

  /** The changes since the version that is chosen. */
  get changesSince(): Locator {
    return this.panel
      .getByRole('list', { name: 'Changes since that version' })
      .getByRole('listitem');
  }

  /** A change in the running text of the editor. */
  drawn(words: string): Locator {
    return this.page.locator('[data-suggested]', { hasText: words });
  }

  async show(filter: 'To decide' | 'Decided'): Promise<void> {
    await this.panel.getByRole('radio', { name: new RegExp(`^${filter}`) }).click();
  }

  async since(): Promise<void> {
    await this.panel.getByRole('radio', { name: 'Since a version' }).click();
    await expect(button(this.panel, 'Suggest changes')).toHaveCount(0);
  }
}
