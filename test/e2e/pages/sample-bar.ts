import { expect } from '@playwright/test';
import type { Desktop } from '../support/desktop.ts';
import { reloaded } from '../support/reloaded.ts';
import { button, find } from './controls.ts';

/** The bar of a rehearsal: who acts, and what its clock says. */
export class SampleBar {
  readonly #desktop: Desktop;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** From the first run into the sample, which is made then. */
  async open(): Promise<void> {
    const { page } = this.#desktop;
    const inbox = page.getByRole('heading', { level: 1, name: 'Inbox' });
    await reloaded(page, async () => {
      await button(page, 'Open the sample').click();
      await expect(inbox).toBeVisible({ timeout: 60_000 });
    });
    await expect(inbox).toBeVisible();
  }

  async actAs(name: string): Promise<void> {
    const { page } = this.#desktop;
    await find(page, 'Acting as', name);
    await expect(page.getByRole('combobox', { name: 'Acting as' })).toHaveValue(name);
    await expect(button(page, new RegExp(`${name}$`)).first()).toBeVisible();
  }

  /** Moves the clock from deadline to deadline until that ballot is closed. */
  async toDeadlineOf(ballot: string): Promise<void> {
    const { page } = this.#desktop;
    const result = page.getByRole('region', { name: 'Result' });
    const next = button(page, 'Next deadline');
    await expect(async () => {
      if (await result.isVisible()) return;
      await next.click();
      await expect(next).not.toHaveAttribute('aria-disabled', 'true');
      await expect(result, `the ballot on ${ballot} is closed`).toBeVisible({ timeout: 500 });
    }).toPass();
  }

  /** The relay of the sample stands still, as one does that is busy: nothing is answered. */
  async pauseRelay(): Promise<void> {
    await this.#signal('SIGSTOP');
  }

  async resumeRelay(): Promise<void> {
    await this.#signal('SIGCONT');
  }

  async #signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const pid = await this.#desktop.app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name?.startsWith('Convene relay'))?.pid,
    );
    if (pid === undefined) throw new Error('no relay runs');
    process.kill(pid, signal);
  }
}
