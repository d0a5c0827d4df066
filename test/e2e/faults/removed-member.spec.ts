import { DocumentPage } from '../pages/document-page.ts';
import { formedGroup, startReport } from '../formed-group.ts';
import { Story } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import { act, cutOff, mended } from './tools.ts';

test('a member who is removed while drafting offline is offered the words, and told why', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { twg, ada, cleo } = group;
  const document = `output/${await startReport(group)}`;
  const [adas, cleos] = [new DocumentPage(ada.app.page), new DocumentPage(cleo.app.page)];
  await adas.open(document);
  await cleos.open(document);
  await adas.typeAtEnd('Ada begins.\n');
  await cleos.holds('Ada begins.');

  await cutOff(cleo);
  await cleos.typeAtEnd('Written on a train.\n');
  await act(ada, 'member.remove', { twg, person: 'cleo', reason: 'Left the working group.' });
  await adas.typeAtEnd('Ada goes on.\n');
  await adas.acknowledged();
  await mended(cleo);

  const { page } = cleo.app;
  await expect(page.getByText('You could not write here').first()).toBeVisible();
  await expect(page.locator('main ins').filter({ hasText: 'train' }).first()).toBeVisible();
  await cleos.holds('Ada goes on.');
  expect(await cleos.text()).toBe('Ada begins.\nAda goes on.\n');
  expect(await adas.text()).toBe('Ada begins.\nAda goes on.\n');
  await expect(cleos.editor).toHaveAttribute('aria-readonly', 'true');
  await story.end();
});
