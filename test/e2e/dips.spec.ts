/** DIPs from their pull request to Final, by several people, in the real app and its sample. */

import { BallotPage } from './pages/ballot-page.ts';
import { button, goTo } from './pages/controls.ts';
import { DipsPage } from './pages/dips-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import type { Desktop } from './support/desktop.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

const RECEIPTS = 'delivery-receipts';
const RETRIES = 'retry-rules';
const KENJI = 'Kenji Moribe';
const OLU = 'Olu Fashanu';
const COMMITTEE = ['Tomasz Wrzos', 'Dalia Haddad', 'Yusuf Demirtaş', 'Grace Achterberg'];

// A machine that does other things besides takes its time over axe.
test.setTimeout(900_000);

async function inSample(launch: () => Promise<Desktop>) {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const sample = new SampleBar(desktop);
  await sample.open();
  const { page } = desktop;
  const look = new Looking(desktop);
  const end = (): void => {
    expect(look.flaws).toEqual([]);
    expect(desktop.violations).toEqual([]);
    expect(desktop.errors).toEqual([]);
  };
  return { desktop, sample, page, look, end, dips: new DipsPage(page) };
}

/** Hands the DIP over again; how that is done on the screen is told where the repository is. */
async function submitAgain(desktop: Desktop, pullRequest: number): Promise<void> {
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  if (!hello.ok) throw new Error(hello.problem.message);
  const ledger = hello.value.associations[0]?.ledger ?? '';
  const opened = await desktop.request<'open'>({ type: 'open', ledger });
  if (!opened.ok) throw new Error(opened.problem.message);
  const row = opened.value.rows.rows.find(({ kind, id }) => kind === 'output' && id === RECEIPTS);
  const approved = row?.kind === 'output' ? row.record.approvedText : null;
  const reply = await desktop.request<'propose'>({
    type: 'propose',
    ledger,
    act: {
      type: 'dip.submit',
      data: {
        output: RECEIPTS,
        repository: 'kelda/dip',
        pullRequest,
        commit: 'e07d9a5',
        textSha256: approved,
      },
    },
  });
  expect(reply).toMatchObject({ ok: true, value: { outcome: 'queued' } });
}

