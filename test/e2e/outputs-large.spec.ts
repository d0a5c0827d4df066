/** An output with a title of hundreds of characters, and a vote on a text of one megabyte. */

import { BallotPage } from './pages/ballot-page.ts';
import { button, goTo } from './pages/controls.ts';
import { FilesPage } from './pages/files-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

test.setTimeout(480_000);

const TITLE = `${'Änderungen an der Abwicklung, '.repeat(12)}שלום עולם 👩‍🚀 ${'x'.repeat(120)}`.slice(
  0,
  500,
);

/** One megabyte of Markdown, in parts that are told apart, as long as those of a long report. */
function large(): string {
  const parts: string[] = [];
  let size = 0;
  for (let index = 1; size < 1_000_000; index += 1) {
    const sentence = `What part ${index} says, in a sentence of a common length that goes on. `;
    const part = `## Part ${index}\n\n${sentence.repeat(14)}\n\n`;
    parts.push(part);
    size += part.length;
  }
  return `${parts.join('')}The end of it.\n`;
}

test('a long title, and a ballot on one megabyte with what changed since the last', async ({
  launch,
}) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const sample = new SampleBar(desktop);
  await sample.open();
  const { page } = desktop;
  const output = new OutputPage(page);
  const files = new FilesPage(page);

  await goTo(page, '#/groups/mainnet-operations');
  await button(page, 'Start an output…').click();
  const dialog = page.getByRole('dialog', { name: 'Start an output' });
  await dialog.getByRole('radio', { name: /^Another one/ }).press('Space');
  await dialog.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await button(dialog, 'Start it').click();
  await expect(page).toHaveURL(/#\/outputs\//);
  const id = page.url().split('#/outputs/')[1] ?? '';
  for (const duty of ['drafting', 'editing', 'obtaining feedback', 'finalizing'] as const)
    await output.takeOn(duty);

  const text = large();
  await files.document.open(`output/${id}`);
  await files.bring('large.md', new TextEncoder().encode(text));
  await files.document.acknowledged();
  await output.open(id);
  await output.callVote();
  await output.act('Open the ballot').click();
  const voted = page.getByRole('group', { name: 'The text voted on' });
  // What is asked of all of it would be told in all of it where it fails.
  await expect(voted.getByText('The end of it.')).toBeAttached({ timeout: 60_000 });
  const ballots = new BallotPage(page);
  await ballots.cast('Yes');

  // Withdrawn, changed, and called again: what changed is found in all of it.
  await button(page, 'Withdraw the ballot').click();
  const why = page.getByRole('dialog', { name: 'Withdraw the ballot' });
  await why.getByRole('textbox').fill('A sentence is missing.');
  await button(why, 'Withdraw the ballot').click();
  await expect(page.getByText('Withdrawn').first()).toBeVisible();
  await files.document.open(`output/${id}`);
  await files.bring(
    'larger.md',
    new TextEncoder().encode(text.replace('What part 500 says', 'What part 500 tells')),
  );
  await files.document.acknowledged();
  await output.open(id);
  await output.act('Call the group’s vote…').click();
  await expect(
    output.voteDialog.getByText('1 change: 1 word put in, 1 word taken out'),
  ).toBeVisible({ timeout: 60_000 });
  await output.sign(output.voteDialog, 'Call the vote');
  await output.act('Open the ballot').click();
  await expect(page.getByText('1 change: 1 word put in, 1 word taken out')).toBeVisible({
    timeout: 60_000,
  });
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
