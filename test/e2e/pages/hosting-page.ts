import { expect, type Locator, type Page } from '@playwright/test';
import { button, goTo, tick } from './controls.ts';

/** Where the relay is: sharing it, moving it, and the devices that may sign. */
export class HostingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name }).or(this.page.getByRole('alertdialog', { name }));
  }

  async openSettings(): Promise<void> {
    await goTo(this.page, '#/settings');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  }

  /** Moves the association to a relay that waits for it, of that key. */
  async moveTo(url: string, relayKey: string): Promise<void> {
    await this.openSettings();
    await button(this.page, 'Move to a standing relay').click();
    const dialog = this.dialog('Move to a standing relay');
    await dialog.getByLabel('Address of the new relay').fill(url);
    await button(dialog, 'Ask who it is').click();
    await expect(dialog).toContainText(relayKey);
    await tick(dialog, /I have compared this key/);
    await button(dialog, 'Move the association there').click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
  }

  /** Opens the dialog for a second device of one's own, and gives the link that it shows. */
  async deviceLink(): Promise<string> {
    await this.openSettings();
    await button(this.page, 'Add a device').click();
    const dialog = this.dialog('Add a device of yours');
    await expect(dialog).toContainText('convene://');
    return /convene:\/\/device\S+/.exec(await dialog.innerText())?.[0] ?? '';
  }

  async addDevice(code: string): Promise<void> {
    const dialog = this.dialog('Add a device of yours');
    await dialog.getByLabel('Code of the new device').fill(code);
    await button(dialog, 'Add the device').click();
    await button(this.dialog('Add the device'), 'Add the device').click();
    await expect(dialog).toBeHidden();
  }

  /** On the second device: makes a key, and gives its code. */
  async offerDevice(link: string): Promise<string> {
    await button(this.page, 'Join').click();
    await this.page.getByRole('tab', { name: 'As my second device' }).click();
    await this.page.getByLabel('Link from the first device').fill(link);
    await button(this.page, 'Make a key here').click();
    return (await this.page.getByLabel('Code of this device').innerText()).trim();
  }

  async recover(code: string, relayUrl: string): Promise<void> {
    await button(this.page, 'Join').click();
    await this.page.getByRole('tab', { name: 'With a recovery code' }).click();
    await this.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
    await this.page.getByLabel('Address of the relay').fill(relayUrl);
    await button(this.page, 'Recover my place').click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  }
}
