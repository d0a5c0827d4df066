import { join } from 'node:path';
import { SlackTestServer } from '../outside/slack-server.ts';
import { SmtpTestServer, type ReceivedMail } from '../outside/smtp-server.ts';
import { act, ask, caughtUp, enter, ledgerOf, proposalOf } from './faults/tools.ts';
import { AppPage } from './pages/app-page.ts';
import { button } from './pages/controls.ts';
import { GroupPage } from './pages/group-page.ts';
import { ReachingPage } from './pages/reaching-page.ts';
import { StandingRelay } from './standing-relay.ts';
import { expect, test } from './support/desktop-test.ts';
import type { Desktop, LaunchOptions } from './support/desktop.ts';
import { FOUNDING } from './support/founding.ts';
import { Looking } from './support/looking.ts';

const SIGN = 1;
const ADA = 'ada@aurora.example';
const BEN = 'ben@borealis.example';

type Launch = (options?: Partial<LaunchOptions>) => Promise<Desktop>;

interface Person {
  readonly desktop: Desktop;
  readonly app: AppPage;
  readonly group: GroupPage;
  readonly reaching: ReachingPage;
}

async function start(launch: Launch, dataFolder: string): Promise<Person> {
  const desktop = await launch({ dataFolder });
  await desktop.answerDialogs(SIGN);
  const { page } = desktop;
  return {
    desktop,
    app: new AppPage(page),
    group: new GroupPage(page),
    reaching: new ReachingPage(page),
  };
}

const mailsTo = ({ mails }: SmtpTestServer, address: string): readonly ReceivedMail[] =>
  mails.filter(({ to }) => to.includes(address));

