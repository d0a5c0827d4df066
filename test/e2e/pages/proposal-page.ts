import { expect, type Locator, type Page } from '@playwright/test';
import { button, choose, fillNumber, goTo } from './controls.ts';

export interface CharterTexts {
  readonly scope: string;
  readonly limits: string;
  readonly profiles: string;
  readonly output: { readonly kind: RegExp; readonly title: string };
  readonly days: number;
}

/** Proposing a group, and writing its proposal. */
export class ProposalPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(twg: string): Promise<void> {
    await goTo(this.page, `#/groups/${twg}/proposal`);
  }

  async propose(name: string, second: string | null): Promise<void> {
    await goTo(this.page, '#/groups');
    await button(this.page, /Propose a group/)
      .first()
      .click();
    const dialog = this.page.getByRole('dialog', { name: 'Propose a group' });
    await dialog.getByLabel('Name').fill(name);
    if (second !== null) {
      await choose(this.page, button(dialog, /Second facilitator/), new RegExp(`^${second}`));
    }
    await button(dialog, 'Create the draft').click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(name);
  }

  /** One of the shared texts, by its label. */
  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label });
  }

  /** What stands in a field, without the names that hang on others' cursors. */
  textOf(label: string): Promise<string> {
    return this.field(label).evaluate((element) => {
      const copy = element.cloneNode(true) as typeof element;
      for (const cursor of copy.querySelectorAll('.cm-remote-caret')) cursor.remove();
      return copy.textContent.replaceAll('\u2060', '');
    });
  }

  /** Types at the end of a field, as somebody who writes. */
  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    // While its journal takes its time, how it last was can only be read.
    await expect(field).toBeEditable();
    await field.click();
    await this.page.keyboard.press('Control+End');
    await field.pressSequentially(text);
  }

  async addOutput({ kind, title }: CharterTexts['output']): Promise<void> {
    await button(this.page, 'Add an output').click();
    await choose(this.page, button(this.page, /Kind of output 1/), kind);
    await this.page.getByLabel('Title of output 1').fill(title);
  }

  async duration(days: number): Promise<void> {
    await fillNumber(this.page, 'Expected duration', days);
  }

  async publish(): Promise<void> {
    await button(this.page, 'Publish').click();
    await expect(this.page.getByText('What is written here is what is published.')).toBeVisible();
  }
}
