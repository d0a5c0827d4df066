/** By keys alone: from the first run to a published proposal, and to a vote as another person. */

import { expect, type Locator, type Page } from '@playwright/test';
import { AppPage } from './pages/app-page.ts';
import { button } from './pages/controls.ts';
import { ProposalPage } from './pages/proposal-page.ts';
import { MADE_WITHIN } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import { test } from './support/desktop-test.ts';
import { reloaded } from './support/reloaded.ts';

/** How many stops there may be on the way to a control. */
const FAR = 60;

/** Somebody without a mouse, who looks where the focus is after each key. */
class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses keys one after the other; the focus is somewhere, and seen, afterwards. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
    await this.seen(keys.join(' '));
  }

  /** Goes on, or back, until that control has the focus. */
  async to(control: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(control).toBeVisible();
    for (let stop = 0; stop < FAR; stop += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.press(direction);
    }
    throw new Error(`${String(control)} is not reached by ${direction}`);
  }

  async write(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.seen(`writing ${text}`);
  }

  /** The focus is on something, and one sees where. */
  async seen(after: string): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(focusIs).catch(() => 'a page that is loaded anew'), {
        message: `the focus after ${after}`,
      })
      .toBe('seen');
  }
}

/** What a page says of its focus; a title that was come to is read out, and needs no ring. */
function focusIs(): string {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return 'lost';
  if (activeElement.getAttribute('tabindex') === '-1') return 'seen';
  const around: Element[] = [];
  for (let at: Element | null = activeElement; at !== null && around.length < 4;) {
    around.push(at);
    at = at.parentElement;
  }
  const label = activeElement.closest('label');
  const marks = [...around, ...(label?.querySelectorAll('*') ?? [])];
  const isRinged = marks.some((mark) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const { bottom, top } = activeElement.getBoundingClientRect();
  const isInside = bottom > 0 && top < window.innerHeight;
  if (isRinged && isInside) return 'seen';
  return `${isInside ? 'without a ring' : 'outside of the window'}: ${activeElement.outerHTML.slice(0, 200)}`;
}

test('a proposal is published and a vote cast without a mouse', async ({ launch }) => {
  test.setTimeout(480_000);
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const { page } = desktop;
  const app = new AppPage(page);
  const proposal = new ProposalPage(page);
  const keys = new Keys(page);

  await test.step('into the sample', async () => {
    await page.keyboard.press('Tab');
    await keys.to(button(page, 'Open the sample'));
    await reloaded(page, async () => {
      await page.keyboard.press('Enter');
      await expect(app.heading('Inbox')).toBeVisible({ timeout: MADE_WITHIN });
    });
    await expect(app.heading('Inbox')).toBeVisible();
    await keys.seen('opening the sample');
  });

  await test.step('a draft, written and published', async () => {
    await keys.press('n', 'g');
    await expect(app.dialog('Propose a group')).toBeVisible();
    await keys.write('Keyboards for all');
    await keys.to(button(page, 'Create the draft'));
    await keys.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)))
      .toContain('Keyboards for all');
    await keys.to(proposal.field('Scope and goal'));
    await keys.write('Everything can be done by keys.');
    await keys.to(proposal.field('Limits of its focus'));
    await keys.write('No new keyboards.');
    await keys.to(button(page, 'Add an output'));
    await keys.press('Enter');
    await expect(page.getByLabel('Title of output 1')).toBeFocused();
    await keys.write('What cannot be done yet');
    await keys.to(page.getByRole('textbox', { name: 'Expected duration' }));
    await keys.write('90');
    await keys.to(proposal.field('Desired member profiles'));
    await keys.write('People without a mouse.');
    await keys.to(button(page, 'Publish'));
    await keys.press('Enter');
    await expect(page.getByText('What is written here is what is published.')).toBeVisible();
    await keys.seen('publishing');
  });

  await test.step('a vote as another person', async () => {
    await keys.press('g', 'b');
    await expect(app.heading('Ballots')).toBeVisible();
    const actingAs = page.getByRole('combobox', { name: 'Acting as' });
    await keys.to(actingAs, 'Shift+Tab');
    await keys.press('Control+a');
    await keys.write('Tomasz');
    await keys.press('ArrowDown', 'Enter');
    await expect(actingAs).toHaveValue('Tomasz Wrzos');
    await keys.seen('acting as another');
    await keys.to(page.getByRole('link', { name: 'Validator Onboarding' }));
    await keys.press('Enter');
    await expect(app.heading('Validator Onboarding')).toBeVisible();
    await keys.press('y');
    await expect(page.getByRole('radio', { name: /^Yes/ })).toBeChecked();
    await keys.to(page.getByLabel('Reason (optional)'), 'Shift+Tab');
    await keys.write('nay, any way');
    await expect(page.getByRole('radio', { name: /^Yes/ })).toBeChecked();
    await keys.to(button(page, 'Review: Yes'));
    await expect(button(page, 'Review: Yes')).toBeEnabled();
    await keys.press('Enter');
    await expect(button(app.dialog(/^Cast your vote: Yes/), 'Sign and cast: Yes')).toBeFocused();
    await keys.press('Enter');
    await expect(page.getByText('Your vote is counted: Yes')).toBeVisible();
    await keys.seen('the vote');
  });

  await test.step('what waits, and the switch of the single keys', async () => {
    await keys.press('g', 'q');
    await expect(app.dialog('On its way')).toBeVisible();
    await keys.press('Escape');
    await expect(app.dialog('On its way')).toBeHidden();
    await keys.press('g', 's');
    await expect(app.heading('Settings')).toBeVisible();
    const single = page.getByRole('checkbox', { name: /^Shortcuts of a single key/ });
    await keys.to(single);
    await keys.press('Space');
    await expect(single).not.toBeChecked();
    await keys.press('g', 'i');
    await expect(app.heading('Settings')).toBeVisible();
    await keys.press('Space');
    await expect(single).toBeChecked();
    await keys.press('g', 'i');
    await expect(app.heading('Inbox')).toBeVisible();
  });

  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
