import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DAY } from './clocked-relay.ts';
import { AppPage } from './pages/app-page.ts';
import { RUNS_WITHIN } from './formation.ts';
import { button, find } from './pages/controls.ts';
import { found } from './pages/founding-page.ts';
import { GroupPage } from './pages/group-page.ts';
import { HostingPage } from './pages/hosting-page.ts';
import { ProposalPage } from './pages/proposal-page.ts';
import { StandingRelay } from './standing-relay.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';
import { reloaded } from './support/reloaded.ts';
import { again, type Desktop, type LaunchOptions } from './support/desktop.ts';

const TWG = 'settlement-finality';
const SCOPE = 'Scope and goal';
const SIGN = 1;

interface Person {
  readonly desktop: Desktop;
  readonly app: AppPage;
  readonly hosting: HostingPage;
  readonly group: GroupPage;
  readonly proposal: ProposalPage;
}

/** What stands on the other devices of whoever has one more. */
const added = ({ app }: Person) => app.page.getByText('A device was added that signs in your name');

type Launch = (options?: Partial<LaunchOptions>) => Promise<Desktop>;

async function start(launch: Launch, dataFolder: string): Promise<Person> {
  const desktop = await launch({ dataFolder });
  await desktop.answerDialogs(SIGN);
  const { page } = desktop;
  return {
    desktop,
    app: new AppPage(page),
    hosting: new HostingPage(page),
    group: new GroupPage(page),
    proposal: new ProposalPage(page),
  };
}

/** Founds on this computer, and gives the recovery code. */
const foundHere = ({ app }: Person): Promise<string> =>
  reloaded(app.page, () =>
    found(app.page, {
      association: 'Payments Association',
      organizations: ['Bison Trails', 'Novi'],
      people: [
        { name: 'Ada Byron', organization: 'Bison Trails' },
        { name: 'Grace Hopper', organization: 'Novi' },
      ],
      tsc: ['Ada Byron', 'Grace Hopper'],
      relayUrl: null,
    }),
  );

/** What somebody's app knows of its association. */
async function knownTo({ desktop }: Person) {
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  const known = hello.ok ? hello.value.associations[0] : undefined;
  if (known === undefined) throw new Error('no association is known');
  const opened = await desktop.request<'open'>({ type: 'open', ledger: known.ledger });
  if (!opened.ok) throw new Error(opened.problem.code);
  return { ...known, ...opened.value.connection };
}

const verified = async (path: string): Promise<boolean> =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'shared/cli/twg.ts', 'verify', path], {
    cwd: new URL('../..', import.meta.url).pathname,
  }).then(
    () => true,
    () => false,
  );

test('an association that is hosted here is shared, and then moves to a relay that stands', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  let ada = await start(launch, join(folder, 'ada'));
  await foundHere(ada);

  const invite = await test.step('inviting asks whether to share it', async () => {
    await ada.app.goTo('#/association?tab=invites');
    await find(ada.app.page, 'Person', 'Grace Hopper');
    await button(ada.app.page, 'Make an invite').click();
    const dialog = ada.app.dialog('Nobody else can reach this relay yet');
    await expect(dialog).toContainText('Move the association to a standing relay');
    await button(dialog, 'Share, and make the invite').click();
    const handed = ada.app.dialog('Invite for Grace Hopper');
    const text = await handed.innerText();
    await button(handed, 'I have handed it over').click();
    return /convene:\/\/join\S+/.exec(text)?.[0] ?? '';
  });
  const grace = await start(launch, join(folder, 'grace'));
  await reloaded(grace.app.page, () => grace.app.join({ text: invite }, 'Grace Hopper'));

  await test.step('both write, and both are told who hosts', async () => {
    await ada.proposal.propose('Settlement finality', 'Grace Hopper');
    await ada.proposal.type(SCOPE, 'When is a payment final?');
    await grace.proposal.open(TWG);
    await expect(grace.proposal.field(SCOPE)).toContainText('When is a payment final?');
    await grace.proposal.type(SCOPE, ' Grace asks.');
    await expect(ada.proposal.field(SCOPE)).toContainText('Grace asks.');
    await grace.hosting.openSettings();
    await expect(grace.app.page.getByText('on the computer of Ada Byron')).toBeVisible();
    expect(await knownTo(grace)).toMatchObject({ hosted: 'elsewhere', hostedBy: 'ada-byron' });
    await ada.app.goTo('#/association?tab=rulebook');
    await button(ada.app.page, 'Propose a change').click();
    const dialog = ada.app.dialog('Propose a change of the rulebook');
    await expect(dialog).toContainText('The vote lasts 14 days.');
    await expect(dialog).toContainText('only while this computer is awake');
    await button(dialog, 'Cancel').click();
  });

  const standing = await StandingRelay.start(
    join(folder, 'standing'),
    '--port',
    '0',
    '--take-over',
  );
  const before = await knownTo(ada);
  await test.step('it moves, and everybody goes along', async () => {
    await grace.proposal.open(TWG);
    await expect(grace.proposal.field(SCOPE)).toContainText('Grace asks.');
    // Each window is loaded anew, with its policy for the relay that it moves to.
    await reloaded(grace.app.page, () =>
      reloaded(ada.app.page, () => ada.hosting.moveTo(standing.url, standing.relayKey)),
    );
    for (const person of [ada, grace]) {
      await expect
        .poll(() => knownTo(person), { timeout: 45_000 })
        .toMatchObject({
          status: 'online',
          relayUrl: standing.url,
          hosted: 'elsewhere',
          hostedBy: null,
        });
    }
    await grace.proposal.open(TWG);
    await grace.proposal.type(SCOPE, ' It moved.');
    await ada.proposal.open(TWG);
    await expect
      .poll(() => ada.proposal.textOf(SCOPE))
      .toBe('When is a payment final? Grace asks. It moved.');
    await expect(grace.app.page.getByText(/set aside/i)).toHaveCount(0);
  });

  await test.step('an act works, and the ledger holds', async () => {
    await ada.group.open(TWG);
    await ada.proposal.open(TWG);
    await ada.proposal.publish();
    await grace.proposal.open(TWG);
    await expect(
      grace.app.page.getByText('What is written here is what is published.'),
    ).toBeVisible();
    const path = join(folder, 'exported.jsonl');
    await ada.desktop.saveTo(path);
    await ada.app.goTo('#/ledger');
    await button(ada.app.page, /^Export/).click();
    await expect.poll(() => verified(path), { timeout: RUNS_WITHIN }).toBe(true);
  });

  await test.step('the computer that was left tells where it is, also after a restart', async () => {
    const moved = async (): Promise<unknown> =>
      fetch(`${before.relayUrl}/relay`).then(
        async (answer) => ((await answer.json()) as { moved: unknown }).moved,
        () => null,
      );
    expect(await moved()).toEqual({ url: standing.url });
    await ada.desktop.close();
    expect(await moved()).toBeNull();
    ada = await start(launch, join(folder, 'ada'));
    await expect(ada.app.heading('Inbox')).toBeVisible();
    await expect.poll(moved).toEqual({ url: standing.url });
    const isAwake = await again(() =>
      ada.desktop.app.evaluate(({ powerSaveBlocker }) =>
        [0, 1, 2].some((id) => powerSaveBlocker.isStarted(id)),
      ),
    );
    expect(isAwake).toBe(false);
  });
  await standing.stop();
});

