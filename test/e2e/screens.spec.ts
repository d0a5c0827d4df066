/**
 * Every screen and dialog, in the real app: axe finds nothing in any theme, nothing is wider than
 * the window, the window has a title, and the page complains of nothing.
 */

import { button, find } from './pages/controls.ts';
import { found } from './pages/founding-page.ts';
import { ProposalPage } from './pages/proposal-page.ts';
import { MADE_WITHIN } from './pages/sample-bar.ts';
import { ORGANIZATIONS, PEOPLE } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { reloaded } from './support/reloaded.ts';
import { Tour } from './tour.ts';

// A machine that does other things besides takes its time over axe.
test.setTimeout(480_000);

test('inbox, groups and proposals', async ({ launch }) => {
  const tour = await Tour.inSample(launch);
  const { app, page, sample } = tour;
  await tour.screen('#/inbox', 'Inbox', 'inbox');
  await tour.screen('#/groups', 'Groups', 'groups');
  const propose = () => button(page, 'Propose a group').click();
  await tour.dialog(propose, 'Propose a group', 'propose a group');
  for (const [twg, name] of [
    ['wallet-recovery', 'Wallet Recovery'],
    ['fee-transparency', 'Fee Transparency'],
    ['validator-onboarding', 'Validator Onboarding'],
    ['mainnet-operations', 'Mainnet Operations'],
    ['ledger-archives', 'Ledger Archives'],
    ['off-chain-messaging', 'Off-chain Messaging'],
  ] as const) {
    await tour.screen(`#/groups/${twg}`, name, `group ${twg}`);
    await tour.look.below(`group ${twg}`);
  }
  await tour.screen('#/groups/nothing-here', 'No such group', 'group unknown');
  const proposalOf = (twg: string): string => `#/groups/${twg}/proposal`;
  await tour.screen(proposalOf('fee-transparency'), /Fee/, 'proposal of others');
  await tour.screen(proposalOf('validator-onboarding'), /Validator/, 'proposal in the vote');

  await sample.actAs('Leila Farsi-Holm');
  await app.goTo(proposalOf('wallet-recovery'));
  const proposal = new ProposalPage(page);
  await expect(proposal.field('Scope and goal')).toContainText('Find out');
  await tour.look.at('proposal open');
  await proposal.type('Desired member profiles', 'Somebody who has lost a key.');
  await proposal.publish();
  await tour.look.below('proposal open');
  await app.goTo('#/groups/wallet-recovery');
  await tour.dialog(() => button(page, 'Circulate…').click(), /^Circulate/, 'circulate');

  await sample.actAs('Mateo Quispe Rojas');
  await app.goTo('#/groups/fee-transparency');
  // Where interest is expressed stands far below.
  await button(page, 'How to take part').press('Enter');
  await expect(page.locator('#group-interest')).toBeFocused();
  const express = () => button(page, 'Express interest…').click();
  await tour.dialog(express, /^Express interest/, 'express interest');
  await sample.actAs('Priya Ranganath');
  const record = () => button(page, 'Record interest shown elsewhere…').click();
  await tour.dialog(record, /^Record interest/, 'record interest');
  const members = () => button(page, 'Choose members…').click();
  await tour.dialog(members, 'Choose members', 'choose members');
  const withdraw = () => button(page, 'Withdraw the proposal…').click();
  await tour.dialog(withdraw, /^Withdraw/, 'withdraw');
  tour.end();
});

