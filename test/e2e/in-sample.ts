/** The sample association to begin with, in an app of its own that is looked at. */

import type { Page } from '@playwright/test';
import { AppPage } from './pages/app-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import type { Desktop } from './support/desktop.ts';
import { expect } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

export class InSample {
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

  static async begin(launch: () => Promise<Desktop>): Promise<InSample> {
    const desktop = await launch();
    await desktop.answerDialogs(SIGN);
    const begun = new InSample(desktop);
    await begun.sample.open();
    return begun;
  }

  /** Looks at the dialog that something opens, and closes it again. */
  async dialog(open: () => Promise<void>, title: string): Promise<void> {
    await open();
    await expect(this.app.dialog(title)).toBeVisible();
    await this.look.atDialog(title);
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
