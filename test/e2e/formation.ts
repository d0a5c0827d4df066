/** How three people form a group, in whatever their apps run. */

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { DAY, HEARS_WITHIN, HOUR, type ClockedRelay } from './clocked-relay.ts';
import { cutOff, mended } from './faults/tools.ts';
import { button } from './pages/controls.ts';
import type { Participant } from './story.ts';

const TWG = 'settlement-finality';
const FIRST_BALLOT = `form-${TWG}`;
export const SECOND_BALLOT = `${FIRST_BALLOT}-2`;
const LIMITS = 'Not the consensus protocol itself.';
/** How long the tool may take to start on a busy machine, and to find a file that is still written, in ms. */
export const RUNS_WITHIN = 60_000;

export type Three<P extends Participant = Participant> = readonly [ada: P, grace: P, zoe: P];

/** From the first sentence to a formed group. */
export async function formGroup(all: Three, relay: ClockedRelay): Promise<void> {
  await test.step('two write one field together', () => writeProposal(all));
  await test.step('it circulates, and interest gathers', () => circulate(all));
  await test.step('two organizations are too few, three are enough', () =>
    chooseMembers(all, relay));
  await test.step('a vote without its quorum: a recusal, and a vote that comes too late', () =>
    failToDecide(all, relay));
  await test.step('again: a vote that comes in time, and one that is changed', () =>
    decide(all, relay));
}

async function writeProposal([ada, grace]: Three): Promise<void> {
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
}

/** Both type into one field at once; both sentences are whole, on both screens. */
async function writeTogether(one: Participant, other: Participant): Promise<void> {
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

async function circulate([ada, grace, zoe]: Three): Promise<void> {
  await ada.group.open(TWG);
  await ada.group.circulate('#settlement', 7);
  await expect(ada.group.presentButton).toBeDisabled();
  for (const person of [grace, zoe]) {
    await person.group.open(TWG);
    await person.group.expressInterest(null, `I am ${person.name}.`);
    await person.app.acknowledged();
  }
}

async function chooseMembers([ada]: Three, relay: ClockedRelay): Promise<void> {
  await ada.group.chooseMembers({ 'Zoe Lin': 'Not chosen' });
  await relay.move(7 * DAY);
  await expect(ada.group.presentButton).toHaveAccessibleDescription(
    /2 of the 3|3.*2|2 organizations/,
    { timeout: HEARS_WITHIN },
  );
  await ada.group.chooseMembers({ 'Zoe Lin': 'Contributor' });
  await expect(ada.group.presentButton).toBeEnabled({ timeout: HEARS_WITHIN });
}

async function failToDecide(all: Three, relay: ClockedRelay): Promise<void> {
  const [ada, grace, zoe] = all;
  const hash = await ada.group.present(2);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const person of all) await person.ballot.open(FIRST_BALLOT);
  await ada.ballot.cast('Yes', 'It is overdue.');
  await expect(ada.ballot.mine).toContainText('Your vote is counted: Yes');
  await cutOff(grace);
  await grace.ballot.cast('No');
  await expect(grace.ballot.mine).toContainText('Your vote is on this device only: No');
  await expect(grace.app.syncLine).toContainText('1 act queued');
  await zoe.ballot.recuse('My employer would gain by it.');
  await expect(zoe.ballot.mine).toContainText('You are recused');
  await relay.move(2 * DAY + HOUR);
  await expect(ada.app.page.getByText(/no quorum/i).first()).toBeVisible();
  await mended(grace);
  await expect(grace.ballot.mine).toContainText('Your vote was not sent: No');
  await expect(grace.ballot.mine).toContainText(/The vote closed at .* UTC/);
  await expect(grace.app.syncLine).toContainText('1 act waits for your word');
  await button(grace.ballot.mine, 'Send it anyway').click();
  await expect(grace.ballot.mine).toContainText('Your vote was not counted: No');
  await button(grace.ballot.mine, 'Done with it').click();
}

async function decide(all: Three, relay: ClockedRelay): Promise<void> {
  const [ada, grace, zoe] = all;
  await ada.group.open(TWG);
  await ada.group.present(2);
  for (const person of all) await person.ballot.open(SECOND_BALLOT);
  await cutOff(zoe);
  await zoe.ballot.cast('Yes', 'Now I may.');
  await expect(zoe.ballot.mine).toContainText('Your vote is on this device only: Yes');
  await ada.ballot.castByKeys('y');
  await grace.ballot.cast('No');
  await expect(grace.ballot.mine).toContainText('Your vote is counted: No');
  await relay.move(12 * HOUR);
  await mended(zoe);
  await expect(zoe.ballot.mine).toContainText('Your vote is counted: Yes');
  await grace.ballot.cast('Abstain', 'On reflection.');
  await expect(grace.ballot.mine).toContainText('Your vote is counted: Abstain');
  // Everyone has voted: it closes 24 hours after its opening, not after two days.
  await relay.move(13 * HOUR);
  for (const person of all) {
    await person.group.open(TWG);
    await expect(person.app.page.getByText('Formed').first()).toBeVisible();
  }
}

/** An export holds, and `twg` counts its votes as the screen does. */
export async function countedAlike(person: Participant, exported: string): Promise<void> {
  await expect
    .poll(async () => (await twg('verify', exported)).ok, { timeout: RUNS_WITHIN })
    .toBe(true);
  await person.ballot.open(SECOND_BALLOT);
  const tally = await tallyOf(exported);
  expect(tally).toMatchObject({ outcome: 'passed', yes: 2, no: 0, abstain: 1, notVoted: 0 });
  const shown = person.app.page.getByRole('list', { name: 'Votes' }).first();
  for (const words of ['yes', 'no', 'abstain'] as const) {
    await expect(shown).toContainText(`${String(tally[words])} ${words}`);
  }
}

type Report = Readonly<Record<string, unknown>>;

export async function twg(...args: string[]): Promise<Report> {
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'shared/cli/twg.ts', ...args],
    { cwd: new URL('../..', import.meta.url).pathname },
  );
  return run.then(
    ({ stdout }) => JSON.parse(stdout) as Report,
    () => ({ ok: false }),
  );
}

interface ExportedLine {
  readonly kind: string;
  readonly act?: { readonly type: string; readonly device: string; readonly data: unknown };
}

/** What `twg tally` makes of the votes as they stand in an export. */
async function tallyOf(exported: string): Promise<Report> {
  const text = await readFile(exported, 'utf8');
  const acts = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as ExportedLine).act ?? []);
  // Each of the three has one device.
  const votes = acts
    .filter(({ type }) => type === 'ballot.cast')
    .map(({ device, data }) => ({ device, ...(data as { ballot: string; choice: string }) }))
    .filter(({ ballot }) => ballot === SECOND_BALLOT)
    .map(({ device, choice }) => ({ person: `d-${device.slice(0, 12)}`, choice }));
  const roll = [...new Set(votes.map(({ person }) => person))];
  const file = join(exported, '..', 'tally.json');
  await writeFile(file, JSON.stringify({ body: 'tsc', roll, votes, recused: [] }));
  return twg('tally', file);
}