test('ballots: reading, voting, as another, and the clock', async ({ launch }) => {
  const tour = await Tour.inSample(launch);
  const { app, page, sample, look } = tour;
  await tour.screen('#/ballots', 'Ballots', 'ballots');
  await tour.screen('#/ballots/form-operations', 'Mainnet Operations', 'ballot passed');
  await look.below('ballot passed');
  await tour.screen('#/ballots/form-archives', 'Ledger Archives', 'ballot failed');
  await tour.screen('#/ballots/form-onboarding', 'Validator Onboarding', 'ballot of others');
  await sample.actAs('Dalia Haddad');
  await look.again('ballot recused');
  await sample.actAs('Tomasz Wrzos');
  await look.at('ballot open');
  await look.below('ballot open');
  await button(page, 'Read it formatted').click();
  await expect(page.getByRole('group', { name: 'The text, formatted' })).toBeVisible();
  await look.again('ballot formatted');
  await button(page, 'Show the exact text').click();
  const mine = page.getByRole('region', { name: 'Your vote' });
  const recuse = () => button(mine, 'Recuse yourself').click();
  await tour.dialog(recuse, 'Recuse yourself', 'recuse');
  await mine.getByRole('radio', { name: /^Yes/ }).press('Space');
  await mine.getByLabel('Reason (optional)').fill('It is wanted.');
  await look.again('ballot chosen');
  const review = () => button(mine, 'Review: Yes').click();
  await tour.dialog(review, 'Cast your vote: Yes', 'cast your vote');

  const queue = () => app.syncLine.click();
  await sample.pauseRelay();
  await review();
  await button(page, 'Sign and cast: Yes').click();
  await expect(app.dialog(/^Cast/)).toBeHidden();
  // It stands above the choices, out of sight for who has just scrolled to the button.
  await expect(mine.getByText(/Your vote is on its way/)).toBeInViewport();
  await look.again('ballot on its way');
  await tour.dialog(queue, 'On its way', 'queue with an act');
  await sample.resumeRelay();
  // A relay that was away for long is found again after a while.
  await expect(mine).toContainText('Your vote is counted: Yes', { timeout: 60_000 });
  await look.at('ballot voted');
  await tour.dialog(queue, 'On its way', 'queue');
  expect(await tour.desktop.dialogs()).toMatchObject([
    { message: 'Vote “yes” on this ballot?', detail: expect.stringMatching(/form-onboarding/) },
  ]);

  await sample.toDeadlineOf('Validator Onboarding');
  await expect(app.heading('Validator Onboarding')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  await look.again('ballot closed');

  const startOver = () => button(page, 'Start over').click();
  await tour.dialog(startOver, 'Start over', 'start over');
  await startOver();
  // It is made anew, entry by entry, on a relay of its own.
  await reloaded(page, async () => {
    await button(app.dialog('Start over'), 'Start over').click();
    await expect(app.heading('Inbox')).toBeVisible({ timeout: MADE_WITHIN });
  });
  await app.goTo('#/ballots/form-onboarding');
  await expect(page.getByRole('region', { name: 'So far' })).toBeVisible();
  tour.end();
});

test('association, ledger, settings, commands', async ({ launch }) => {
  const tour = await Tour.inSample(launch);
  const { app, page, sample, look } = tour;
  await sample.actAs('Inês Caldeira');
  const association = /^Kelda Association/;
  for (const tab of ['people', 'organizations', 'offices', 'devices', 'invites', 'rulebook']) {
    await app.goTo(`#/association?tab=${tab}`);
    await expect(page.getByRole('tab', { selected: true })).toHaveText(new RegExp(tab, 'i'));
    await tour.screen(`#/association?tab=${tab}`, association, `association ${tab}`);
  }
  await app.goTo('#/association?tab=people');
  const register = () => button(page, 'Register a person').click();
  await tour.dialog(register, 'Register a person', 'register a person');
  const details = () =>
    button(page, /^Details of/)
      .first()
      .click();
  await tour.dialog(details, /./, 'person');
  await tour.screen('#/ledger', 'Ledger', 'ledger');
  await tour.screen('#/ledger/20', /20/, 'entry');
  await tour.screen('#/settings', 'Settings', 'settings');
  await look.below('settings');
  await tour.dialog(() => button(page, 'Add a device').click(), /^Add a device/, 'add a device');
  const passphrase = () => button(page, 'Set a passphrase').click();
  await tour.dialog(passphrase, /passphrase/, 'passphrase');
  const forget = () => button(page, 'Forget this association here').click();
  await tour.dialog(forget, /^Forget/, 'forget');
  await tour.screen('#/nowhere', 'Nothing is at this address', 'unknown');
  await tour.dialog(() => page.keyboard.press('Control+k'), 'Commands', 'palette');
  await tour.dialog(() => page.keyboard.press('?'), 'Keys', 'keys');
  tour.end();
});

test('first run, founding, joining, inviting, and an association that is empty', async ({
  launch,
}) => {
  const tour = await Tour.begin(launch);
  const { app, page, look } = tour;
  await tour.screen('#/start', /^Working groups/, 'first run');
  await tour.screen('#/start/join', 'Join', 'join');
  await page.getByRole('tab', { name: 'As my second device' }).click();
  await look.at('join as a second device');
  await page.getByRole('tab', { name: 'With a recovery code' }).click();
  await look.at('join by recovery');
  await founding(tour);
  for (const [hash, heading] of [
    ['#/inbox', 'Inbox'],
    ['#/groups', 'Groups'],
    ['#/ballots', 'Ballots'],
    ['#/ledger', 'Ledger'],
  ] as const) {
    await tour.screen(hash, heading, `${heading.toLowerCase()} empty`);
  }
  await app.goTo('#/settings');
  const move = () => button(page, 'Move to a standing relay').click();
  await tour.dialog(move, 'Move to a standing relay', 'move relay');
  await inviting(tour);
  tour.end();
});

async function founding({ app, page, look }: Tour): Promise<void> {
  const steps: Readonly<Record<string, string>> = {
    Association: 'found: association',
    Organizations: 'found: organizations',
    People: 'found: people',
    Offices: 'found: offices',
    Review: 'found: review',
    'Write down your recovery code': 'found: recovery code',
  };
  await app.goTo('#/start');
  const association = 'Payments Association';
  await reloaded(page, () =>
    found(page, {
      association,
      organizations: ORGANIZATIONS,
      people: PEOPLE,
      tsc: PEOPLE.map(({ name }) => name),
      relayUrl: null,
      onStep: (step) => look.at(steps[step] ?? step),
    }),
  );
  await expect(app.heading(association)).toBeVisible();
}

async function inviting(tour: Tour): Promise<void> {
  const { app, page } = tour;
  await app.goTo('#/association?tab=invites');
  await find(page, 'Person', 'Grace Hopper');
  const make = () => button(page, 'Make an invite').click();
  await tour.dialog(make, /^Nobody else can reach/, 'share');
  await make();
  await page.getByRole('radio', { name: /^Neither/ }).press('Space');
  const really = () => button(app.dialog(/^Nobody/), 'Make the invite').click();
  await tour.dialog(really, 'Invite for Grace Hopper', 'invite');
}
