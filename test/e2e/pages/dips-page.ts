import { expect, type Locator, type Page } from '@playwright/test';
import { button, fillNumber, goTo } from './controls.ts';

/** The pipeline of DIPs, and a DIP's own page: its way, and each act on it. */
export class DipsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openAll(): Promise<void> {
    await goTo(this.page, '#/dips');
    await expect(this.page.getByRole('heading', { level: 1, name: 'DIPs' })).toBeVisible();
  }

  async open(output: string): Promise<void> {
    await goTo(this.page, `#/dips/${output}`);
    await expect(this.next).toBeVisible();
  }

  /** The DIPs at one stage of the pipeline. */
  stage(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  get next(): Locator {
    return this.part('What happens next');
  }

  /** The step of the stepper that it is at. */
  get step(): Locator {
    return this.page.getByRole('list', { name: 'The way of a DIP' }).locator('[aria-current]');
  }

  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return button(this.page, name);
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Opens the dialog of an act. */
  async begin(name: string, title: string): Promise<Locator> {
    await this.button(name).first().click();
    const dialog = this.dialog(title);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Presses the dialog's button, and says yes where it is asked about. */
  async finish(dialog: Locator, name: string, asks: 'asks' | 'at once'): Promise<void> {
    await button(dialog, name).click();
    if (asks === 'asks') await button(this.page.getByRole('alertdialog', { name }), name).click();
    await expect(dialog).toHaveCount(0);
  }

  async withReason(name: string, reason: string): Promise<void> {
    const dialog = await this.begin(name, name);
    await dialog.getByRole('textbox').fill(reason);
    await this.finish(dialog, name, 'at once');
  }

  async assign(name: string): Promise<void> {
    const dialog = await this.begin('Assign a manager…', 'Assign a manager');
    await dialog.getByRole('radio', { name: new RegExp(`^${name}`) }).press('Space');
    await this.finish(dialog, 'Assign', 'at once');
  }

  async merge(number: number, commit: string): Promise<void> {
    const dialog = await this.begin('Merge it as a draft…', 'Merge it as a draft');
    await dialog.getByLabel('Number of the DIP').fill(String(number));
    await dialog.getByLabel('Commit of the merge').fill(commit);
    await this.finish(dialog, 'Merge it as a draft', 'asks');
  }

  async openWorkstream(title: string, where: string, link: string): Promise<void> {
    const dialog = await this.begin('Open a workstream…', 'Open a workstream');
    await dialog.getByLabel('What is built').fill(title);
    await dialog.getByRole('radio', { name: new RegExp(`^${where}`) }).press('Space');
    await dialog.getByLabel('Links (optional)').fill(link);
    await this.finish(dialog, 'Open a workstream', 'at once');
  }

  /** Says how far a workstream is. */
  async progress(title: string, status: string, note: string): Promise<void> {
    const row = this.part('Engineering').getByRole('listitem').filter({ hasText: title });
    await button(row, 'Record progress…').click();
    const dialog = this.dialog(`Progress: ${title}`);
    await dialog.getByRole('radio', { name: new RegExp(`^${status}`) }).press('Space');
    await dialog.getByLabel('Note (optional)').fill(note);
    await this.finish(dialog, 'Record progress', 'at once');
  }

  /** Publishes the latest text with a line more. */
  async revise(line: string, changes: 'Editorial' | 'Material', commit: string): Promise<void> {
    const dialog = await this.begin('Publish a revision…', 'Publish a revision');
    const text = dialog.getByLabel('The revised text');
    await expect(text).not.toHaveValue('');
    await text.fill(`${await text.inputValue()}\n${line}\n`);
    await dialog.getByRole('radio', { name: new RegExp(`^${changes}`) }).press('Space');
    await dialog.getByLabel('Commit').fill(commit);
    await this.finish(dialog, 'Publish a revision of the DIP', 'asks');
  }

  async startLastCall(days: number): Promise<void> {
    const dialog = await this.begin('Start the last call…', 'Start the last call');
    await fillNumber(dialog, 'Length of the last call', days);
    await this.finish(dialog, 'Start the last call', 'asks');
  }

  async extendLastCall(days: number): Promise<void> {
    const dialog = await this.begin('Extend the last call…', 'Extend the last call');
    await fillNumber(dialog, 'Length in all', days);
    await this.finish(dialog, 'Extend the last call', 'at once');
  }

  async raiseConcern(text: string): Promise<void> {
    const dialog = await this.begin('Raise a concern…', 'Raise a concern');
    await dialog.getByRole('textbox').fill(text);
    await this.finish(dialog, 'Raise a concern', 'at once');
  }

  /** Resolves the concern that says so. */
  async resolveConcern(text: string, resolution: string): Promise<void> {
    const concern = this.part('Concerns').getByRole('listitem').filter({ hasText: text });
    await button(concern, 'Resolve it…').click();
    const dialog = this.dialog('Resolve the concern');
    await dialog.getByRole('textbox').fill(resolution);
    await this.finish(dialog, 'Resolve the concern', 'asks');
  }

  async askTsc(days: number): Promise<void> {
    const dialog = await this.begin('Ask the TSC to accept it…', 'Ask the TSC to accept the DIP');
    await fillNumber(dialog, 'Length of the vote', days);
    await this.finish(dialog, 'Ask the TSC to accept the DIP', 'asks');
  }

  async finalize(link: string): Promise<void> {
    const dialog = await this.begin('Mark it as final…', 'Mark the DIP as final');
    await dialog.getByRole('textbox').fill(link);
    await this.finish(dialog, 'Mark the DIP as final', 'asks');
  }
}
