import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Position } from '../../../shared/rules/index.ts';
import { ClockedRelay, type ClockedRelayOptions } from '../clocked-relay.ts';
import { button } from '../pages/controls.ts';
import { Story, type Character } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import {
  act,
  caughtUp,
  foundingAda,
  joining,
  opened,
  proposalOf,
  proposing,
  SCOPE,
  stateOf,
  statusLine,
  typeAndSave,
} from './tools.ts';

const TWG = 'finality';

const WRITTEN = ['Before the backup.', 'Ada went on.', 'Ben went on.'];

test('a relay put back from an older backup while the apps run gets back all that it lacks', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const { story, ada, ben, before, relay } = await behind(folder, launch, { after: 'backup' });

  await test.step('whoever was there goes on, and nothing of theirs is missing', async () => {
    for (const person of [ada, ben]) {
      // Whoever comes while another one hands entries over waits, and comes again.
      await person.app.reached();
      await expect(statusLine(person)).toContainText('acknowledged by the relay');
      await person.app.acknowledged();
    }
    await act(ben, 'proposal.create', proposalOf('after-the-backup', 'ben'));
    await act(ada, 'proposal.create', proposalOf('after-that', 'ada'));
    await typeAndSave(ada, SCOPE, ' And on.');
    await expect(ben.proposal.field(SCOPE)).toContainText('And on.');
    for (const person of [ada, ben]) {
      const { drafts, frozen, outbox } = await opened(person);
      expect({ drafts, frozen }).toEqual({ drafts: [], frozen: null });
      expect(new Set(outbox.map(({ fate }) => fate.status))).toEqual(new Set(['accepted']));
    }
  });

  await test.step('whoever comes new finds everything', async () => {
    const cleo = await joining(story, ada, 'cleo');
    await caughtUp(cleo, ada);
    expect((await opened(cleo)).position.seq).toBeGreaterThan(before.seq);
    expect([...(await stateOf(cleo)).twg.keys()].sort()).toEqual([
      'after-that',
      'after-the-backup',
      TWG,
      'later',
      'later-still',
    ]);
    // Cleo may not write it, and reads it in the ledger once it is published.
    await ada.proposal.publish();
    await cleo.proposal.open(TWG);
    await expect(
      cleo.app.page.getByText('Before the backup. Ada went on. Ben went on. And on.'),
    ).toBeVisible();
  });
  await relay.stop();
  await story.end();
});

test('without --recover, what the relay does not take back is offered to whoever has it', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const { story, ada, ben, relay } = await behind(folder, launch, {});
  for (const person of [ada, ben]) {
    await person.app.reached();
    await expect(statusLine(person)).toContainText('acknowledged by the relay');
    await expect.poll(() => hasAll(person)).toBe(true);
    const { drafts } = await opened(person);
    if (drafts.length === 0) continue;
    const offer = button(person.app.page, 'Put it back').first();
    await offer.click();
    await expect(offer).toBeHidden();
    await person.app.acknowledged();
  }
  for (const { proposal } of [ada, ben]) {
    for (const words of WRITTEN) {
      await expect.poll(async () => (await proposal.textOf(SCOPE)).split(words).length).toBe(2);
    }
  }
  await relay.stop();
  await story.end();
});

/** Whether all that was written is before somebody: in the document, or as a draft that is offered. */
async function hasAll(person: Character): Promise<boolean> {
  const { drafts } = await opened(person);
  const texts = [await person.proposal.textOf(SCOPE), ...drafts.map(({ texts: t }) => t['scope'])];
  return texts.some((text) => WRITTEN.every((words) => text?.includes(words)));
}

interface Behind {
  readonly story: Story;
  readonly ada: Character;
  readonly ben: Character;
  /** Where the ledger was before the relay went back. */
  readonly before: Position;
  readonly relay: ClockedRelay;
}

/** Two apps that know more than their relay, which was put back to an older backup under them. */
async function behind(
  folder: string,
  launch: Parameters<typeof Story.begin>[1],
  options: Pick<ClockedRelayOptions, 'after'>,
): Promise<Behind> {
  const story = await Story.begin(folder, launch);
  const { port } = story.relay;
  const kept = join(folder, 'relay');
  const backup = join(folder, 'backup');
  const ada = await foundingAda(story);
  const ben = await joining(story, ada, 'ben');
  await proposing(TWG, ada, ben);
  await typeAndSave(ada, SCOPE, ' Before the backup.');
  await ada.app.acknowledged();
  await story.relay.stop();
  await cp(kept, backup, { recursive: true, filter: (path) => !path.endsWith('relay.lock') });
  const between = await ClockedRelay.start({ folder: kept, port });
  for (const { app } of [ada, ben]) await app.reached();

  await test.step('more is written and signed', async () => {
    await act(ada, 'proposal.create', proposalOf('later', 'ada'));
    await act(ben, 'proposal.create', proposalOf('later-still', 'ben'));
    await typeAndSave(ada, SCOPE, ' Ada went on.');
    await expect(ben.proposal.field(SCOPE)).toContainText('Ada went on.');
    await typeAndSave(ben, SCOPE, ' Ben went on.');
    await expect(ada.proposal.field(SCOPE)).toContainText('Ben went on.');
    for (const { app } of [ada, ben]) await app.acknowledged();
    await caughtUp(ada, ben);
  });
  const before = (await opened(ada)).position;

  await between.kill();
  for (const person of [ada, ben]) {
    await expect(statusLine(person)).toContainText('the relay is out of reach');
  }
  await rm(kept, { recursive: true, force: true });
  await cp(backup, kept, { recursive: true });
  const relay = await ClockedRelay.start({ folder: kept, port, ...options });
  return { story, ada, ben, before, relay };
}
