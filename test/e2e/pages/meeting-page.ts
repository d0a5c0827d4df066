import { expect, type Locator, type Page } from '@playwright/test';
import { button, fillNumber, goTo } from './controls.ts';

export interface MeetingFields {
  readonly title: string;
  /** `2027-01-05T10:00`, in the time zone of the device. */
  readonly when: string;
  readonly minutes: number;
  readonly where: string;
}

/** A meeting of a group, and the group's list of them. */
export class MeetingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(meeting: string): Promise<void> {
    await goTo(this.page, `#/meetings/${meeting}`);
    await expect(this.agenda).toBeVisible();
  }

  /** The meetings on the page of a group. */
  get list(): Locator {
    return this.page.getByRole('region', { name: 'Meetings', exact: true });
  }

  get agenda(): Locator {
    return this.page.getByRole('region', { name: 'Agenda', exact: true });
  }

  get minutes(): Locator {
    return this.page.getByRole('region', { name: 'Minutes', exact: true });
  }

  /** Schedules a meeting from the page of its group, and comes to it. */
  async schedule(twg: string, fields: MeetingFields): Promise<void> {
    await goTo(this.page, `#/groups/${twg}`);
    await button(this.list, 'Schedule a meeting…').click();
    await this.#fill('Schedule a meeting', fields);
    await expect(this.agenda).toBeVisible();
  }

  async change(fields: Partial<MeetingFields>): Promise<void> {
    await button(this.page, 'Change…').click();
    await this.#fill('Change the meeting', fields);
  }

  async cancel(reason: string): Promise<void> {
    await button(this.page, 'Cancel the meeting…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Cancel the meeting' });
    await dialog.getByLabel('Why it is cancelled').fill(reason);
    await button(dialog, 'Cancel the meeting').click();
    await expect(dialog).toBeHidden();
  }

  async prefill(): Promise<void> {
    await button(this.agenda, 'Prefill the agenda').click();
  }

  async #fill(title: string, fields: Partial<MeetingFields>): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: title });
    const { when, minutes } = fields;
    if (fields.title !== undefined) await dialog.getByLabel('Title').fill(fields.title);
    if (when !== undefined) await dialog.getByLabel('When').fill(when);
    if (minutes !== undefined) await fillNumber(dialog, 'Length', minutes);
    if (fields.where !== undefined) await dialog.getByLabel('Where').fill(fields.where);
    await button(dialog, title).click();
    await expect(dialog).toBeHidden();
  }
}
