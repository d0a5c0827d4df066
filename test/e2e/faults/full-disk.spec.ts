import { join } from 'node:path';
import { Story, type Character } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import { button } from '../pages/controls.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';
import {
  ask,
  cutOff,
  fateOf,
  foundingAda,
  ledgerOf,
  mended,
  opened,
  powerCut,
  proposalOf,
  proposing,
  queue,
  SCOPE,
  savedWith,
  statusLine,
  typeAndSave,
} from './tools.ts';

const TWG = 'finality';
const FULL = 'Typed on a full disk.';

let disk: SmallDisk | null = null;
test.afterEach(async () => {
  await disk?.remove();
});

test('on a full disk: said in words, nothing called saved is lost, and it goes on once there is room', async ({
  folder,
  launch,
}, info) => {
  test.setTimeout(480_000);
  const story = await Story.begin(folder, launch);
  disk = await smallDisk(join(folder, 'ada-byron'));
  info.annotations.push({ type: 'disk', description: disk.kind });
  let ada = await foundingAda(story);
  await proposing(TWG, ada, null);
  await cutOff(ada);
  await typeAndSave(ada, SCOPE, ' There was room.');
  const first = await queue(ada, 'proposal.create', proposalOf('with-room', 'ada'));

  await test.step('typing until it is full', async () => {
    await disk?.fill(ada.desktop);
    await typeUntilFull(ada);
    await ada.proposal.type(SCOPE, ` ${FULL}`);
    await expect(statusLine(ada)).toContainText('not saved on this device: keep this window');
    await expect(ada.app.syncLine).toContainText('1 text not saved on this device');
  });

  await test.step('an act that cannot be kept is not called queued', async () => {
    // What is small may still have room for a while.
    await expect.poll(() => problemOf(ada)).toBe('disk');
    const before = (await opened(ada)).outbox.length;
    await ada.app.goTo('#/groups');
    const { page } = ada.app;
    await button(page, /Propose a group/)
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Propose a group' });
    const name = `Without room ${'for it '.repeat(14)}`;
    await dialog.getByLabel('Name').fill(name);
    await button(dialog, 'Create the draft').click();
    await expect(page.getByText('The disk cannot be written').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('full.png') });
    await expect(dialog.getByLabel('Name')).toHaveValue(name);
    expect((await opened(ada)).outbox).toHaveLength(before);
    await page.keyboard.press('Escape');
  });

  const queued = (await opened(ada)).outbox.map(({ id }) => id);
  expect(queued).toContain(first);

  await test.step('with room again, it is saved without a word of anybody', async () => {
    await disk?.empty(ada.desktop);
    await ada.proposal.open(TWG);
    await savedWith(ada, FULL);
    await powerCut(ada)();
    ada = await story.again(ada);
    await ada.proposal.open(TWG);
    await expect(ada.proposal.field(SCOPE)).toContainText(FULL);
    await expect(ada.proposal.field(SCOPE)).toContainText('There was room.');
    expect((await opened(ada)).outbox.map(({ id }) => id)).toEqual(queued);
  });

  await test.step('a power cut while it is full again', async () => {
    await disk?.fill(ada.desktop);
    await typeUntilFull(ada);
    await powerCut(ada)();
    ada = await story.again(ada);
    await ada.proposal.open(TWG);
    await expect(ada.proposal.field(SCOPE)).toContainText(FULL);
    expect((await opened(ada)).outbox.map(({ id }) => id)).toEqual(queued);
    await disk?.empty(ada.desktop);
    await typeAndSave(ada, SCOPE, ' And again.');
  });

  await mended(ada);
  await ada.app.acknowledged();
  for (const id of queued) await expect.poll(() => fateOf(ada, id)).toBe('accepted');
  const last = await queue(ada, 'proposal.create', proposalOf('room-again', 'ada'));
  await expect.poll(() => fateOf(ada, last)).toBe('accepted');
  await ada.app.acknowledged();
  const ledger = await ledgerOf(ada);
  expect(await ask(ada, { type: 'verify', ledger })).toMatchObject({ ok: true });
  await ada.desktop.close();
  await story.end();
});

async function typeUntilFull(ada: Character): Promise<void> {
  await expect(async () => {
    await ada.proposal.type(SCOPE, ' More and more of it is typed.');
    await expect(statusLine(ada)).toContainText('not saved on this device', { timeout: 500 });
  }).toPass();
}

/** Signs a small act; `queued`, or the code of why it was not kept. */
async function problemOf(ada: Character): Promise<string> {
  const ledger = await ledgerOf(ada);
  const charter = { scope: '', limits: '', outputs: [], durationDays: null, profiles: '' };
  const data = { twg: `small-${Date.now()}`, name: 'Small', facilitators: ['ada'], charter };
  const reply = await ada.desktop.request<'propose'>({
    type: 'propose',
    ledger,
    act: { type: 'proposal.create', data },
  });
  return reply.ok ? reply.value.outcome : reply.problem.code;
}
