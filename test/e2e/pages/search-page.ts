import type { Locator, Page } from '@playwright/test';

/** The screen that looks for words. */
export class SearchPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get field(): Locator {
    return this.#page.getByRole('searchbox', { name: /words in documents/i });
  }

  /** All that was found, one link each. */
  get hits(): Locator {
    return this.#page.getByRole('main').locator('a[data-hit]');
  }

  get status(): Locator {
    return this.#page.getByRole('main').getByRole('status');
  }

  /** Those of one kind, by its heading. */
  of(kind: string): Locator {
    return this.#page.getByRole('region', { name: kind }).locator('a[data-hit]');
  }

  /** Types words, and waits for what is found for them. */
  async look(words: string): Promise<void> {
    await this.field.fill(words);
    await this.#page.getByRole('main').locator('[aria-busy="false"]').waitFor();
  }
}
