import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClockedRelay } from '../clocked-relay.ts';
import { Story } from '../story.ts';
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
  typeAndSave,
} from './tools.ts';

const TWG = 'finality';

test('a relay put back from an older backup while the apps run gets back all that it lacks', async ({
  folder,
  launch,
}) => {
  test.setTimeout(180_000);
  const story = await Story.begin(folder, launch);
  const { port } = story.relay;
  const kept = join(folder, 'relay');
  const backup = join(folder, 'backup');
  const [ada] = [await foundingAda(story)] as const;
  const ben = await joining(story, ada, 'ben');
  await proposing(TWG, ada, ben);
  await typeAndSave(ada, SCOPE, ' Before the backup.');
  await ada.app.acknowledged();
  await story.relay.stop();
  await cp(kept, backup, { recursive: true, filter: (path) => !path.endsWith('relay.lock') });
  const between = await ClockedRelay.start({ folder: kept, port });

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
  await rm(kept, { recursive: true, force: true });
  await cp(backup, kept, { recursive: true });
  const restored = await ClockedRelay.start({ folder: kept, port, after: 'backup' });

  await test.step('whoever was there goes on, and nothing of theirs is missing', async () => {
    for (const { app } of [ada, ben]) await app.acknowledged();
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
  await restored.stop();
  await story.end();
});