/** The addresses that a test made the app open in the system's browser. */
async function recordOpened({ app }: Desktop): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test('people are reached by mail and by Slack, and see what became of it', async ({
  launch,
  folder,
}) => {
  test.setTimeout(600_000);
  const smtp = await SmtpTestServer.start({ security: 'none' });
  const slack = await SlackTestServer.start();
  const relay = await StandingRelay.start(
    join(folder, 'relay'),
    '--found',
    '--port',
    '0',
    '--smtp',
    smtp.url,
    '--mail-from',
    'Northern Lights <convene@northern.example>',
    '--private-webhooks',
  );
  const ada = await start(launch, join(folder, 'ada'));
  await ask(ada, { ...FOUNDING, relayUrl: relay.url });
  await enter(ada);
  const invite = await ask(ada, {
    type: 'invite',
    ledger: await ledgerOf(ada),
    person: 'ben',
    days: 7,
  });
  const ben = await start(launch, join(folder, 'ben'));
  await ask(ben, { type: 'join', text: invite.code, relayUrl: relay.url });
  await enter(ben);
  const looking = new Looking(ada.desktop);

  await test.step('the secretariat gives an address, without ever seeing one', async () => {
    await ada.reaching.openAssociation();
    const { page } = ada.app;
    await expect(ada.reaching.section('Mail')).toContainText('convene@northern.example');
    await expect(ada.reaching.section('People')).toContainText('0 of 3 members');
    await button(page, 'Paste a list of addresses').click();
    const dialog = ada.app.dialog('Paste a list of addresses');
    await dialog
      .getByLabel('One person a line')
      .fill(`person,email\nben,wrong@borealis.example\nzoe,zoe@example.org\ncleo,not an address`);
    await expect(dialog.getByRole('status')).toContainText('1 of 3 lines give an address.');
    await expect(dialog.getByRole('table')).toContainText('nobody by that id');
    await looking.atDialog('a pasted list of addresses');
    await button(dialog, 'Give one address').click();
    await expect(ada.reaching.section('People')).toContainText('1 of 3 members');
    await expect(ada.reaching.section('People')).not.toContainText('wrong@borealis.example');
  });

  await test.step('a member sets an own one in its place, and gets a test', async () => {
    await ben.reaching.openMine();
    await expect(ben.reaching.part('E-mail')).toContainText(
      'The secretariat has given this address.',
    );
    await ben.reaching.setEmail(BEN);
    await expect(ben.reaching.part('E-mail')).toContainText('You have set this address.');
    await button(ben.reaching.part('E-mail'), 'Send me a test').click();
    await expect(ben.reaching.part('E-mail')).toContainText('The mail server has taken it.');
    expect(mailsTo(smtp, BEN)).toHaveLength(1);
    expect(mailsTo(smtp, 'wrong@borealis.example')).toHaveLength(0);
  });

  await test.step('what a person has set, the secretariat cannot change', async () => {
    await ada.reaching.openMine();
    await ada.reaching.setEmail(ADA);
    await ada.reaching.part('Slack, to you alone').scrollIntoViewIfNeeded();
    await looking.at('how you are reached');
    await looking.below('how you are reached');
    await ada.reaching.openAssociation();
    const give = button(ada.app.page, 'Give an address to Ben Okri');
    await expect(give).toHaveAccessibleDescription(/only they can change it/);
    await ben.reaching.openAssociation();
    await expect(ben.app.page.getByText('Who they are, only the secretariat sees.')).toBeVisible();
    await expect(button(ben.app.page, 'Add a channel')).toHaveAccessibleDescription(/secretariat/);
  });

  await test.step('wishes are kept at once, and can be taken back', async () => {
    await ben.reaching.openMine();
    const quiet = ben.reaching.part('Quiet hours');
    await quiet.getByText('Send nothing at certain hours').click();
    await expect(quiet).toContainText('Kept by the relay');
    await expect(quiet.getByLabel('From')).toHaveValue('22:00');
    await button(quiet, 'Undo').click();
    await expect(quiet.getByLabel('From')).toHaveCount(0);
    await expect(quiet).toContainText('Kept by the relay');
  });

  await test.step('a webhook of a channel is set, tried, and not shown again', async () => {
    await ada.reaching.openAssociation();
    await ada.reaching.setWebhook('#settlement', slack.webhook('settlement'));
    await expect(ada.app.page.getByText(slack.webhook('settlement'))).toHaveCount(0);
    await button(ada.reaching.channel('#settlement'), 'Send a test').click();
    await expect(ada.reaching.channel('#settlement')).toContainText('Slack has taken it.');
    expect(slack.posts).toHaveLength(1);
    await ada.reaching.setWebhook('#archived', slack.webhook('archived'));
    await looking.at('reaching people');
    await looking.below('reaching people');
  });

  await test.step('what circulates is posted there; what fails is shown and tried again', async () => {
    slack.answer = (path) =>
      path.endsWith('/archived')
        ? { kind: 'error', status: 410, code: 'channel_is_archived' }
        : { kind: 'ok' };
    await act(ada, 'proposal.create', proposalOf('ops', 'ada'));
    await ada.group.open('ops');
    await button(ada.group.next, /^Circulate/).click();
    const dialog = ada.app.dialog(/^Circulate/);
    await dialog.getByLabel('Name of channel 1').fill('#settlement');
    await expect(dialog).toContainText('posts there');
    await button(dialog, /^Add Slack.* #archived/).click();
    await expect(dialog.getByLabel('Name of channel 2')).toHaveValue('#archived');
    await looking.atDialog('circulating where the relay posts');
    await button(dialog, /^Circulate/).click();
    await expect(dialog).toBeHidden();
    await expect(ada.reaching.delivered).toContainText('3 of 4 messages sent; 1 failed.', {
      timeout: 60_000,
    });
    const failed = ada.reaching.delivered.getByRole('list', { name: 'Not arrived' });
    await expect(failed).toContainText('#archived');
    await expect(failed).toContainText('channel_is_archived');
    await ada.reaching.delivered.scrollIntoViewIfNeeded();
    await looking.again('a circulation that did not get everywhere');
    slack.answer = () => ({ kind: 'ok' });
    await button(failed, 'Try again').click();
    await expect(ada.reaching.delivered).toContainText('All 4 messages sent.', { timeout: 60_000 });
    expect(slack.posts.map(({ path }) => path.split('/').at(-1))).toEqual([
      'settlement',
      'settlement',
      'archived',
    ]);
    await caughtUp(ben, ada);
    await ben.group.open('ops');
    await expect(ben.app.heading('Group ops')).toBeVisible();
    await expect(ben.reaching.delivered).toHaveCount(0);
  });

  await test.step('whoever follows the link of a mail hears no more of its kind', async () => {
    const [, circulation] = mailsTo(smtp, BEN);
    const header = /^List-Unsubscribe:\s*<([^>]+)>/im.exec(
      circulation?.raw.toString('utf8').replace(/\r\n\s+/g, ' ') ?? '',
    );
    const reply = await fetch(header?.[1] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(reply.ok).toBe(true);
    await ben.reaching.openMine();
    await expect(
      ben.reaching.part('What is sent to you').getByRole('checkbox', { name: /^Proposals/ }),
    ).not.toBeChecked();
    await act(ada, 'proposal.create', proposalOf('more', 'ada'));
    await ada.group.open('more');
    await ada.group.circulate('#settlement', 7);
    await expect(ada.reaching.delivered).toContainText('All 2 messages sent.', { timeout: 60_000 });
    expect(mailsTo(smtp, BEN)).toHaveLength(2);
  });

  await test.step('the portal is opened in the system’s browser, though the relay is here', async () => {
    const opened = await recordOpened(ada.desktop);
    await ada.reaching.openAssociation();
    await button(ada.reaching.section('Portal'), 'Open it in the browser').click();
    await expect.poll(opened).toEqual([expect.stringContaining(`${relay.url}/portal`)]);
  });

  await test.step('without the relay, what is known is shown, and nothing can be changed', async () => {
    await ada.reaching.openMine();
    await relay.stop();
    await expect(ada.reaching.mine).toContainText('This needs the relay, which does not answer');
    await expect(ada.reaching.part('E-mail').getByLabel('Your address')).toHaveValue(ADA);
    await expect(button(ada.reaching.part('E-mail'), 'Take it away')).toHaveAccessibleDescription(
      /relay/,
    );
    await ada.reaching.mine.scrollIntoViewIfNeeded();
    await looking.again('how you are reached, without the relay');
    await ada.reaching.part('Groups you hear of').scrollIntoViewIfNeeded();
    await looking.again('the groups that one hears of');
  });

  expect(looking.flaws).toEqual([]);
  await smtp.close();
  await slack.close();
});
