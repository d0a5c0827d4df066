/** How six people of one association work: a facilitator, two members, and the TSC of three. */

import { expect, test } from '@playwright/test';
import type { HostRequestOf } from '../../shared/client/host-messages.ts';
import { DAY, HEARS_WITHIN, HOUR } from './clocked-relay.ts';
import { words } from './exported-texts.ts';
import { act, caughtUp, cutOff, foundingAda, joining, mended, stateOf } from './faults/tools.ts';
import { decided } from './formed-group.ts';
import { CharterPage } from './pages/charter-page.ts';
import { button } from './pages/controls.ts';
import { DocumentPage } from './pages/document-page.ts';
import { GroupPeoplePage } from './pages/group-people-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { TopicPage } from './pages/topic-page.ts';
import type { Character, Story } from './story.ts';
import { FOUNDING } from './support/founding.ts';

export const TWG = 'finality';

/** Three who work, and three who steer, of three organizations. */
const SIX: HostRequestOf<'found'> = {
  ...FOUNDING,
  persons: [
    ...FOUNDING.persons,
    { id: 'tess', name: 'Tess Amari', organization: 'aurora' },
    { id: 'theo', name: 'Theo Lind', organization: 'borealis' },
    { id: 'tove', name: 'Tove Falk', organization: 'corona' },
  ],
  tsc: ['tess', 'theo', 'tove'],
};

const CHARTER = {
  scope: 'When is a payment final?',
  limits: 'Not the consensus protocol itself.',
  outputs: [
    { kind: 'report', title: 'Finality of payments' },
    { kind: 'dip', title: 'Finality certificates' },
  ],
  durationDays: 60,
  profiles: 'People who run validators.',
};

/** Somebody with the screens of a working group. */
export interface Worker extends Character {
  readonly topic: TopicPage;
  readonly output: OutputPage;
  readonly document: DocumentPage;
  readonly people: GroupPeoplePage;
  readonly charter: CharterPage;
}

const working = (character: Character): Worker => {
  const { page } = character.app;
  return {
    ...character,
    topic: new TopicPage(page),
    output: new OutputPage(page),
    document: new DocumentPage(page),
    people: new GroupPeoplePage(page),
    charter: new CharterPage(page),
  };
};

export interface Cast {
  readonly story: Story;
  /** Facilitates, and is the secretariat. */
  readonly ada: Worker;
  readonly ben: Worker;
  readonly cleo: Worker;
  readonly tsc: readonly [tess: Worker, theo: Worker, tove: Worker];
  /** What was on the screen of a ballot, by its hash. */
  readonly shown: Map<string, string>;
}

/** Six apps, and a group of three of them. */
export async function sixPeople(story: Story): Promise<Cast> {
  const ada = await foundingAda(story, SIX);
  const others: Worker[] = [];
  for (const person of ['ben', 'cleo', 'tess', 'theo', 'tove'])
    others.push(working(await joining(story, ada, person, SIX)));
  const [ben, cleo, tess, theo, tove] = others;
  if (!ben || !cleo || !tess || !theo || !tove) throw new Error('somebody is missing');
  const cast: Cast = {
    story,
    ada: working(ada),
    ben,
    cleo,
    tsc: [tess, theo, tove],
    shown: new Map(),
  };
  await form(cast);
  return cast;
}

async function form({ story, ada, ben, cleo, tsc }: Cast): Promise<void> {
  await act(ada, 'proposal.create', {
    twg: TWG,
    name: 'Settlement finality',
    facilitators: ['ada'],
    charter: CHARTER,
  });
  await act(ada, 'proposal.circulate', {
    twg: TWG,
    channels: [{ kind: 'slack', name: '#settlement' }],
    days: 7,
  });
  for (const person of [ben, cleo]) {
    await caughtUp(person, ada);
    await act(person, 'interest.express', { twg: TWG });
  }
  await caughtUp(ada, cleo);
  await act(ada, 'members.choose', {
    twg: TWG,
    roster: [
      { person: 'ada', role: 'facilitator' },
      { person: 'ben', role: 'contributor' },
      { person: 'cleo', role: 'contributor' },
    ],
  });
  await story.relay.move(7 * DAY);
  await expect(() =>
    act(ada, 'proposal.present', { twg: TWG, ballot: 'form-finality', days: 1 }),
  ).toPass();
  await decided(tsc, 'form-finality', 'yes');
  await story.relay.move(DAY + HOUR);
  for (const person of [ada, ben, cleo, ...tsc])
    await expect.poll(async () => (await stateOf(person)).twg.get(TWG)?.stage).toBe('formed');
}

