import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DAY, HOUR } from './clocked-relay.ts';
import { button } from './pages/controls.ts';
import { Story, type Character } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

const TWG = 'settlement-finality';
const FIRST_BALLOT = `form-${TWG}`;
const SECOND_BALLOT = `${FIRST_BALLOT}-2`;
const LIMITS = 'Not the consensus protocol itself.';

test('three people take a proposal from its first sentence to a formed group', async ({
  folder,
  launch,
}) => {
  test.setTimeout(600_000);
  const story = await Story.begin(folder, launch);
  const [ada, grace, zoe] = await story.threePeople();
  const all = [ada, grace, zoe];

  await test.step('two write one field together', async () => {
    await ada.proposal.propose('Settlement finality', 'Grace Hopper');
    await grace.proposal.open(TWG);
    await writeTogether(ada, grace);
    await ada.proposal.type('Limits of its focus', LIMITS);
    await grace.proposal.addOutput({ kind: /^DIP/, title: 'Finality of payments' });
    await grace.proposal.duration(180);
    await grace.proposal.type('Desired member profiles', 'People who run validators.');
    await expect(ada.proposal.field('Desired member profiles')).toContainText('validators');
    await expect(ada.app.page.getByLabel('Title of output 1')).toHaveValue('Finality of payments');
    await ada.proposal.publish();
    await expect(
      grace.app.page.getByText('What is written here is what is published.'),
    ).toBeVisible();
  });

  await test.step('it circulates, and interest gathers', async () => {
    await ada.group.open(TWG);
    await ada.group.circulate('#settlement', 7);
    await expect(ada.group.presentButton).toBeDisabled();
    for (const person of [grace, zoe]) {
      await person.group.open(TWG);
      await person.group.expressInterest(null, `I am ${person.name}.`);
      await person.app.acknowledged();
    }
  });

  await test.step('two organizations are too few, three are enough', async () => {
    await ada.group.chooseMembers({ 'Zoe Lin': 'Not chosen' });
    await story.relay.move(7 * DAY);
    await expect(ada.group.presentButton).toHaveAccessibleDescription(
      /2 of the 3|3.*2|2 organizations/,
    );
    await ada.group.chooseMembers({ 'Zoe Lin': 'Contributor' });
    await expect(ada.group.presentButton).toBeEnabled();
  });

  await test.step('a vote without its quorum: a recusal, and a vote that comes too late', async () => {
    const hash = await ada.group.present(2);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const person of all) await person.ballot.open(FIRST_BALLOT);
    await ada.ballot.cast('Yes', 'It is overdue.');
    await expect(ada.ballot.mine).toContainText('Your vote is counted: Yes');
    await grace.cable.cut();
    await expect(grace.app.syncLine).toContainText(/out of reach/i);
    await grace.ballot.cast('No');
    await expect(grace.ballot.mine).toContainText('Your vote is on this device only: No');
    await expect(grace.app.syncLine).toContainText('1 act queued');
    await zoe.ballot.recuse('My employer would gain by it.');
    await expect(zoe.ballot.mine).toContainText('You are recused');
    await story.relay.move(2 * DAY + HOUR);
    await expect(ada.app.page.getByText(/no quorum/i).first()).toBeVisible();
    await grace.cable.mend();
    await expect(grace.ballot.mine).toContainText('Your vote was not sent: No');
    await expect(grace.ballot.mine).toContainText(/The vote closed at .* UTC/);
    await expect(grace.app.syncLine).toContainText('1 act waits for your word');
    await button(grace.ballot.mine, 'Send it anyway').click();
    await expect(grace.ballot.mine).toContainText('Your vote was not counted: No');
    await button(grace.ballot.mine, 'Done with it').click();
  });

  await test.step('again: a vote that comes in time, and one that is changed', async () => {
    await ada.group.open(TWG);
    await ada.group.present(2);
    for (const person of all) await person.ballot.open(SECOND_BALLOT);
    await zoe.cable.cut();
    await expect(zoe.app.syncLine).toContainText(/out of reach/i);
    await zoe.ballot.cast('Yes', 'Now I may.');
    await expect(zoe.ballot.mine).toContainText('Your vote is on this device only: Yes');
    await ada.ballot.castByKeys('y');
    await grace.ballot.cast('No');
    await expect(grace.ballot.mine).toContainText('Your vote is counted: No');
    await story.relay.move(12 * HOUR);
    await zoe.cable.mend();
    await expect(zoe.ballot.mine).toContainText('Your vote is counted: Yes');
    await grace.ballot.cast('Abstain', 'On reflection.');
    await expect(grace.ballot.mine).toContainText('Your vote is counted: Abstain');
    // Everyone has voted: it closes 24 hours after its opening, not after two days.
    await story.relay.move(13 * HOUR);
    for (const person of all) {
      await person.group.open(TWG);
      await expect(person.app.page.getByText('Formed').first()).toBeVisible();
    }
  });

  await test.step('the exported ledger holds, and counts as the screen does', async () => {
    const path = join(folder, 'exported.jsonl');
    await ada.desktop.saveTo(path);
    await ada.app.goTo('#/ledger');
    await button(ada.app.page, /^Export/).click();
    await expect.poll(async () => (await twg('verify', path)).ok).toBe(true);
    await ada.ballot.open(SECOND_BALLOT);
    const tally = await tallyOf(ada, folder);
    expect(tally).toMatchObject({ outcome: 'passed', yes: 2, no: 0, abstain: 1, notVoted: 0 });
    const shown = ada.app.page.getByRole('list', { name: 'Votes' }).first();
    for (const words of ['yes', 'no', 'abstain'] as const) {
      await expect(shown).toContainText(`${String(tally[words])} ${words}`);
    }
  });

  for (const { desktop } of all) {
    expect(desktop.violations).toEqual([]);
    expect(desktop.errors.filter((error) => !/ERR_CONNECTION|WebSocket/.test(error))).toEqual([]);
  }
  await story.end();
});

