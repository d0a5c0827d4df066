import { expect, type Locator, type Page } from '@playwright/test';
import { button, goTo, tick } from './controls.ts';

export type Duty = 'drafting' | 'editing' | 'obtaining feedback' | 'finalizing';

/** An output: its stages, its duties, and its way through the votes. */
export class OutputPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(output: string): Promise<void> {
    await goTo(this.page, `#/outputs/${output}`);
    await expect(this.next).toBeVisible();
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: 'What happens next' });
  }

  get duties(): Locator {
    return this.page.getByRole('region', { name: 'Who does what' });
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Stages of an output' });
  }

  get stage(): Locator {
    return this.steps.locator('[aria-current]');
  }

  get history(): Locator {
    return this.page.getByRole('region', { name: 'History' });
  }

  /** The button of an act, in what happens next. */
  act(name: string): Locator {
    return button(this.next, name);
  }

  async takeOn(duty: Duty): Promise<void> {
    await button(this.duties, `Take on ${duty}`).click();
    await expect(button(this.duties, `Step back from ${duty}`)).toBeVisible();
  }

  async assign(duty: Duty, ...names: readonly string[]): Promise<void> {
    await button(this.duties, `Assign ${duty}…`).click();
    const dialog = this.page.getByRole('dialog', { name: `Who owns ${duty}?` });
    for (const name of names) await tick(dialog, name);
    await button(dialog, 'Assign').click();
    await expect(dialog).toHaveCount(0);
  }

  get voteDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Call the group’s vote' });
  }

  get approvalDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Ask the TSC to approve' });
  }

  /** Calls the group's vote on the text as it is. */
  async callVote(): Promise<void> {
    await this.act('Call the group’s vote…').click();
    await this.sign(this.voteDialog, 'Call the vote');
  }

  /** Asks the TSC; what kind of changes they are is asked where there are any. */
  async askApproval(changes: 'Editorial' | 'none'): Promise<void> {
    await this.act('Ask the TSC to approve…').click();
    if (changes !== 'none')
      await this.approvalDialog
        .getByRole('radio', { name: new RegExp(`^${changes}`) })
        .press('Space');
    await this.sign(this.approvalDialog, 'Ask the TSC to approve');
  }

  /** Presses the dialog's button, and says yes to the question about it. */
  async sign(dialog: Locator, name: string): Promise<void> {
    await button(dialog, name).click();
    const question = this.page.getByRole('alertdialog', { name });
    await button(question, name).click();
    await expect(question).toHaveCount(0);
    await expect(dialog).toHaveCount(0);
  }

  /** An act with a reason. */
  async withReason(name: string, reason: string): Promise<void> {
    await this.act(name).click();
    const dialog = this.page.getByRole('dialog', { name });
    await dialog.getByRole('textbox').fill(reason);
    await button(dialog, name).click();
    await expect(dialog).toHaveCount(0);
  }

  async circulate(channel: string): Promise<void> {
    const dialog = await this.beginCirculating();
    await dialog.getByRole('textbox', { name: 'Name of channel 1' }).fill(channel);
    await this.circulateIn(dialog);
  }

  async beginCirculating(): Promise<Locator> {
    await this.act('Circulate it…').click();
    const dialog = this.page.getByRole('dialog', { name: 'Circulate the output' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** In the channels that the dialog names. */
  async circulateIn(dialog: Locator): Promise<void> {
    await button(dialog, 'Circulate the output').click();
    await expect(dialog).toHaveCount(0);
  }
}
