import { expect, test } from '../support/desktop-test.ts';
import { Story, type Character } from '../story.ts';
import {
  caughtUp,
  cutOff,
  foundingAda,
  joining,
  mended,
  opened,
  powerCut,
  proposing,
  savedWith,
  SCOPE,
  typeAndSave,
} from './tools.ts';

const TWG = 'finality';
/** Half of the times right after words were saved, half right after an act was queued. */
const TIMES = 20;

test('killed 20 times right after "queued" or "saved": all that was shown is there', async ({
  folder,
  launch,
}) => {
  test.setTimeout(600_000);
  const story = await Story.begin(folder, launch);
  let ada = await foundingAda(story);
  const ben = await joining(story, ada, 'ben');
  await proposing(TWG, ada, ben);
  await cutOff(ada);
  const words: string[] = [];
  const groups: string[] = [];

  for (let time = 0; time < TIMES; time += 1) {
    await test.step(`kill ${time + 1}`, async () => {
      if (time % 2 === 0) {
        const sentence = ` Sentence ${time}.`;
        words.push(sentence);
        const cut = powerCut(ada);
        await ada.proposal.type(SCOPE, sentence);
        await savedWith(ada, sentence);
        await cut();
      } else {
        groups.push(`Group number ${time}`);
        const cut = powerCut(ada);
        await ada.proposal.propose(groups.at(-1) ?? '', null);
        await expect(ada.app.syncLine).toContainText(queuedWords(groups.length));
        await cut();
      }
      ada = await story.again(ada);
      await everythingIsThere(ada, words, groups);
    });
  }

  await typeAndSave(ada, SCOPE, ' The end.');
  await mended(ada);
  await ada.app.acknowledged();
  await caughtUp(ben, ada);
  await expect(ben.proposal.field(SCOPE)).toContainText(`${words.join('')} The end.`);
  await ben.app.goTo('#/groups');
  for (const group of groups) {
    await expect(ben.app.page.getByText(group, { exact: true }).first()).toBeVisible();
  }
  await story.end();
});

const queuedWords = (many: number): string => `${many} act${many === 1 ? '' : 's'} queued`;

/** On a device that reaches no relay. */
async function everythingIsThere(
  ada: Character,
  words: readonly string[],
  groups: readonly string[],
): Promise<void> {
  await ada.proposal.open(TWG);
  await expect(ada.proposal.field(SCOPE)).toContainText(words.join(''));
  if (groups.length > 0) await expect(ada.app.syncLine).toContainText(queuedWords(groups.length));
  const { outbox, frozen } = await opened(ada);
  expect(frozen).toBeNull();
  const queued = outbox.filter(({ fate }) => fate.status === 'queued');
  expect(queued.map(({ data }) => (data as { name: string }).name)).toEqual(groups);
}