/** Both type into one field at once; both sentences are whole, on both screens. */
async function writeTogether(one: Character, other: Character): Promise<void> {
  const label = 'Scope and goal';
  await expect(other.proposal.field(label)).toBeVisible();
  await one.proposal.type(label, 'When is a payment final? ');
  await expect(other.proposal.field(label)).toContainText('When is a payment final?');
  await other.proposal.field(label).click();
  await other.app.page.keyboard.press('Control+Home');
  await Promise.all([
    one.proposal.field(label).pressSequentially('Ada asks.', { delay: 20 }),
    other.proposal.field(label).pressSequentially('Grace begins. ', { delay: 20 }),
  ]);
  for (const { proposal, app } of [one, other]) {
    await expect
      .poll(() => proposal.textOf(label))
      .toBe('Grace begins. When is a payment final? Ada asks.');
    await expect(app.page.locator('.cm-remote-caret').first()).toBeAttached();
  }
}

type Tally = Readonly<Record<string, unknown>>;

async function twg(...args: string[]): Promise<Tally> {
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'shared/cli/twg.ts', ...args],
    { cwd: new URL('../..', import.meta.url).pathname },
  );
  return run.then(
    ({ stdout }) => JSON.parse(stdout) as Tally,
    () => ({ ok: false }),
  );
}

/** What `twg tally` makes of the votes as they stand in the ledger. */
async function tallyOf(person: Character, folder: string): Promise<Tally> {
  const opened = await person.desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  if (!opened.ok) throw new Error(opened.problem.code);
  const ledger = opened.value.associations[0]?.ledger ?? '';
  const history = await person.desktop.request<'history'>({
    type: 'history',
    ledger,
    before: null,
    limit: 500,
  });
  if (!history.ok) throw new Error(history.problem.code);
  const votes = history.value.items
    .filter(({ type }) => type === 'ballot.cast')
    .map(({ by, data }) => ({ person: by, ...(data as { ballot: string; choice: string }) }))
    .filter(({ ballot }) => ballot === SECOND_BALLOT)
    .reverse()
    .map(({ person: voter, choice }) => ({ person: voter, choice }));
  const file = join(folder, 'tally.json');
  const roll = ['ada-byron', 'grace-hopper', 'zoe-lin'];
  await writeFile(file, JSON.stringify({ body: 'tsc', roll, votes, recused: [] }));
  return twg('tally', file);
}
