/** Votes and edits of an output that meet, some of them made without a line. */

import { button } from './pages/controls.ts';
import { BallotPage } from './pages/ballot-page.ts';
import { DocumentPage } from './pages/document-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { DAY, HOUR } from './clocked-relay.ts';
import { act, caughtUp, cutOff, mended, stateOf } from './faults/tools.ts';
import { decided, formedGroup, startReport } from './formed-group.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

test.setTimeout(540_000);

const DUTIES = ['drafting', 'editing', 'feedback', 'finalizing'];
const REPORT = '# Finality of payments\n\nA payment is final once it is settled.\n';

test('two calls of a vote, a text that has just changed, and an edit as the ballot opens', async ({
  folder,
  launch,
}) => {
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { ada, ben, cleo } = group;
  const id = await startReport(group);
  for (const duty of DUTIES) await act(ada, 'output.volunteer', { output: id, duty });
  for (const person of [ben, cleo]) await caughtUp(person, ada);
  const pages = (page: typeof ada.app.page) => ({
    output: new OutputPage(page),
    document: new DocumentPage(page),
  });
  const [adas, bens] = [pages(ada.app.page), pages(ben.app.page)];
  await adas.document.open(`output/${id}`);
  await adas.document.typeAtEnd(REPORT);
  await adas.document.acknowledged();
  await bens.document.open(`output/${id}`);
  await bens.document.holds('settled');

  await test.step('a vote called on a text that another has changed meanwhile is not opened', async () => {
    await adas.output.open(id);
    await cutOff(ada);
    await adas.output.act('Call the group’s vote…').click();
    await expect(adas.output.voteDialog.getByText(/The relay cannot be reached/)).toBeVisible();
    await adas.output.sign(adas.output.voteDialog, 'Call the vote');
    await bens.document.typeAtEnd('\nBen has just written this.\n');
    await bens.document.acknowledged();
    await mended(ada);
    const told = ada.app.page.getByRole('status').filter({ hasText: 'The text has changed since' });
    await expect(told).toBeVisible();
    await expect(adas.output.stage).toContainText('Drafting');
    expect((await stateOf(ben)).output.get(id)?.stage).toBe('drafting');
    await button(told, 'Put it away').click();
    await expect(told).toHaveCount(0);
  });

  await test.step('of two calls, one made without a line, the first counts; the other is told', async () => {
    await adas.document.open(`output/${id}`);
    await adas.document.holds('Ben has just written this.');
    await adas.document.acknowledged();
    await adas.output.open(id);
    await cutOff(ada);
    await adas.output.callVote();
    await bens.output.open(id);
    await bens.output.callVote();
    await expect(bens.output.stage).toContainText('Group vote');
    await mended(ada);
    const told = ada.app.page.getByRole('status').filter({ hasText: 'was not taken' });
    await expect(told).toBeVisible();
    await expect(adas.output.stage).toContainText('Group vote');
    await button(told, 'Put it away').click();
    await expect(told).toHaveCount(0);
    const ballots = [...(await stateOf(ada)).ballot.values()].filter(
      ({ kind }) => kind === 'output-proceed',
    );
    expect(ballots).toHaveLength(1);
    const ballot = ballots[0]?.id ?? '';
    // What is on the ballot's screen is the text that Ben wrote in.
    const screen = new BallotPage(ada.app.page);
    await screen.open(ballot);
    await expect(ada.app.page.getByRole('group', { name: 'The text voted on' })).toContainText(
      'Ben has just written this.',
    );
    await decided([ada, ben, cleo], ballot, 'yes');
    await story.relay.move(DAY + HOUR);
    await expect.poll(async () => (await stateOf(ada)).output.get(id)?.stage).toBe('tsc-review');
  });

  await test.step('an edit of the TSC that arrives as the ballot opens is kept as a draft', async () => {
    await story.relay.move(3 * DAY);
    await bens.document.open(`output/${id}`);
    await bens.document.acknowledged();
    await ben.cable.cut();
    await bens.document.typeAtEnd('\nToo late.\n');
    await caughtUp(ada, cleo);
    await adas.output.open(id);
    await adas.output.askApproval('none');
    await expect(adas.output.stage).toContainText('TSC vote');
    await mended(ben);
    await expect(button(ben.app.page, 'Put it back')).toBeVisible();
    await expect(ben.app.page.getByRole('main')).toContainText('Too late.');
    await expect.poll(() => bens.document.text()).not.toContain('Too late.');
  });
  await story.end();
});
