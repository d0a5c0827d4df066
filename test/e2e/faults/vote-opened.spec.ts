import { createHash } from 'node:crypto';
import { DAY, HOUR } from '../clocked-relay.ts';
import { button } from '../pages/controls.ts';
import { Story, type Character } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import {
  act,
  actInTime,
  ask,
  caughtUp,
  cutOff,
  foundingAda,
  joining,
  ledgerOf,
  mended,
  powerCut,
  proposing,
  SCOPE,
  stateOf,
  statusLine,
  typeAndSave,
} from './tools.ts';

const TWG = 'finality';
const BALLOT = 'form-finality';
const ON_THE_TRAIN = ' Written on a train.';

test('words written offline while the vote opened are offered back, and never come by themselves', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const story = await Story.begin(folder, launch);
  const ada = await foundingAda(story);
  const [firstBen, cleo] = [
    await joining(story, ada, 'ben'),
    await joining(story, ada, 'cleo'),
  ] as const;
  let ben = firstBen;
  await proposing(TWG, ada, ben);
  await act(ada, 'proposal.circulate', {
    twg: TWG,
    channels: [{ kind: 'slack', name: '#settlement' }],
    days: 7,
  });
  await act(ben, 'interest.express', { twg: TWG, role: 'facilitator' });
  await act(cleo, 'interest.express', { twg: TWG, role: 'contributor' });
  await caughtUp(ada, cleo);
  await act(ada, 'members.choose', {
    twg: TWG,
    roster: [
      { person: 'ada', role: 'facilitator' },
      { person: 'ben', role: 'facilitator' },
      { person: 'cleo', role: 'contributor' },
    ],
  });
  await story.relay.move(7 * DAY);

  await test.step('offline, the screen warns of it', async () => {
    await cutOff(ben);
    await typeAndSave(ben, SCOPE, ON_THE_TRAIN);
    await expect(statusLine(ben)).toContainText('will be offered as a draft if a vote has opened');
    await actInTime(ada, 'proposal.present', { twg: TWG, ballot: BALLOT });
  });

  await test.step('back again, the words are offered, and the text of the vote is as it was', async () => {
    await mended(ben);
    await offered(ben);
    await untouched(ada, ben);
  });

  await test.step('nothing comes back after restarts', async () => {
    for (const end of [powerCut(ben), null]) {
      await (end ?? (() => ben.desktop.close()))();
      ben = await story.again(ben);
      await ben.proposal.open(TWG);
      await offered(ben);
      await untouched(ada, ben);
    }
  });

  await test.step('the vote fails, and editing goes on', async () => {
    const { textSha256 } = await ballotOf(ada);
    for (const person of [ada, ben, cleo]) {
      await caughtUp(person, ada);
      await act(person, 'ballot.cast', { ballot: BALLOT, choice: 'no', textSha256 });
    }
    await story.relay.move(DAY + HOUR);
    await ben.desktop.close();
    ben = await story.again(ben);
    await ben.proposal.open(TWG);
    await ada.proposal.open(TWG);
    await expect(ada.proposal.field(SCOPE)).toBeVisible();
    await typeAndSave(ben, SCOPE, ' Edited again.');
    await expect(ada.proposal.field(SCOPE)).toContainText('Edited again.');
    expect(await ada.proposal.textOf(SCOPE)).toBe('When is a payment final? Edited again.');
    expect(await ben.proposal.textOf(SCOPE)).toBe('When is a payment final? Edited again.');
  });

  await test.step('put back, the words are there once', async () => {
    await button(ben.app.page, 'Put it back').click();
    await expect(offerOf(ben)).toBeHidden();
    for (const { proposal } of [ada, ben]) {
      await expect.poll(async () => timesIn(await proposal.textOf(SCOPE))).toBe(1);
      expect(await proposal.textOf(SCOPE)).toContain('Edited again.');
    }
    await ben.app.acknowledged();
    await ben.desktop.close();
    ben = await story.again(ben);
    await ben.proposal.open(TWG);
    await expect(ben.proposal.field(SCOPE)).toContainText(ON_THE_TRAIN.trim());
    expect(timesIn(await ben.proposal.textOf(SCOPE))).toBe(1);
    await expect(offerOf(ben)).toBeHidden();
    expect(timesIn(await ada.proposal.textOf(SCOPE))).toBe(1);
  });
  await story.end();
});

const timesIn = (text: string): number => text.split(ON_THE_TRAIN.trim()).length - 1;

const offerOf = ({ app }: Character) => app.page.getByText('You could not write here').first();

/** The way back is on the screen, with the words, and cannot be gone during the vote. */
async function offered(ben: Character): Promise<void> {
  await expect(offerOf(ben)).toBeVisible();
  const main = ben.app.page.getByRole('main');
  await expect(main.locator('ins').filter({ hasText: 'train' })).toBeVisible();
  await expect(button(main, 'Put it back')).toHaveAttribute('aria-disabled', 'true');
  await expect(ben.app.syncLine).toContainText('1 draft set aside');
}

async function ballotOf(who: Character): Promise<{ readonly textSha256: string }> {
  const ballot = (await stateOf(who)).ballot.get(BALLOT);
  if (ballot === undefined) throw new Error('there is no ballot');
  return { textSha256: ballot.textSha256 ?? '' };
}

/** Both devices have the one text, by its hash, and Ben's words are not in it. */
async function untouched(ada: Character, ben: Character): Promise<void> {
  await caughtUp(ben, ada);
  const { textSha256 } = await ballotOf(ada);
  expect(await ballotOf(ben)).toEqual({ textSha256 });
  for (const person of [ada, ben]) {
    const ledger = await ledgerOf(person);
    const { text } = await ask(person, { type: 'read-text', ledger, sha256: textSha256 });
    expect(text).toContain('When is a payment final?');
    expect(text).not.toContain('train');
    expect(
      createHash('sha256')
        .update(text ?? '')
        .digest('hex'),
    ).toBe(textSha256);
  }
}
