import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './controls.ts';
import { DocumentPage } from './document-page.ts';

/** The comments beside a document. */
export class CommentsPage {
  readonly page: Page;
  readonly document: DocumentPage;

  constructor(page: Page) {
    this.page = page;
    this.document = new DocumentPage(page);
  }

  async open(): Promise<void> {
    await this.document.panel('Comments');
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Comments', exact: true });
  }

  /** The threads that hold these words. */
  thread(words: string | RegExp): Locator {
    return this.panel.getByRole('article').filter({ hasText: words });
  }

  /** The field that is written in: `Comment on this passage`, `Reply`. */
  field(label: string | RegExp): Locator {
    return this.panel.getByRole('textbox', { name: label });
  }

  /** The passages that the editor draws as commented; other marks may stand in them. */
  async passages(): Promise<string[]> {
    return this.document.editor.locator('.cm-commented').evaluateAll((marks) => {
      const words = new Map<string, string>();
      for (const mark of marks) {
        const thread = mark.getAttribute('data-thread') ?? '';
        words.set(thread, (words.get(thread) ?? '') + (mark.textContent ?? ''));
      }
      return [...words.values()];
    });
  }

  /** Waits until these are the passages that are drawn. */
  async drawn(...passages: readonly string[]): Promise<void> {
    await expect.poll(() => this.passages()).toEqual(passages);
  }

  /** Selects a passage in the editor and comments on it with the button beside it. */
  async onPassage(passage: string, words: string): Promise<void> {
    await this.document.select(passage);
    await button(this.page, 'Comment').first().click();
    await this.send('Comment on this passage', words);
  }

  async onDocument(words: string): Promise<void> {
    await this.open();
    await button(this.panel, 'Comment on the whole document').click();
    await this.send('Comment on the whole document', words);
  }

  async send(label: string, words: string): Promise<void> {
    const field = this.field(label);
    await expect(field).toBeFocused();
    await this.page.keyboard.type(words);
    await field.press('ControlOrMeta+Enter');
    await expect(field).toBeHidden();
  }

  async reply(thread: Locator, words: string): Promise<void> {
    await button(thread, 'Reply').click();
    await this.send('Reply', words);
  }

  async show(filter: 'Open' | 'Resolved' | 'All'): Promise<void> {
    await this.panel.getByRole('radio', { name: new RegExp(`^${filter}`) }).click();
  }
}
