/** From an approved output to Accepted and Final: the repository, the mails, the webhooks and the portal. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { BareRepository } from '../outside/bare-repository.ts';
import { GithubServer } from '../outside/github-server.ts';
import { SlackTestServer } from '../outside/slack-server.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { approvedDip } from './approved-dip.ts';
import { ClockedRelay, DAY, HEARS_WITHIN, HOUR } from './clocked-relay.ts';
import { ask, caughtUp, ledgerOf, stateOf } from './faults/tools.ts';
import { decided } from './formed-group.ts';
import { button } from './pages/controls.ts';
import { DipsPage } from './pages/dips-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { ReachingPage } from './pages/reaching-page.ts';
import { RepositoryPage } from './pages/repository-page.ts';
import { UpdatesPage } from './pages/updates-page.ts';
import { Story, type Character } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const NAME = 'northern/dip';
/** What git does starts many programs, one after the other. */
const DONE = { timeout: 60_000 };
/** The relay is asked every few seconds how far what it sends has come. */
const HEARD = { timeout: 60_000 };
const BEN = 'ben@borealis.example';
const CLEO = 'cleo@corona.example';

test.setTimeout(600_000);

const twg = (...args: readonly string[]): Record<string, unknown> =>
  JSON.parse(
    execFileSync('npm', ['run', '-s', 'twg', '--', ...args], { cwd: ROOT }).toString('utf8'),
  ) as Record<string, unknown>;

/** Somebody with the screens that a DIP needs. */
interface Shepherd extends Character {
  readonly dips: DipsPage;
  readonly repository: RepositoryPage;
}

const shepherd = (character: Character): Shepherd => ({
  ...character,
  dips: new DipsPage(character.app.page),
  repository: new RepositoryPage(character.app.page),
});

async function setUp({ repository }: Shepherd, github: GithubServer, token: string): Promise<void> {
  await repository.openSettings();
  await repository.clone(github.remote(NAME));
  await expect(repository.settings).toContainText('Copy in', DONE);
  await repository.setGithub(NAME, github.api);
  await repository.giveToken(token);
  await expect(repository.settings).toContainText('GitHub knows it as');
}

