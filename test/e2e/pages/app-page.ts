import { expect, type Locator, type Page } from '@playwright/test';
import { button, find, goTo } from './controls.ts';

/** How long an app that has been without its relay may take to find it, in ms: it waits 30 s at most. */
const FINDS_WITHIN = 60_000;

/** Nothing waits, neither acts nor texts. */
const HAS_ALL = /^(?!.*(?:queued|not acknowledged)).*acknowledged by the relay/is;

/** The app as one person sees it, in the desktop's window or in a browser. */
export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get syncLine(): Locator {
    return this.page.getByRole('button', { name: 'Show what waits' });
  }

  /** The heading of the screen that is shown. */
  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name }).or(this.page.getByRole('alertdialog', { name }));
  }

  async goTo(hash: string): Promise<void> {
    await goTo(this.page, hash);
  }

  /** Waits until the relay has everything, and says so; after a time without it, until it is found. */
  async acknowledged(): Promise<void> {
    await expect(this.syncLine).toContainText(HAS_ALL, { timeout: FINDS_WITHIN });
  }

  /** Waits until the app has found its relay again, which it looks for ever more seldom. */
  async reached(): Promise<void> {
    const words = /acknowledged by the relay|the relay is reached/i;
    await expect(this.syncLine).toContainText(words, { timeout: FINDS_WITHIN });
  }

  async openQueue(): Promise<Locator> {
    await this.syncLine.click();
    return this.dialog('On its way');
  }

  /** Makes an invite for a person, and gives the link, the code and the relay's address. */
  async invite(name: string): Promise<{ link: string; code: string; relayUrl: string }> {
    // Just after a founding the window reloads once, with its policy for the new relay.
    await expect(async () => {
      await this.goTo('#/association?tab=invites');
      await expect(this.page.getByRole('combobox', { name: 'Person' })).toBeVisible({
        timeout: 3000,
      });
    }).toPass();
    await find(this.page, 'Person', name);
    const make = button(this.page, 'Make an invite');
    await expect(make).toHaveAccessibleDescription('');
    await make.click();
    const dialog = this.dialog(`Invite for ${name}`);
    await expect(dialog).toBeVisible();
    const text = await dialog.innerText();
    const read = (form: RegExp): string => form.exec(text)?.[0] ?? '';
    const link = read(/convene:\/\/join\S+/);
    const code = read(/^[0-9A-Z]{5}(-[0-9A-Z]{1,5}){5}$/m);
    const relayUrl = read(/^https?:\/\/\S+$/m);
    await button(dialog, 'I have handed it over').click();
    return { link, code, relayUrl };
  }

  /** Joins with what was handed over. */
  async join(invite: { text: string; relayUrl?: string }, name: string): Promise<void> {
    await button(this.page, 'Join').click();
    await this.page.getByLabel('Invite link or code').fill(invite.text);
    if (invite.relayUrl !== undefined) {
      await this.page.getByLabel('Address of the relay').fill(invite.relayUrl);
    }
    await button(this.page, 'Read the invite').click();
    await button(this.page, `Join as ${name}`).click();
    await expect(this.heading('Inbox')).toBeVisible({ timeout: FINDS_WITHIN });
  }
}
