import { expect, type Locator } from '@playwright/test';
import { again, type Desktop } from '../support/desktop.ts';
import { reloaded } from '../support/reloaded.ts';
import { button, find } from './controls.ts';

/** How long the sample may take to be made, entry by entry, in ms. */
export const MADE_WITHIN = 180_000;

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
      await expect(inbox).toBeVisible({ timeout: MADE_WITHIN });
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
    const result = this.#desktop.page.getByRole('region', { name: 'Result' });
    await this.until(result, `the ballot on ${ballot} is closed`);
  }

  /** Moves the clock from deadline to deadline until it is shown; no further than that. */
  async until(shown: Locator, what: string): Promise<void> {
    const next = button(this.#desktop.page, 'Next deadline');
    await expect(async () => {
      if (await shown.isVisible()) return;
      await next.click({ timeout: 5000 });
      // It is pending until the clock has moved.
      await expect(next.locator('svg')).toHaveCount(0);
      await this.#caughtUp();
      await expect(shown, what).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  /** Waits until this window has been told all that the sample's relay has. */
  async #caughtUp(): Promise<void> {
    const hello = await this.#desktop.request<'hello'>({ type: 'hello', protocol: 1 });
    const [known] = hello.ok ? hello.value.associations : [];
    if (known === undefined) throw new Error('there is no sample');
    const { ledger, relayUrl } = known;
    const lacking = async (): Promise<number> => {
      const answer = await fetch(`${relayUrl}/relay`);
      const { head } = (await answer.json()) as { head: { seq: number } };
      const opened = await this.#desktop.request<'open'>({ type: 'open', ledger });
      return opened.ok ? head.seq - opened.value.position.seq : head.seq;
    };
    await expect.poll(lacking).toBeLessThanOrEqual(0);
  }

  /** The relay of the sample stands still, as one does that is busy: nothing is answered. */
  async pauseRelay(): Promise<void> {
    await this.#signal('SIGSTOP');
  }

  async resumeRelay(): Promise<void> {
    await this.#signal('SIGCONT');
  }

  async #signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const pid = await again(() =>
      this.#desktop.app.evaluate(
        ({ app }) => app.getAppMetrics().find(({ name }) => name?.startsWith('Convene relay'))?.pid,
      ),
    );
    if (pid === undefined) throw new Error('no relay runs');
    process.kill(pid, signal);
  }
}
