import { expect, type Locator, type Page } from '@playwright/test';
import { button, choose, fillNumber, goTo } from './controls.ts';

/** A topic of a group, and the group's list of them. */
export class TopicPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(topic: string): Promise<void> {
    await goTo(this.page, `#/topics/${topic}`);
    await expect(this.next).toBeVisible();
  }

  /** The topics on the page of a group. */
  get list(): Locator {
    return this.page.getByRole('region', { name: 'Discussions', exact: true });
  }

  async filter(name: RegExp): Promise<void> {
    await this.list.getByRole('radio', { name }).click();
  }

  async ofOwner(name: string | RegExp): Promise<void> {
    await choose(this.page, button(this.list, /Owner/), name);
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: 'What happens next' });
  }

  get objections(): Locator {
    return this.page.getByRole('region', { name: 'Objections' });
  }

  get ledTo(): Locator {
    return this.page.getByRole('region', { name: 'What it led to' });
  }

  /** Raises a topic from the page of its group, and comes to it. */
  async raise(twg: string, title: string): Promise<void> {
    await goTo(this.page, `#/groups/${twg}`);
    await button(this.list, 'Raise a topic…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Raise a topic' });
    await dialog.getByLabel('Title').fill(title);
    await button(dialog, 'Raise a topic').click();
    await expect(dialog).toBeHidden();
    await expect(this.page).toHaveURL(/#\/topics\//);
    await expect(this.next).toBeVisible();
  }

  async object(reason: string): Promise<void> {
    await button(this.next, 'Object…').click();
    await this.#say('Object', /^What you object to/, reason, 'Object');
  }

  async settle(resolution: string): Promise<void> {
    await button(this.objections, 'Settle it…').click();
    await this.#say(
      'Settle the objection',
      'How it was settled',
      resolution,
      'Settle the objection',
    );
  }

  async agree(summary: string): Promise<void> {
    await button(this.next, 'Record the agreement…').click();
    await this.#say('Record the agreement', 'What was agreed', summary, 'Record the agreement');
  }

  async drop(reason: string): Promise<void> {
    await button(this.next, 'Drop the topic…').click();
    await this.#say('Drop the topic', 'Why it is dropped', reason, 'Drop the topic');
  }

  async reopen(reason: string): Promise<void> {
    await button(this.next, 'Reopen the topic…').click();
    await this.#say('Reopen the topic', 'Why it is reopened', reason, 'Reopen the topic');
  }

  async callVote(text: string, days: number): Promise<void> {
    await button(this.next, 'Call a vote…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Call a vote' });
    await dialog.getByLabel('What the group votes on').fill(text);
    await fillNumber(dialog, 'Length of the vote', days);
    await button(dialog, 'Call the vote').click();
    const sure = this.page.getByRole('alertdialog', { name: 'Call the vote' });
    await button(sure, 'Call the vote').click();
    await expect(dialog).toBeHidden();
  }

  /** Links the first passage that holds the words. */
  async link(output: string, words: string, note: string): Promise<void> {
    await button(this.ledTo, 'Link a passage…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Link a passage' });
    await choose(this.page, button(dialog, /Output/), new RegExp(output));
    await dialog.getByLabel('Find a passage').fill(words);
    await dialog.getByRole('option').filter({ hasText: words }).first().click();
    await dialog.getByLabel('Note').fill(note);
    await button(dialog, 'Link it').click();
    await expect(dialog).toBeHidden();
  }

  async #say(title: string, label: string | RegExp, words: string, send: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: title });
    await dialog.getByRole('textbox', { name: label }).fill(words);
    await button(dialog, send).click();
    await expect(dialog).toBeHidden();
  }
}
