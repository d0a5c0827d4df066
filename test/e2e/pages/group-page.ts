import { expect, type Locator, type Page } from '@playwright/test';
import { button, choose, fillNumber, goTo } from './controls.ts';

/** The page of a group: what is done to take it through its formation. */
export class GroupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(twg: string): Promise<void> {
    await goTo(this.page, `#/groups/${twg}`);
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: 'What happens next' });
  }

  async circulate(channel: string, days: number): Promise<void> {
    await button(this.next, /^Circulate/).click();
    const dialog = this.page.getByRole('dialog', { name: /^Circulate/ });
    await dialog.getByLabel('Name of channel 1').fill(channel);
    await fillNumber(dialog, 'Length of the window', days);
    await button(dialog, /^Circulate/).click();
    await expect(dialog).toBeHidden();
  }

  async expressInterest(role: string | null, note: string): Promise<void> {
    await button(this.page, 'Express interest…').click();
    const dialog = this.page.getByRole('dialog', { name: /^Express interest/ });
    if (role !== null) await choose(this.page, button(dialog, /As/), role);
    await dialog.getByLabel('Note').fill(note);
    await button(dialog, /^(Show|Express) interest/).click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses members by name; everyone else who may be chosen is left out. */
  async chooseMembers(roles: Readonly<Record<string, string>>): Promise<void> {
    await button(this.next, 'Choose members…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose members' });
    for (const [name, role] of Object.entries(roles)) {
      await choose(this.page, button(dialog, new RegExp(`Role of ${name}`)), role);
    }
    await button(dialog, /^Choose (the )?members/).click();
    await expect(dialog).toBeHidden();
  }

  get presentButton(): Locator {
    return button(this.next, 'Present to the TSC…');
  }

  /** Presents it; gives the short hash that was shown. */
  async present(days: number): Promise<string> {
    await this.presentButton.click();
    const dialog = this.page.getByRole('dialog', { name: /^Present/ });
    await fillNumber(dialog, 'Length of the vote', days);
    const hash = await dialog.locator('code').first().getAttribute('title');
    await button(dialog, /^Present/).click();
    await expect(dialog).toBeHidden();
    return hash ?? '';
  }
}