/** A topic: raised, objected to, settled, agreed. */
export async function agree({ ada, cleo }: Cast): Promise<void> {
  await ada.topic.raise(TWG, 'What a certificate says');
  const topic = ada.app.page.url().split('#/topics/')[1] ?? '';
  await ada.app.acknowledged();
  await caughtUp(cleo, ada);
  await cleo.topic.open(topic);
  await cleo.topic.object('A certificate has to say when.');
  await expect(ada.topic.next).toContainText('1 objection to settle');
  await expect(button(ada.topic.next, 'Record the agreement…')).toHaveAccessibleDescription(
    /objection/,
  );
  await cleo.topic.settle('It says the round, and the time of the round.');
  await expect(ada.topic.next).toContainText('Nobody objects');
  await ada.topic.agree('A certificate names the block, its round and the time.');
  await expect(cleo.app.page.getByRole('region', { name: 'What was agreed' })).toContainText(
    'names the block',
  );
}

/** Starts an output that the charter names, and gives its duties away; gives its id. */
async function start({ ada, ben }: Cast, title: string): Promise<string> {
  const { page } = ada.app;
  await ada.group.open(TWG);
  await button(page, 'Start an output…').click();
  const dialog = page.getByRole('dialog', { name: 'Start an output' });
  await dialog.getByRole('radio', { name: new RegExp(`^${title}`) }).press('Space');
  await button(dialog, 'Start it').click();
  await expect(page).toHaveURL(/#\/outputs\//);
  const output = page.url().split('#/outputs/')[1] ?? '';
  await expect(ada.output.act('Call the group’s vote…')).toHaveAccessibleDescription(
    /drafting.*finalizing/,
  );
  await ada.app.acknowledged();
  await ada.output.assign('finalizing', 'Ben Okri');
  await ada.output.takeOn('drafting');
  await ada.app.acknowledged();
  await caughtUp(ben, ada);
  for (const duty of ['editing', 'feedback']) await act(ben, 'output.volunteer', { output, duty });
  return output;
}

/** Somebody adds to a document, until it is on the relay's disk. */
async function write(who: Worker, output: string, words: string): Promise<void> {
  await who.document.open(`output/${output}`);
  await who.document.typeAtEnd(words);
  await who.document.acknowledged();
}

/** The ballot that is open on something, once somebody's device has it. */
async function openBallot(who: Worker, subject: string): Promise<string> {
  let found = '';
  await expect
    .poll(async () => {
      const ballots = [...(await stateOf(who)).ballot.values()];
      found = ballots.find((each) => each.subject === subject && each.outcome === null)?.id ?? '';
      return found;
    })
    .not.toBe('');
  return found;
}

/** Looks at the ballot, and remembers the text on its screen by the hash that is shown with it. */
async function look({ shown }: Cast, who: Worker, ballot: string): Promise<void> {
  await who.ballot.open(ballot);
  const text = who.app.page.getByRole('group', { name: 'The text voted on' });
  await expect(text).toBeVisible();
  const section = who.app.page.getByRole('region', { name: 'The exact text' });
  const hash = (await section.locator('code').first().getAttribute('title')) ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  shown.set(hash, words((await text.textContent()) ?? ''));
}

/** Everyone has voted: it closes a day after its opening. */
async function closed({ story }: Cast, everyone: readonly Worker[], ballot: string): Promise<void> {
  await story.relay.move(DAY + HOUR);
  for (const who of everyone)
    await expect
      .poll(async () => (await stateOf(who)).ballot.get(ballot)?.outcome ?? null)
      .not.toBeNull();
}

const everyone = ({ ada, ben, cleo, tsc }: Cast): readonly Worker[] => [ada, ben, cleo, ...tsc];

/** The facilitator calls the group's vote on screen; two vote there, the third as is said. */
async function groupVote(cast: Cast, output: string, third: 'yes' | 'no'): Promise<void> {
  const { ada, ben, cleo } = cast;
  await ada.output.open(output);
  await ada.output.callVote();
  const ballot = await openBallot(cleo, output);
  await look(cast, ada, ballot);
  await ada.ballot.cast('Yes');
  await cleo.ballot.open(ballot);
  await cleo.ballot.cast(third === 'yes' ? 'Yes' : 'No');
  await expect(cleo.ballot.mine).toContainText('Your vote is counted');
  await expect(ada.ballot.mine).toContainText('Your vote is counted');
  await decided([ben], ballot, 'yes');
  await closed(cast, everyone(cast), ballot);
}

/** The facilitator asks the TSC on screen; one votes there. */
async function approval(cast: Cast, output: string, changes: 'Editorial' | 'none'): Promise<void> {
  const { ada, story, tsc } = cast;
  await story.relay.move(2 * DAY);
  await ada.output.open(output);
  await expect(ada.output.act('Ask the TSC to approve…')).toBeEnabled({ timeout: HEARS_WITHIN });
  await ada.output.askApproval(changes);
  await tscVotes(cast, await openBallot(tsc[1], output));
}

async function tscVotes(cast: Cast, ballot: string): Promise<void> {
  const [tess, theo, tove] = cast.tsc;
  await look(cast, theo, ballot);
  await theo.ballot.cast('Yes');
  await expect(theo.ballot.mine).toContainText('Your vote is counted');
  await decided([tess, tove], ballot, 'yes');
  await closed(cast, everyone(cast), ballot);
}

/** From its first sentence to everybody; one member writes where no relay can be reached. */
export async function report(cast: Cast): Promise<void> {
  const { ada, cleo } = cast;
  const output = await start(cast, 'Finality of payments');
  await caughtUp(cleo, ada);
  await write(ada, output, '# Finality of payments\n\nA payment is final with its certificate.\n');
  await cleo.document.open(`output/${output}`);
  await cleo.document.holds('final with its certificate');
  await cutOff(cleo);
  await cleo.document.typeAtEnd('\nSo I measured, on a train.\n');
  await write(ada, output, '\nMeasured over a week.\n');
  await mended(cleo);
  for (const who of [ada, cleo]) {
    await who.document.holds('on a train');
    await who.document.holds('over a week');
  }
  await cleo.document.acknowledged();
  // The last key may still be on its way to the other.
  await expect
    .poll(async () => (await cleo.document.text()) === (await ada.document.text()))
    .toBe(true);
  const written = await ada.document.text();
  await groupVote(cast, output, 'yes');
  expect([...cast.shown.values()]).toContain(words(written));
  await expect(async () => {
    await ada.output.open(output);
    await expect(ada.output.stage).toContainText('TSC review');
  }).toPass();
  await approval(cast, output, 'none');
  await ada.output.open(output);
  await ada.output.circulate('all@northern.example');
  await expect(ada.app.page.getByRole('region', { name: 'Circulated' })).toContainText(
    'all@northern.example',
  );
}

/** Two of three are not enough; then all of them, and the TSC edits before it approves. */
export async function dip(cast: Cast): Promise<string> {
  const { ada, cleo, tsc } = cast;
  const [, theo] = tsc;
  const output = await start(cast, 'Finality certificates');
  await write(ada, output, '# Finality certificates\n\nA certificate names the block.\n');
  await groupVote(cast, output, 'no');
  await ada.output.open(output);
  await expect(ada.output.stage).toContainText('Drafting');
  await expect(ada.output.next).toContainText(/did not reach 67 %/);
  await write(cleo, output, '\nIt names the round and its time too.\n');
  await ada.document.open(`output/${output}`);
  await ada.document.holds('the round and its time');
  await groupVote(cast, output, 'yes');
  await test.step('the TSC edits', async () => {
    await write(theo, output, '\nThe committee defines “round” as DIP-2 does.\n');
    await theo.output.open(output);
    await expect(theo.output.stage).toContainText('TSC review');
    await expect(theo.app.page.locator('main')).toContainText(/1 change: \d+ words put in/);
  });
  await approval(cast, output, 'Editorial');
  await ada.output.open(output);
  await expect(ada.output.stage).toContainText('Approved');
  return output;
}

/** More days, which are material: the TSC approves the charter anew. */
export async function extend(cast: Cast): Promise<void> {
  const { ada, tsc } = cast;
  const { page } = ada.app;
  await ada.charter.open(TWG);
  await ada.charter.begin();
  await ada.charter.setDuration(200);
  await expect(ada.charter.revision).toContainText('a material change');
  await button(ada.charter.revision, 'Put it to the TSC…').click();
  await ada.charter.dialog.getByLabel('Reason').fill('The certificates have to be tried.');
  await button(ada.charter.dialog, 'Put it to the TSC').click();
  await expect(ada.charter.dialog).toBeHidden();
  await expect(page.getByText('The TSC is voting on a revised charter').first()).toBeVisible();
  await expect(ada.charter.inForce).toContainText('60 days');
  await tscVotes(cast, await openBallot(tsc[1], TWG));
  await expect(ada.charter.inForce).toContainText('200 days');
}

/** What happened is drafted, edited, posted; gives the text that was on the screen. */
export async function tell({ ada, cleo }: Cast): Promise<string> {
  const { page } = ada.app;
  await ada.group.open(TWG);
  const updates = page.getByRole('region', { name: 'Updates', exact: true });
  await button(page, 'Draft it').click();
  await expect(page.getByRole('region', { name: 'The next update' })).toContainText(
    'Finality certificates',
  );
  await page.getByRole('link', { name: 'Write the next update' }).click();
  await ada.document.typeAtEnd('\nCertificates are tried in autumn.\n');
  await ada.document.acknowledged();
  await ada.group.open(TWG);
  await button(updates, 'Post the update…').click();
  const dialog = page.getByRole('dialog', { name: 'Post the update' });
  const text = dialog.getByRole('group', { name: 'The text of the update' });
  await expect(text).toContainText('Certificates are tried in autumn.');
  const shown = words((await text.textContent()) ?? '');
  await dialog.getByRole('textbox', { name: 'Name of channel 1' }).fill('Updates');
  await dialog.getByRole('textbox', { name: 'Name of channel 2' }).fill('all@northern.example');
  await dialog.getByLabel('Title').fill('Two weeks of finality');
  await button(dialog, 'Post the update').click();
  await button(page.getByRole('alertdialog'), 'Post the update').click();
  await expect(dialog).toHaveCount(0);
  await ada.app.acknowledged();
  await caughtUp(cleo, ada);
  await cleo.group.open(TWG);
  await expect(cleo.app.page.getByRole('link', { name: 'Two weeks of finality' })).toBeVisible();
  await expect(button(cleo.app.page, 'Post the update…')).toHaveAccessibleDescription(/Ada Byron/);
  return shown;
}

/** Ada hands over to Cleo, who may from then on what Ada may not. */
export async function handOver({ ada, cleo }: Cast): Promise<void> {
  await ada.people.open(TWG);
  await ada.people.handOver('Cleo Odo');
  await ada.app.acknowledged();
  await caughtUp(cleo, ada);
  await cleo.people.open(TWG);
  const accept = button(cleo.people.members, 'Accept the facilitation');
  await accept.click();
  await button(cleo.app.page.getByRole('alertdialog'), 'Accept the facilitation').click();
  await expect(cleo.people.members).toContainText('Cleo Odo (you) facilitator');
  await expect(ada.people.members).toContainText('Ada Byron (you) contributor');
  await expect(button(ada.people.members, 'Add a member…')).toHaveAccessibleDescription(/Cleo Odo/);
}