test('a DIP goes from its pull request to final, and each act is its own person’s', async ({
  launch,
}) => {
  const { desktop, sample, page, look, end, dips } = await inSample(launch);
  await dips.openAll();
  await expect(dips.stage('Last call')).toContainText('DIP 204: Signed delivery receipts');
  await expect(dips.stage('Last call')).toContainText('1 open concern');
  await expect(dips.stage('Last call')).toContainText('2 of 2 workstreams sufficient');
  await expect(dips.stage('Last call')).toContainText(/Last call ends in \d+ days/);
  await expect(dips.stage('Accepted')).toContainText('DIP 189: Retry rules');
  await look.at('dips');

  // Somebody who is neither manager nor facilitator reads who can, and may raise a concern.
  await dips.open(RECEIPTS);
  await expect(dips.step).toContainText('Last call');
  await expect(dips.part('1 minority opinion')).toContainText(
    'I would keep receipts for one year.',
  );
  await expect(dips.button('Extend the last call…')).toHaveAccessibleDescription(/Kenji Moribe/);
  await expect(dips.button('Withdraw the DIP')).toHaveAccessibleDescription(/Olu Fashanu/);
  await look.at('dip in last call');
  await look.below('dip in last call');
  await dips.part('Text and revisions').getByRole('button', { name: 'Show what changed' }).click();
  await expect(page.getByRole('group', { name: 'Comparison' })).toBeVisible();
  await look.again('dip revision compared');
  await dips.begin('Raise a concern…', 'Raise a concern');
  await look.atDialog('raise a concern');
  await page.keyboard.press('Escape');

  // It is withdrawn, and begins again.
  await sample.actAs(OLU);
  await dips.withReason('Withdraw the DIP', 'The receiver’s keys have to be thought through.');
  await expect(dips.next).toContainText('Withdrawn');
  await expect(dips.next).not.toContainText('improved since');
  await look.again('dip withdrawn');
  await submitAgain(desktop, 231);
  await expect(dips.step).toContainText('Submitted');
  await expect(dips.button('Merge it as a draft…')).toHaveAccessibleDescription(/Kenji Moribe/);

  await sample.actAs('Freya Lindqvist');
  const assign = await dips.begin('Assign a manager…', 'Assign a manager');
  await expect(assign.getByRole('radio')).toHaveCount(3);
  await look.atDialog('assign a manager');
  await page.keyboard.press('Escape');
  await dips.assign('Piotr Zielony');
  await expect(dips.part('Manager and pull request')).toContainText('Piotr Zielony');
  await dips.assign(KENJI);
  await look.again('dip submitted');

  await sample.actAs(KENJI);
  await dips.withReason('Deny the pull request', 'It does not say what happens to old receipts.');
  await expect(dips.next).toContainText('does not say what happens to old receipts');
  await look.at('dip denied');
  await sample.actAs(OLU);
  await submitAgain(desktop, 232);
  await expect(dips.step).toContainText('Submitted');

  await sample.actAs(KENJI);
  const merge = await dips.begin('Merge it as a draft…', 'Merge it as a draft');
  await expect(merge.getByLabel('Number of the DIP')).toHaveValue('204');
  await merge.getByLabel('Number of the DIP').fill('189');
  await expect(merge).toContainText('Another DIP has this number.');
  await look.atDialog('merge as a draft');
  await page.keyboard.press('Escape');
  await dips.merge(204, '4be1a90');
  await expect(dips.step).toContainText('Draft');

  await dips.begin('Open a workstream…', 'Open a workstream');
  await look.atDialog('open a workstream');
  await page.keyboard.press('Escape');
  await dips.openWorkstream(
    'Keys of the past in the framework',
    'Move Framework',
    'https://example.org/kelda/framework/pull/17',
  );
  await expect(dips.next).toContainText('Keys of the past in the framework');
  await expect(dips.button('Start the last call…')).toHaveAccessibleDescription(
    /Keys of the past in the framework/,
  );
  await look.again('dip draft');
  await dips.revise('A receipt names the key that was in force.', 'Material', 'aa10be2');
  await expect(dips.part('Text and revisions')).toContainText('Revision 1');
  await dips.progress('Keys of the past in the framework', 'Sufficient', 'Reads old keys.');
  await dips.begin('Start the last call…', 'Start the last call');
  await look.atDialog('start the last call');
  await page.keyboard.press('Escape');
  await dips.startLastCall(14);
  await expect(dips.step).toContainText('Last call');

  // A material revision ends a last call: a new round begins.
  const revise = await dips.begin('Publish a revision…', 'Publish a revision');
  await revise.getByLabel('The revised text').press('End');
  await expect(revise).toContainText('round 2 begins');
  await look.atDialog('publish a revision');
  await page.keyboard.press('Escape');
  await dips.revise('Keys are kept for seven years.', 'Material', 'aa10be3');
  await expect(dips.step).toContainText('Draft');
  await expect(dips.next).toContainText('This is round 2');
  await dips.startLastCall(14);

  await sample.actAs('Mateo Quispe Rojas');
  await dips.raiseConcern('Seven years is longer than we may keep them.');
  await expect(dips.part('Concerns')).toContainText('Seven years is longer');
  await expect(dips.part('Concerns')).toContainText('Hannah Brück');

  await sample.actAs(KENJI);
  await dips.extendLastCall(20);
  await expect(dips.part('Last call')).toContainText('20 days');
  await dips.resolveConcern('What is a receipt worth', 'The key is named in the receipt now.');
  await sample.until(dips.next.filter({ hasText: 'still open' }), 'the last call has ended');
  await expect(dips.next).toContainText('1 concern is still open');
  await expect(dips.button('Ask the TSC to accept it…')).toHaveAccessibleDescription(/Mateo/);
  await expect(dips.button('Raise a concern…')).toHaveAccessibleDescription(/ended/);
  await look.again('dip after its last call');
  await dips.resolveConcern('Seven years is longer', 'Each may keep them for less.');
  await dips.begin('Ask the TSC to accept it…', 'Ask the TSC to accept the DIP');
  await look.atDialog('ask to accept');
  await page.keyboard.press('Escape');
  await dips.askTsc(7);
  await expect(dips.next).toContainText('The TSC votes on accepting it');
  await expect(dips.button('Reject the DIP')).toHaveAccessibleDescription(/vote|ballot/i);
  await look.again('dip in the vote');

  for (const name of COMMITTEE) {
    await sample.actAs(name);
    await dips.open(RECEIPTS);
    await button(dips.next, 'Open the ballot').click();
    await expect(dips.part('What led to this vote')).toContainText('Each may keep them for less.');
    if (name === COMMITTEE[0]) {
      await look.again('ballot on a DIP');
      await look.below('ballot on a DIP');
    }
    await new BallotPage(page).cast('Yes');
  }
  await dips.open(RECEIPTS);
  await sample.until(dips.step.filter({ hasText: 'Accepted' }), 'the TSC has accepted it');
  await expect(dips.part('Votes of the TSC')).toContainText('Acceptance of the DIP: passed');
  await look.again('dip accepted');
  await look.below('dip accepted');

  await sample.actAs(KENJI);
  await expect(dips.button('Mark it as final…')).toHaveAccessibleDescription(/Not complete yet/);
  for (const title of [
    'Keys of the past in the framework',
    'Verifying receipts in the client library',
  ])
    await dips.progress(title, 'Complete', 'Released.');
  await dips.begin('Mark it as final…', 'Mark the DIP as final');
  await look.atDialog('mark as final');
  await page.keyboard.press('Escape');
  await dips.finalize('https://example.org/kelda/client/releases/5');
  await expect(dips.next).toContainText('Final');
  await look.at('dip final');
  await sample.actAs('Freya Lindqvist');
  await dips.withReason('Deprecate it', 'Receipts are part of the next protocol.');
  await expect(dips.next).toContainText('Deprecated');
  await look.again('dip deprecated');
  end();
});