test('an approved DIP becomes Accepted and Final, and everybody hears of it', async ({
  folder,
  launch,
}) => {
  const root = join(folder, 'github');
  const bare = BareRepository.create(join(root, `${NAME}.git`), [
    { path: 'dips/README.md', bytes: '# DIPs\n' },
  ]);
  const github = await GithubServer.start(root);
  for (const login of ['ada', 'cleo'])
    github.users.set(`token-of-${login}`, { login, rights: 'write' });
  const smtp = await SmtpTestServer.start({ security: 'none' });
  const slack = await SlackTestServer.start();
  const relay = await ClockedRelay.start({ folder: join(folder, 'relay'), smtp: smtp.url });
  const story = await Story.begin(join(folder, 'story'), launch, relay);
  const approved = await approvedDip(story);
  const { output } = approved;
  const [ada, ben, cleo] = [
    shepherd(approved.ada),
    shepherd(approved.ben),
    shepherd(approved.cleo),
  ] as const;
  const ledger = await ledgerOf(ada);
  const looking = new Looking(ada.desktop);

  /** As anybody's browser asks. */
  const portal = async (path: string): Promise<string> => {
    const reply = await fetch(`${relay.url}/portal${path}`);
    expect(reply.status).toBe(200);
    return reply.text();
  };
  const mailsTo = async (address: string): Promise<readonly string[]> => {
    const mails = (await smtp.parsed()).filter((_, at) => smtp.mails[at]?.to.includes(address));
    return mails.map(({ subject, text }) => `${subject ?? ''}\n${text ?? ''}`);
  };
  const hears = (address: string, words: RegExp): Promise<void> =>
    expect
      .poll(async () => (await mailsTo(address)).some((mail) => words.test(mail)), {
        timeout: 60_000,
      })
      .toBe(true);
  /** To which webhooks something was posted, in their order of the alphabet. */
  const posted = (): readonly string[] =>
    slack.posts.map(({ path }) => path.split('/').at(-1) ?? '').sort();

  await test.step('people, a channel and a public portal are set', async () => {
    await ask(ada, {
      type: 'change-reach-association',
      ledger,
      change: {
        portal: 'public',
        channel: { kind: 'slack', name: '#settlement', webhook: slack.webhook('settlement') },
        persons: [
          { person: 'ben', email: BEN },
          { person: 'cleo', email: CLEO },
        ],
      },
    });
    const reaching = new ReachingPage(ben.app.page);
    await reaching.openMine();
    await reaching.setSlack(slack.webhook('ben'));
  });

  await test.step('an update is posted: on the portal, by mail and in the channel', async () => {
    const updates = new UpdatesPage(ada.app.page);
    await ada.group.open(approved.twg);
    await updates.bringIntoSight();
    await updates.draft();
    const dialog = await updates.openPost();
    // It begins with what the relay does, and with the channel in which the proposal circulated.
    await expect(updates.channel(1)).toHaveValue('The association’s portal');
    await expect(updates.channel(2)).toHaveValue('each member');
    await expect(updates.channel(3)).toHaveValue('#settlement');
    await looking.atDialog('posting an update');
    await updates.sign(dialog);
    await expect(updates.posted).toHaveCount(1);
    await expect(updates.posted).toContainText('All 4 messages sent.', HEARD);
    await expect(updates.posted).toContainText('#settlement');
    await expect(updates.posted).not.toContainText('you post there yourself');
    await looking.again('an update that reached everybody');
    await hears(BEN, /bi-weekly update/);
    await hears(CLEO, /bi-weekly update/);
    expect(posted()).toEqual(['ben', 'settlement']);
    expect(await portal(`/groups/${approved.twg}/updates`)).toContain('Update');
  });

  await test.step('the output is circulated, and whom it has reached is said', async () => {
    const screen = new OutputPage(ada.app.page);
    const reaching = new ReachingPage(ada.app.page);
    await screen.open(output);
    const dialog = await screen.beginCirculating();
    await expect(dialog.getByLabel('Name of channel 1')).toHaveValue('each member');
    await expect(dialog.getByLabel('Name of channel 2')).toHaveValue('#settlement');
    await looking.atDialog('circulating an output');
    await screen.circulateIn(dialog);
    await expect(reaching.delivered).toContainText('All 4 messages sent.', HEARD);
    await hears(CLEO, /Finality certificates/);
    expect(posted()).toEqual(['ben', 'ben', 'settlement', 'settlement']);
  });

  await test.step('it is handed over, and gets its manager', async () => {
    await setUp(ada, github, 'token-of-ada');
    await ada.dips.open(output);
    const { submission } = ada.repository;
    await ada.repository.commit(submission, 'Commit and push');
    await expect(submission).toContainText('Committed, pushed to the remote', DONE);
    await button(submission, 'Open the pull request').click();
    await expect(submission).toContainText('#1');
    await button(submission, 'Submit the DIP').click();
    await ada.repository.confirm('Submit the DIP');
    await ada.app.acknowledged();
    await caughtUp(ben, ada);
    await ben.dips.open(output);
    await ben.dips.assign('Cleo Odo');
    await ben.app.acknowledged();
    await caughtUp(cleo, ben);
  });

  /** Commits what the repository still has to be told, and merges it on GitHub. */
  const commitNext = async (pull: number, status: string): Promise<void> => {
    const { next } = cleo.repository;
    await cleo.repository.commit(next, 'Commit and push');
    await expect(next).toContainText('Committed, pushed to the remote', DONE);
    await button(next, 'Open the pull request').click();
    await expect(next).toContainText(`#${pull}`);
    github.merge(pull);
    await button(next, 'Ask the repository again').click();
    await expect(next).toContainText(`says what the ledger does: ${status}`, DONE);
  };

  await test.step('its manager numbers and merges it', async () => {
    await setUp(cleo, github, 'token-of-cleo');
    await cleo.dips.open(output);
    await cleo.repository.number(204);
    const { next } = cleo.repository;
    await cleo.repository.commit(next, 'Commit and push');
    await expect(next).toContainText('Committed, pushed to the remote', DONE);
    github.merge(1);
    await button(next, 'Ask GitHub again').click();
    await expect(next).toContainText('Merged', DONE);
    await button(next, 'Merge it as a draft').click();
    await cleo.repository.confirm('Merge it as a draft');
    await expect(cleo.dips.step).toContainText('Draft');
  });

  await test.step('engineering is sufficient, and its last call begins', async () => {
    await cleo.dips.openWorkstream('Verifier', 'Diem Core', 'https://example.org/core/pull/1');
    await cleo.dips.progress('Verifier', 'Sufficient', 'Merged behind a flag.');
    await cleo.dips.startLastCall(14);
    await expect(cleo.dips.step).toContainText('Last call');
    await commitNext(2, 'Last Call');
    await hears(BEN, /last call/i);
    const calendar = new ICAL.Component(ICAL.parse(await portal('/calendar.ics')));
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(events.map(({ summary }) => summary)).toContainEqual(
      expect.stringMatching(/last call/i),
    );
  });

  await test.step('a concern is raised by one who is not its manager, and resolved', async () => {
    await caughtUp(ben, cleo);
    await ben.dips.open(output);
    await ben.dips.raiseConcern('Who signs a certificate when validators change?');
    await ben.app.acknowledged();
    await caughtUp(cleo, ben);
    await relay.move(14 * DAY + HOUR);
    await expect(cleo.dips.button('Ask the TSC to accept it…')).toHaveAccessibleDescription(
      /concern/,
      { timeout: HEARS_WITHIN },
    );
    await cleo.dips.resolveConcern('Who signs', 'Those who were validators in that epoch.');
    await cleo.app.acknowledged();
  });

  const ballot = await test.step('the TSC votes, and it is Accepted', async () => {
    await cleo.dips.askTsc(1);
    await expect(cleo.dips.next).toContainText('The TSC votes on accepting it');
    let found = '';
    await expect
      .poll(async () => {
        found = (await stateOf(cleo)).dip.get(output)?.ballot ?? '';
        return found;
      })
      .not.toBe('');
    await decided([ada, ben, cleo], found, 'yes');
    await relay.move(DAY + HOUR);
    await expect(cleo.dips.step).toContainText('Accepted');
    await commitNext(3, 'Accepted');
    return found;
  });

  await test.step('the repository holds it, and the check finds nothing wrong', () => {
    const file = join(folder, 'dip-204.md');
    const bytes = bare.file('main', 'dips/dip-204.md')?.toString('utf8') ?? '';
    writeFileSync(file, bytes);
    expect(bytes).toContain('status: Accepted');
    expect(bytes.slice(bytes.indexOf('# Summary'))).toBe(
      approved.text.slice(approved.text.indexOf('# Summary')),
    );
    expect(twg('dip', 'check', file)).toMatchObject({ ok: true });
    const messages = bare.git('log', '--format=%B', 'main');
    expect(messages).toContain(`Convene-Ballot: ${ballot} passed 3/0/0 of 3`);
    expect(messages).toContain(`Convene-Ledger: ${ledger}`);
  });

  await test.step('members hear of it, each message once', async () => {
    for (const address of [BEN, CLEO]) await hears(address, /accepted/i);
    const ids = (await smtp.parsed()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  await test.step('the portal says what the ledger does, in every form', async () => {
    const exported = join(folder, 'northern.ledger');
    await relay.exportTo(exported);
    const verdict = twg('verify', exported);
    expect(verdict).toMatchObject({ ok: true });
    const about = JSON.parse(await portal('/about.json')) as Record<string, unknown>;
    const { entries, head, stateHash } = verdict;
    expect(about).toMatchObject({ entries, head, stateHash });
    const counted = JSON.parse(await portal(`/ballots/${ballot}.json`)) as object;
    expect(counted).toMatchObject({ ballot: { outcome: 'passed', yes: 3, no: 0, roll: 3 } });
    const page = await portal(`/dips/${output}`);
    for (const words of ['DIP 204', 'Accepted', 'Verifier']) expect(page).toContain(words);
    // Nobody has let the public see their name.
    expect(page).not.toContain('Cleo Odo');
    const feed = await portal('/feed.atom');
    expect(XMLValidator.validate(feed)).toBe(true);
    const { feed: read } = new XMLParser({ isArray: (name) => name === 'entry' }).parse(feed) as {
      feed: { entry: readonly { title: string }[] };
    };
    expect(read.entry.map(({ title }) => title)).toContain(
      'Passed: Accepting a DIP: Finality certificates',
    );
  });

  await test.step('it is deployed, and becomes Final in the repository too', async () => {
    await cleo.dips.progress('Verifier', 'Complete', 'In the release of autumn.');
    await cleo.dips.finalize('https://example.org/core/releases/7');
    await expect(cleo.dips.next).toContainText('represents the current state of the art');
    await commitNext(4, 'Final');
    const file = join(folder, 'dip-204-final.md');
    const bytes = bare.file('main', 'dips/dip-204.md')?.toString('utf8') ?? '';
    writeFileSync(file, bytes);
    expect(bytes).toContain('status: Final');
    expect(twg('dip', 'check', file)).toMatchObject({ ok: true });
    expect(await portal(`/dips/${output}`)).toContain('Final');
  });

  expect(looking.flaws).toEqual([]);
  for (const { desktop } of [ada, ben, cleo]) {
    expect(desktop.violations).toEqual([]);
    expect(desktop.errors).toEqual([]);
  }
  await story.end();
  await smtp.close();
  await slack.close();
  await github.close();
});
