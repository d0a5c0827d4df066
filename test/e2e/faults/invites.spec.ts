import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { writeSeedCode } from '../../../shared/client/seed.ts';
import { ClockedRelay, DAY } from '../clocked-relay.ts';
import { button } from '../pages/controls.ts';
import { Story, type Character } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import {
  act,
  ask,
  fateOf,
  foundingAda,
  joining,
  ledgerOf,
  proposalOf,
  proposing,
  queue,
  SCOPE,
  typeAndSave,
} from './tools.ts';

/** A relay of a later version: it answers, and nothing in it is of this one but `protocol`. */
async function laterRelay(port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ protocol: 2, identity: { kept: 'elsewhere' } }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${at}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Tries an invite, and expects words; what was typed stays. */
async function tried(
  { app: { page } }: Character,
  text: string,
  relayUrl: string | null,
  words: RegExp,
): Promise<void> {
  const invite = page.getByLabel('Invite link or code');
  await invite.fill(text);
  const address = page.getByLabel('Address of the relay');
  if (relayUrl !== null) await address.fill(relayUrl);
  await button(page, 'Read the invite').click();
  await expect(page.getByRole('alert')).toContainText(words);
  await expect(invite).toHaveValue(text);
  if (relayUrl !== null) await expect(address).toHaveValue(relayUrl);
}

test('invites that are wrong, used, expired or of others: each in words, and a good one still works', async ({
  folder,
  launch,
}) => {
  test.setTimeout(300_000);
  const story = await Story.begin(folder, launch);
  const other = await Story.begin(join(folder, 'other'), launch);
  const [ada, stranger] = await Promise.all([foundingAda(story), foundingAda(other)]);
  const ledger = await ledgerOf(ada);
  const invite = (person: string, days: number) =>
    ask(ada, { type: 'invite', ledger, person, days });
  const [used, expiring, foreign] = [
    await invite('ben', 7),
    await invite('cleo', 1),
    await ask(stranger, {
      type: 'invite',
      ledger: await ledgerOf(stranger),
      person: 'ben',
      days: 7,
    }),
  ] as const;
  const ben = await story.start('Ben Okri');
  await ask(ben, { type: 'join', text: used.code, relayUrl: ben.cable.url });
  const cleo = await story.start('Cleo Odo');
  const { url } = cleo.cable;
  await button(cleo.app.page, 'Join').click();

  await tried(cleo, '0'.repeat(26), url, /The code is mistyped/);
  await tried(cleo, writeSeedCode(new Uint8Array(16)), url, /The invite is not known/);
  await tried(cleo, 'convene://join?relay=nowhere', null, /This is no invite/);
  await tried(cleo, foreign.code, url, /The invite is not known/);
  await tried(cleo, expiring.code, 'no address', /Where is the relay\?/);
  await tried(cleo, expiring.code, 'http://127.0.0.1:9', /The relay does not answer/);
  const later = await laterRelay();
  await tried(cleo, expiring.code, later.url, /The versions do not fit/);
  await later.close();
  // The link says which association it is of; at that address is another one by now.
  const moved = foreign.link.replaceAll(
    encodeURIComponent(foreign.relayUrl),
    encodeURIComponent(url),
  );
  await tried(cleo, moved, null, /Of another association/);

  await test.step('a used one', async () => {
    const { page } = cleo.app;
    await page.getByLabel('Invite link or code').fill(used.code);
    await page.getByLabel('Address of the relay').fill(url);
    await button(page, 'Read the invite').click();
    const join = button(page, 'Join as Ben Okri');
    await join.or(page.getByRole('alert')).first().waitFor();
    if (await join.isVisible()) await join.click();
    await expect(page.getByRole('alert')).toContainText(/The invite was used/);
    await expect(page.getByLabel('Invite link or code')).toHaveValue(used.code);
  });

  await test.step('an expired one', async () => {
    await story.relay.move(2 * DAY);
    await tried(cleo, expiring.code, url, /The invite has expired/);
  });

  await test.step('a good one', async () => {
    const { code } = await invite('cleo', 7);
    const { page } = cleo.app;
    await page.getByLabel('Invite link or code').fill(code);
    await button(page, 'Read the invite').click();
    await button(page, 'Join as Cleo Odo').click();
    await expect(cleo.app.heading('Inbox')).toBeVisible();
  });
  expect(cleo.desktop.violations).toEqual([]);
  await story.end();
  await other.end();
});

test('a relay that becomes another one under one’s hands: said, and what is typed is kept', async ({
  folder,
  launch,
}) => {
  test.setTimeout(300_000);
  const story = await Story.begin(folder, launch);
  const { port } = story.relay;
  const ada = await foundingAda(story);
  const ben = await joining(story, ada, 'ben');
  await proposing('finality', ada, ben);
  await story.relay.stop();
  await expect(ada.app.syncLine).toContainText(/out of reach/i);
  await typeAndSave(ada, SCOPE, ' Nobody there.');
  const id = await queue(ada, 'proposal.create', proposalOf('offline', 'ada'));
  await expect(ada.app.syncLine).toContainText('1 act queued');

  await test.step('one of another version', async () => {
    const later = await laterRelay(port);
    await ask(ada, { type: 'reconnect', ledger: await ledgerOf(ada) });
    await expect(ada.app.page.getByText('The relay speaks another version').first()).toBeVisible();
    await typeAndSave(ada, SCOPE, ' Another version.');
    await later.close();
  });

  await test.step('one of another association', async () => {
    const elsewhere = await ClockedRelay.start({ folder: join(folder, 'elsewhere'), port });
    const stranger = await story.start('A stranger');
    const { FOUNDING } = await import('../support/founding.ts');
    await ask(stranger, { ...FOUNDING, name: 'Others', relayUrl: elsewhere.url });
    await ask(ada, { type: 'reconnect', ledger: await ledgerOf(ada) });
    await expect(
      ada.app.page.getByText('This is not the relay of this association').first(),
    ).toBeVisible();
    await typeAndSave(ada, SCOPE, ' Another association.');
    await stranger.desktop.close();
    await elsewhere.stop();
  });

  await test.step('and the right one again', async () => {
    const relay = await ClockedRelay.start({ folder: join(folder, 'relay'), port });
    await ask(ada, { type: 'reconnect', ledger: await ledgerOf(ada) });
    await expect.poll(() => fateOf(ada, id)).toBe('accepted');
    await act(ada, 'proposal.create', proposalOf('online', 'ada'));
    await ada.app.acknowledged();
    await expect(ben.proposal.field(SCOPE)).toContainText(
      'Nobody there. Another version. Another association.',
    );
    await relay.stop();
  });
  await story.end();
});
