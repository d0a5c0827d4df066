import { expect, type Page } from '@playwright/test';
import { button, choose, tick } from './controls.ts';

export interface Founding {
  readonly association: string;
  readonly organizations: readonly string[];
  /** The first one founds it. */
  readonly people: readonly { readonly name: string; readonly organization: string }[];
  /** By name. */
  readonly tsc: readonly string[];
  readonly relayUrl: string | null;
  /** Called when a step is filled in, with its name. */
  readonly onStep?: (step: string) => Promise<void>;
}

/** How long a relay may take to be started, and to take the founding, in ms. */
const FOUNDED_WITHIN = 60_000;

/** Founds an association by hand, step by step; gives the recovery code. */
export async function found(page: Page, founding: Founding): Promise<string> {
  const [founder] = founding.people;
  if (founder === undefined) throw new Error('nobody founds it');
  const done = founding.onStep ?? (() => Promise.resolve());
  await button(page, 'Found').click();
  await page.getByLabel('Name of the association').fill(founding.association);
  await page.getByLabel('Your name').fill(founder.name);
  await page.getByLabel('Your organization').fill(founder.organization);
  await done('Association');
  await button(page, 'Next: organizations').click();
  await expect(button(page, 'Add an organization')).toBeVisible();
  for (const [at, name] of founding.organizations.entries()) {
    const field = page.getByLabel(`Organization ${at + 1}`, { exact: true });
    if ((await field.count()) === 0) await button(page, 'Add an organization').click();
    await field.fill(name);
  }
  await done('Organizations');
  await button(page, 'Next: people').click();
  for (const [at, { name, organization }] of founding.people.entries()) {
    if (at === 0) continue;
    await button(page, 'Add a person').click();
    const row = page.getByRole('listitem').filter({ has: page.getByLabel(`Person ${at + 1}`) });
    await row.getByLabel(`Person ${at + 1}`, { exact: true }).fill(name);
    await choose(page, button(row, /Organization/), organization);
  }
  await done('People');
  await button(page, 'Next: offices').click();
  for (const name of founding.tsc) await tick(page, `${name} sits in the TSC`);
  await done('Offices');
  await button(page, 'Next: review').click();
  if (founding.relayUrl !== null) {
    await page.getByRole('radio', { name: /On a standing relay/ }).press('Space');
    await page.getByLabel('Address of the relay').fill(founding.relayUrl);
  }
  await done('Review');
  await button(page, 'Found the association').click();
  await expect(page.getByRole('heading', { name: 'Write down your recovery code' })).toBeVisible({
    timeout: FOUNDED_WITHIN,
  });
  await done('Write down your recovery code');
  const code = (await page.getByLabel('Recovery code').innerText()).trim();
  await tick(page, 'I have written it down');
  await button(page, 'Go to the association').click();
  await expect(page.getByRole('heading', { level: 1, name: founding.association })).toBeVisible();
  return code;
}
