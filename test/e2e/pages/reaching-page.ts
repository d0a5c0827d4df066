import { expect, type Locator, type Page } from '@playwright/test';
import { button, goTo } from './controls.ts';

/** How one is reached, in the settings, and how the association reaches people, on its page. */
export class ReachingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openMine(): Promise<void> {
    await goTo(this.page, '#/settings');
    await expect(this.mine).toBeVisible();
  }

  async openAssociation(): Promise<void> {
    await goTo(this.page, '#/association?tab=reaching');
    await expect(this.page.getByRole('heading', { name: 'Portal', level: 2 })).toBeVisible();
  }

  get mine(): Locator {
    return this.page.getByRole('region', { name: 'How you are reached' });
  }

  /** A part of the settings, by its heading. */
  part(title: string): Locator {
    return this.mine.getByRole('group', { name: title, exact: true });
  }

  section(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** Sets one's own address, and waits until the relay has kept it. */
  async setEmail(address: string): Promise<void> {
    const part = this.part('E-mail');
    await part.getByLabel('Your address').fill(address);
    await button(part, 'Save the address').click();
    await expect(part).toContainText('Kept by the relay');
  }

  /** Sets a webhook that leads to oneself alone, and waits until the relay has kept it. */
  async setSlack(webhook: string): Promise<void> {
    const part = this.part('Slack, to you alone');
    await part.getByLabel('Address of the webhook').fill(webhook);
    await button(part, 'Save the webhook').click();
    await expect(part).toContainText('Kept by the relay');
  }

  /** Sets where the posts of a channel go; one that is not listed yet is added. */
  async setWebhook(name: string, webhook: string): Promise<void> {
    const section = this.section('Channels and lists');
    const set = button(section, new RegExp(`^(Set|Change) the webhook of ${name}$`));
    const isListed = await set.isVisible();
    await (isListed ? set : button(section, 'Add a channel')).click();
    const dialog = this.page.getByRole('dialog');
    if (!isListed) await dialog.getByLabel('Its name, as groups write it').fill(name);
    await dialog.getByLabel('Address of its incoming webhook').fill(webhook);
    await button(dialog, 'Save').click();
    await expect(dialog).toBeHidden();
    await expect(this.channel(name)).toContainText('posts there');
  }

  channel(name: string): Locator {
    return this.section('Channels and lists').getByRole('listitem').filter({ hasText: name });
  }

  /** On the page of a group: whom its circulation has reached. */
  get delivered(): Locator {
    return this.page.getByRole('group', { name: 'Whom it has reached' });
  }
}
