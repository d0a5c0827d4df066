/**
 * An output that goes back: returned to its group, reopened after its approval, abandoned; and the
 * update that tells of it. Each is pressed by who may, with a reason, and looked at.
 */

import type { Page } from '@playwright/test';
import { DAY, HEARS_WITHIN, HOUR } from './clocked-relay.ts';
import { act, stateOf } from './faults/tools.ts';
import { decided, formedGroup, startReport, type FormedGroup } from './formed-group.ts';
import { DocumentPage } from './pages/document-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { UpdatesPage } from './pages/updates-page.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

test.setTimeout(540_000);

const DUTIES = ['drafting', 'editing', 'feedback', 'finalizing'];
const REPORT = '# Finality of payments\n\nA payment is final once it is settled.\n';

/** The group votes for the text as it is, so that the TSC reviews it. */
async function groupAgrees(story: Story, { ada, ben, cleo }: FormedGroup, output: OutputPage) {
  await output.callVote();
  await expect(output.stage).toContainText('Group vote');
  const ballot = await openBallotOf(ada);
  await decided([ada, ben, cleo], ballot, 'yes');
  await story.relay.move(DAY + HOUR);
  await expect(output.stage).toContainText('TSC review');
}

/** What is said in passing passes after seven seconds; it is to be there when a dialog opens. */
const messagesStay = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const timer = globalThis.setTimeout.bind(globalThis);
    const later = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      timer(run, ms === 7000 ? 600_000 : ms, ...given);
    Reflect.set(globalThis, 'setTimeout', later);
  });

async function openBallotOf(who: FormedGroup['ada']): Promise<string> {
  await expect.poll(async () => (await stateOf(who)).openBallots.length).toBe(1);
  return (await stateOf(who)).openBallots[0] ?? '';
}

test('an output is returned, approved, reopened and abandoned, each with its reason', async ({
  folder,
  launch,
}) => {
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { ada, ben, cleo, twg } = group;
  const id = await startReport(group);
  for (const duty of DUTIES) await act(ada, 'output.volunteer', { output: id, duty });
  const { page } = ada.app;
  const look = new Looking(ada.desktop);
  const output = new OutputPage(page);
  const document = new DocumentPage(page);
  const updates = new UpdatesPage(page);
  await document.open(`output/${id}`);
  await document.typeAtEnd(REPORT);
  await document.acknowledged();

  await test.step('Return: back to the group, which has to vote again', async () => {
    await output.open(id);
    await groupAgrees(story, group, output);
    await output.withReason('Return it to the group', 'It says less than was agreed.');
    await expect(output.stage).toContainText('Drafting');
    await expect(output.next).toContainText('It was returned to the group');
    await expect(output.next).toContainText('It says less than was agreed');
    await expect(output.history).toContainText('It says less than was agreed');
    await look.again('output returned');
    await look.below('output returned');
  });

  await test.step('in the vote of the TSC, and what it waits for', async () => {
    await groupAgrees(story, group, output);
    await story.relay.move(3 * DAY);
    await expect(output.act('Ask the TSC to approve…')).toBeEnabled({ timeout: HEARS_WITHIN });
    await output.askApproval('none');
    await expect(output.stage).toContainText('TSC vote');
    await look.again('output in the TSC vote');
    await document.open(`output/${id}`);
    const progress = await document.panel('Progress');
    const waits = progress.getByRole('list', { name: 'What it waits for' });
    await expect(waits).toContainText(/Ada Byron, Ben \S+ or Cleo Odo/);
    await look.again('progress in the TSC vote');
    await decided([ada, ben, cleo], await openBallotOf(ada), 'yes');
    await story.relay.move(DAY + HOUR);
  });

  await test.step('Reopen: the approval does not hold any more', async () => {
    await output.open(id);
    await expect(output.stage).toContainText('Approved');
    await output.withReason('Reopen the output', 'A clause of it is wrong.');
    await expect(output.stage).toContainText('TSC review');
    await expect(output.next).toContainText('It was approved before, and reopened');
    await expect(output.next).toContainText('A clause of it is wrong');
    await look.again('output reopened');
    expect((await stateOf(ada)).output.get(id)?.stage).toBe('tsc-review');
  });

  await test.step('Abandon: it ends for good, and stays readable', async () => {
    await output.withReason('Abandon the output', 'Somebody else has written it.');
    await expect(output.next.getByRole('heading', { name: 'Abandoned' })).toBeVisible();
    await expect(output.next).toContainText('Somebody else has written it');
    await expect(output.next.getByRole('button')).toHaveCount(0);
    // Its approval does not hold any more: it is not among what was done, nor among what failed.
    await expect(output.steps.getByRole('listitem')).toContainText([
      /Drafting\s*\(done\)/,
      /Group vote\s*\(done\)/,
      /TSC review\s*\(not finished\)/,
      /Abandoned\s*\(it ended here\)/,
    ]);
    await expect(output.steps).not.toContainText('Approved');
    await look.again('output abandoned');
    await look.below('output abandoned');
    await document.open(`output/${id}`);
    await expect(page.locator('main')).toContainText('A payment is final once it is settled.');
  });

  await test.step('the update tells of it; its dialog keeps clear of what is said in passing', async () => {
    await ada.group.open(twg);
    await updates.draft();
    await expect(updates.next).toContainText('It says less than was agreed');
    await updates.bringIntoSight();
    await look.at('updates of a group');
    const dialog = await updates.openPost();
    await updates.channels('Updates', 'all@northern.example');
    await look.atDialog('post the update');
    const before = await updates.section.boundingBox();
    await messagesStay(page);
    await updates.sign(dialog);
    await expect(updates.posted).toHaveCount(1);
    // What was posted is where one looks, not somewhere above.
    await expect(updates.posted.first()).toBeInViewport();
    await expect(updates.section.getByRole('heading', { name: 'Updates' })).toBeInViewport();
    expect(before).not.toBeNull();
    const again = await updates.openPost();
    const message = page.getByRole('region', { name: /^Messages|notification/ });
    await expect(message).toBeVisible();
    await expect(async () => {
      const [words, foot] = [await message.boundingBox(), await updates.foot(again).boundingBox()];
      if (words === null || foot === null) throw new Error('one of them is not drawn');
      expect(words.y + words.height).toBeLessThan(foot.y);
    }).toPass({ timeout: 10_000 });
    await page.keyboard.press('Escape');
    await look.again('updates after one was posted');
  });
  expect(look.flaws).toEqual([]);
  expect(ada.desktop.violations).toEqual([]);
  expect(ada.desktop.errors).toEqual([]);
  await story.end();
});