test('a DIP is rejected, another goes back to draft, and the pipeline says so', async ({
  launch,
}) => {
  const { sample, page, look, end, dips } = await inSample(launch);
  await sample.actAs(KENJI);
  // The inbox leads here.
  await page
    .getByRole('link', { name: /Resolve the concern/ })
    .first()
    .click();
  await expect(dips.next).toBeVisible();
  await dips.withReason('Reject the DIP', 'Receipts cannot be had without a new key scheme.');
  await expect(dips.next).toContainText('Rejected by its manager');
  await look.again('dip rejected');
  await sample.actAs('Piotr Zielony');
  await dips.open(RETRIES);
  await dips.withReason('Move it back to draft', 'Shops need a shorter time.');
  await expect(dips.next).toContainText('This is round 2');
  await look.again('dip in its second round');
  await dips.openAll();
  await page.getByText('Rejected: 1').click();
  await expect(page.getByRole('link', { name: /Signed delivery receipts/ })).toBeVisible();
  await look.at('dips and what left them');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('DIP 189');
  await page.getByRole('menuitem', { name: /Retry rules/ }).click();
  await expect(dips.next).toBeVisible();
  await page.getByRole('link', { name: 'Output', exact: true }).click();
  await expect(dips.part('In the DIP process')).toContainText('DIP 189');
  await look.again('output with its DIP');
  await goTo(page, '#/dips/nothing-here');
  await expect(page.getByRole('heading', { level: 1, name: 'No such DIP' })).toBeVisible();
  end();
});
