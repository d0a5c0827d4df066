import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { BrowserStory, foundIn, visit, type Visitor } from './browser-story.ts';
import type { Cable } from './cable.ts';
import { below, processes, savedWith } from './faults/tools.ts';
import { chromiumOptions, WEB } from './support/chromium.ts';
import { PageAlone } from './support/page-alone.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const TWG = 'settlement-finality';
const SCOPE = 'Scope and goal';
/** Now right after an act was queued, now right after words were saved. */
const TIMES = 6;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await folder.remove();
});

test('a browser killed right after "queued" or "saved": all that was shown is there', async () => {
  test.setTimeout(480_000);
  const story = await BrowserStory.begin(folder.path);
  const alone = await PageAlone.of(WEB);
  const cable = await story.layCable();
  let ada = await start(cable);
  await foundIn(ada);
  await ada.proposal.propose('Settlement finality', null);
  await ada.proposal.open(TWG);
  await ada.app.acknowledged();
  // The page is still to be had, the relay is not.
  await cable.layTo(alone.port);
  await expect(ada.app.syncLine).toContainText(/out of reach/i);
  const words: string[] = [];
  const groups: string[] = [];

  for (let time = 0; time < TIMES; time += 1) {
    await test.step(`kill ${time + 1}`, async () => {
      const kill = powerCut();
      if (time % 2 === 0) {
        words.push(`Sentence ${time}. `);
        await ada.proposal.type(SCOPE, words.at(-1) ?? '');
        await savedWith(ada, words.join('').trim());
      } else {
        groups.push(`Group number ${time}`);
        await ada.proposal.propose(groups.at(-1) ?? '', null);
        await expect(ada.app.syncLine).toContainText(queued(groups.length));
      }
      await kill();
      ada = await start(cable);
      await ada.proposal.open(TWG);
      await expect(ada.proposal.field(SCOPE)).toContainText(words.join('').trim());
      if (groups.length > 0) await expect(ada.app.syncLine).toContainText(queued(groups.length));
    });
  }

  await cable.layTo(story.relay.port);
  await ada.app.reached();
  await ada.app.acknowledged();
  await ada.app.goTo('#/groups');
  for (const group of groups) {
    await expect(ada.page.getByText(group, { exact: true }).first()).toBeVisible();
  }
  expect(ada.said.violations).toEqual([]);
  await ada.context.close();
  alone.stop();
  await story.end();
});

const queued = (many: number): string => `${many} act${many === 1 ? '' : 's'} queued`;

const profile = (): string => join(folder.path, 'profile');

/** Starts the person's browser, with all that it has kept. */
async function start(cable: Cable): Promise<Visitor> {
  const context = await chromium.launchPersistentContext(profile(), chromiumOptions());
  return visit('Ada Byron', context, cable);
}

/** Makes ready to end the browser and every process of it at once. */
function powerCut(): () => Promise<void> {
  const running = processes().filter(({ command }) => command.includes(profile()));
  const all = [...new Set(running.flatMap(({ pid }) => [pid, ...below(pid)]))];
  expect(all).not.toEqual([]);
  return async () => {
    for (const pid of all) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    const left = () => processes().filter(({ command }) => command.includes(profile()));
    await expect.poll(() => left().filter(({ command }) => !/defunct/.test(command))).toEqual([]);
  };
}
