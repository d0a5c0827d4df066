/** An app of its own that is looked at, screen by screen. */

import type { Page } from '@playwright/test';
import { AppPage } from './pages/app-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import type { Desktop } from './support/desktop.ts';
import { expect } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

export class Tour {
  readonly desktop: Desktop;
  readonly page: Page;
  readonly app: AppPage;
  readonly sample: SampleBar;
  readonly look: Looking;

  private constructor(desktop: Desktop) {
    this.desktop = desktop;
    this.page = desktop.page;
    this.app = new AppPage(desktop.page);
    this.sample = new SampleBar(desktop);
    this.look = new Looking(desktop);
  }

  /** With nothing in it yet. */
  static async begin(launch: () => Promise<Desktop>): Promise<Tour> {
    const desktop = await launch();
    await desktop.answerDialogs(SIGN);
    return new Tour(desktop);
  }

  /** With the sample association to begin with. */
  static async inSample(launch: () => Promise<Desktop>): Promise<Tour> {
    const tour = await Tour.begin(launch);
    await tour.sample.open();
    return tour;
  }

  /** Goes to a place, and looks once its heading is there. */
  async screen(hash: string, heading: string | RegExp, name: string): Promise<void> {
    await this.app.goTo(hash);
    await expect(this.app.heading(heading)).toBeVisible();
    await this.look.at(name);
  }

  /** Looks at the dialog that something opens, and closes it again. */
  async dialog(
    open: () => Promise<unknown>,
    title: string | RegExp,
    name = String(title),
  ): Promise<void> {
    await open();
    await expect(this.app.dialog(title)).toBeVisible();
    await this.look.atDialog(name);
    await this.page.keyboard.press('Escape');
    await expect(this.app.dialog(title)).toBeHidden();
  }

  /** Nothing was amiss on anything that was looked at, and the page has not complained. */
  end(): void {
    expect(this.look.flaws).toEqual([]);
    expect(this.desktop.violations).toEqual([]);
    expect(this.desktop.errors).toEqual([]);
  }
}