test('a second device by a link, a third by the recovery code, and one that is revoked', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const first = await start(launch, join(folder, 'first'));
  const recoveryCode = await foundHere(first);
  const { relayUrl } = await knownTo(first);

  const second = await start(launch, join(folder, 'second'));
  await test.step('the second is added by the first', async () => {
    const link = await first.hosting.deviceLink();
    const code = await second.hosting.offerDevice(link);
    await reloaded(second.app.page, () =>
      button(second.app.page, 'Done, open the association').click(),
    );
    await expect(
      second.app.page.getByText('This device is not enrolled yet').first(),
    ).toBeVisible();
    await first.hosting.addDevice(code);
    await expect.poll(async () => (await knownTo(second)).status).toBe('online');
    await second.proposal.propose('Settlement finality', null);
    await second.app.acknowledged();
    await expect(added(first)).toBeVisible();
    await new Looking(first.desktop).again('a device was added');
    await button(first.app.page, 'It was me').click();
    await expect(added(first)).toBeHidden();
    await expect(added(second)).toBeHidden();
  });

  const third = await start(launch, join(folder, 'third'));
  await test.step('the third comes in by the code that was written down', async () => {
    await reloaded(third.app.page, () => third.hosting.recover(recoveryCode, relayUrl));
    await expect.poll(async () => (await knownTo(third)).status).toBe('online');
    await third.hosting.openSettings();
    const devices = third.app.page.getByRole('table', { name: 'Your devices' });
    await expect(devices.getByRole('row')).toHaveCount(5);
    for (const other of [first, second]) await expect(added(other)).toBeVisible();
    await expect(added(third)).toBeHidden();
  });

  await test.step('the second is revoked, and says so', async () => {
    const { me } = await knownTo(second);
    await third.hosting.openSettings();
    const row = third.app.page.getByRole('row').filter({ hasText: me.device.slice(0, 8) });
    await button(row, 'Revoke').click();
    const asked = third.app.dialog(/Revoke/);
    await button(asked, /Revoke/).click();
    await expect(row).toContainText('Revoked');
    await expect(
      second.app.page.getByText('This device can no longer act in this association'),
    ).toBeVisible();
    const refused = await second.desktop.request<'propose'>({
      type: 'propose',
      ledger: (await knownTo(second)).ledger,
      act: { type: 'proposal.withdraw', data: { twg: TWG, reason: 'x' } },
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'read-only' } });
  });
});

test('a relay that nobody used for long asks whether its clock is right', async ({
  folder,
  launch,
}) => {
  test.setTimeout(300_000);
  const dataFolder = join(folder, 'ada');
  const founding = await start(launch, dataFolder);
  await foundHere(founding);
  await founding.desktop.close();
  await leaveAlone(dataFolder, 40 * DAY);

  const ada = await start(launch, dataFolder);
  const banner = ada.app.page.getByText(/This computer’s clock says .* the last entry is of/);
  await expect(banner).toBeVisible();
  await ada.proposal.propose('Settlement finality', null);
  await expect(ada.app.syncLine).toContainText('1 act');
  await ada.desktop.answerDialogs(0);
  await button(ada.app.page, 'The clock is right').click();
  await expect.poll(async () => (await ada.desktop.dialogs()).at(-1)?.message).toMatch(/^Is it /);
  await expect(banner).toBeVisible();
  await ada.desktop.answerDialogs(SIGN);
  await button(ada.app.page, 'The clock is right').click();
  await expect(banner).toBeHidden();
  await ada.app.acknowledged();
});

/** Time goes by, as the clock of the relay of this computer has it. */
async function leaveAlone(dataFolder: string, milliseconds: number): Promise<void> {
  const path = join(dataFolder, 'associations.json');
  const text = await readFile(path, 'utf8');
  const moved = text.replace(
    /("?clockOffset\\*":)0/,
    (_, name: string) => `${name}${String(milliseconds)}`,
  );
  expect(moved).not.toBe(text);
  await writeFile(path, moved);
}
