import { expect, type Locator, type Page } from '@playwright/test';
import { button, choose, goTo } from './controls.ts';

/** Who is in a formed group, and how that changes. */
export class GroupPeoplePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(twg: string): Promise<void> {
    await goTo(this.page, `#/groups/${twg}`);
    await expect(this.members).toBeVisible();
  }

  get members(): Locator {
    return this.page.getByRole('region', { name: 'Members' });
  }

  /** Opens what is not needed every day. */
  async more(): Promise<void> {
    const summary = this.members.getByText('Roles, removal, and who facilitates');
    const role = button(this.members, 'Change a role…');
    if (!(await role.isVisible())) await summary.click();
    await expect(role).toBeVisible();
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Opens a dialog by its button, and chooses a person in it. */
  async choosePerson(title: string, name: string): Promise<Locator> {
    await button(this.members, `${title}…`).click();
    const dialog = this.dialog(title);
    const box = dialog.getByRole('combobox');
    await box.fill(name);
    await this.page.getByRole('option', { name }).first().click();
    return dialog;
  }

  async sign(dialog: Locator, label: string): Promise<void> {
    await button(dialog, label).click();
    await expect(dialog).toBeHidden();
  }

  async add(name: string, role: string): Promise<void> {
    const dialog = await this.choosePerson('Add a member', name);
    await choose(this.page, button(dialog, /Role/), role);
    await this.sign(dialog, 'Add a member');
  }

  async handOver(name: string): Promise<void> {
    await this.more();
    const dialog = await this.choosePerson('Hand over the facilitation', name);
    await this.sign(dialog, 'Hand over the facilitation');
  }
}
