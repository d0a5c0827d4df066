import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Story, type Character } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import {
  act,
  ask,
  fateOf,
  foundingAda,
  ledgerOf,
  mended,
  opened,
  proposalOf,
  queue,
} from './tools.ts';

const GROUPS = ['one', 'two', 'three'];

test.setTimeout(300_000);

/** Ada's association with three groups, and her app closed. */
async function begin(
  folder: string,
  launch: Parameters<typeof Story.begin>[1],
): Promise<{ story: Story; ada: Character; seq: number; kept: string }> {
  const story = await Story.begin(folder, launch);
  const ada = await foundingAda(story);
  for (const group of GROUPS) await act(ada, 'proposal.create', proposalOf(group, 'ada'));
  // The founding and these: a receipt may come before its entry.
  await expect.poll(async () => (await opened(ada)).position.seq).toBe(1 + GROUPS.length);
  const { position, association } = await opened(ada);
  const kept = join(folder, 'ada-byron', 'ledgers', association.ledger);
  return { story, ada, seq: position.seq, kept };
}

/** All of the history is there, as it was, and holds. */
async function whole(ada: Character, seq: number): Promise<void> {
  await expect.poll(async () => (await opened(ada)).position.seq).toBe(seq);
  const ledger = await ledgerOf(ada);
  expect(await ask(ada, { type: 'verify', ledger })).toMatchObject({ ok: true, entries: seq });
  expect((await opened(ada)).frozen).toBeNull();
  await ada.app.goTo('#/groups');
  for (const group of GROUPS) {
    await expect(ada.app.page.getByText(`Group ${group}`, { exact: true }).first()).toBeVisible();
  }
}

test('a ledger cut short: what is left holds, acts go on offline, and the rest comes again', async ({
  folder,
  launch,
}) => {
  const { story, ada, seq, kept } = await begin(folder, launch);
  await ada.desktop.close();
  const path = join(kept, 'ledger.jsonl');
  const bytes = await readFile(path);
  // Into the last entry but one.
  const last = bytes.lastIndexOf('\n', bytes.length - 2);
  await truncate(path, last - 37);
  await ada.cable.cut();
  const again = await story.again(ada);
  await expect(again.app.syncLine).toContainText(/out of reach/i);
  const { position, frozen } = await opened(again);
  expect(frozen).toBeNull();
  expect(position.seq).toBe(seq - 2);
  const ledger = await ledgerOf(again);
  expect(await ask(again, { type: 'verify', ledger })).toMatchObject({
    ok: true,
    entries: seq - 2,
  });
  // It does not know of its own last acts, and must not spend their numbers again.
  const id = await queue(again, 'proposal.create', proposalOf('four', 'ada'));
  await mended(again);
  await expect.poll(() => fateOf(again, id)).toBe('accepted');
  await whole(again, seq + 1);
  await story.end();
});

for (const byte of ['in the middle', 'of a name'] as const) {
  test(`a ledger with one wrong byte ${byte}: said in words, nothing false, taken anew`, async ({
    folder,
    launch,
  }) => {
    const { story, ada, seq, kept } = await begin(folder, launch);
    await ada.desktop.close();
    const path = join(kept, 'ledger.jsonl');
    const bytes = await readFile(path);
    const at = byte === 'of a name' ? bytes.indexOf('Group two') + 6 : bytes.length >> 1;
    bytes[at] = bytes[at] === 0x58 ? 0x59 : 0x58;
    await writeFile(path, bytes);
    await ada.cable.cut();
    const again = await story.again(ada);
    const said = again.app.page.getByText('Something on this device was damaged');
    await expect(said).toBeVisible();
    await again.app.goTo('#/groups');
    await expect(again.app.page.getByText('Group Xwo')).toBeHidden();
    await mended(again);
    await whole(again, seq);
    await again.app.acknowledged();
    await again.desktop.close();
    const later = await story.again(again);
    await whole(later, seq);
    await expect(later.app.page.getByText('Something on this device was damaged')).toBeHidden();
    await story.end();
  });
}

test('an outbox with a torn line keeps the acts before it; one with a wrong byte says so', async ({
  folder,
  launch,
}) => {
  const { story, ada, seq, kept } = await begin(folder, launch);
  await ada.cable.cut();
  const ids = [];
  for (const group of ['four', 'five', 'six']) {
    ids.push(await queue(ada, 'proposal.create', proposalOf(group, 'ada')));
  }
  await expect(ada.app.syncLine).toContainText('3 acts queued');
  await ada.desktop.kill();
  const path = join(kept, 'outbox.jsonl');
  await appendFile(path, (await readFile(path)).subarray(-400, -7));
  let again = await story.again(ada);
  await expect(again.app.syncLine).toContainText('3 acts queued');
  const said = again.app.page.getByText('Something on this device was damaged');
  await expect(said).toBeHidden();
  await again.desktop.close();

  const bytes = await readFile(path);
  const at = bytes.indexOf('Group five') + 6;
  bytes[at] = 0x58;
  await writeFile(path, bytes);
  again = await story.again(again);
  await expect(again.app.syncLine).toContainText('2 acts queued');
  await expect(again.app.page.getByText('Something on this device was damaged')).toBeVisible();
  await mended(again);
  for (const id of [ids[0], ids[2]]) {
    await expect.poll(() => fateOf(again, id ?? '')).toBe('accepted');
  }
  await whole(again, seq + 2);
  await story.end();
});
