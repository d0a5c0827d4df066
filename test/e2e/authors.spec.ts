/** Who wrote what in a document, in the real app: three people, one of them without a line. */

import { DocumentPage } from './pages/document-page.ts';
import { tick } from './pages/controls.ts';
import { cutOff, mended } from './faults/tools.ts';
import { formedGroup, startReport } from './formed-group.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

test.setTimeout(480_000);

test('shares, tints and the author at the caret; what is not acknowledged is said to be so', async ({
  folder,
  launch,
}) => {
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { ada, ben, cleo } = group;
  const document = `output/${await startReport(group)}`;
  const [adas, bens, cleos] = [ada, ben, cleo].map(({ app }) => new DocumentPage(app.page)) as [
    DocumentPage,
    DocumentPage,
    DocumentPage,
  ];
  const look = new Looking(ada.desktop);
  for (const page of [adas, bens, cleos]) await page.open(document);
  await adas.typeAtEnd('Ada wrote this. ');
  await bens.holds('Ada wrote this.');
  await bens.typeAtEnd('Ben wrote this. ');
  await cleos.holds('Ben wrote this.');
  await cleos.typeAtEnd('Cleo wrote this. ');
  await adas.holds('Cleo wrote this.');
  for (const page of [adas, bens, cleos]) await page.acknowledged();

  const panel = await adas.panel('Authors');
  const authors = panel.getByRole('list', { name: 'Authors' }).getByRole('listitem');
  await expect(authors).toHaveCount(3);
  await expect(authors.filter({ hasText: '(you)' })).toContainText('16 characters in 1 passage');
  await tick(panel, 'Show authors in the text');
  await expect(adas.editor.locator('.cm-author')).toHaveCount(3);
  await look.at('authors');
  // By keys, for whoever hears the screen too.
  await adas.editor.press('ControlOrMeta+End');
  await expect(panel.getByText(/^At the caret:/)).toContainText('Cleo');
  await adas.editor.press('ControlOrMeta+Alt+a');
  await expect(ada.app.page.locator('.cm-tooltip')).toContainText('Written by: Cleo');
  await adas.page.keyboard.press('Escape');

  // Under a client id that the relay has not seen yet.
  await cutOff(ada);
  await ada.app.page.reload();
  await adas.holds('Cleo wrote this.');
  await adas.typeAtEnd('And Ada, without a line.');
  await expect(authors.filter({ hasText: 'You, not acknowledged yet' })).toContainText(
    '24 characters',
  );
  await expect(panel.getByText(/the relay cannot be reached now/)).toBeVisible();
  await look.again('authors without a line');
  await mended(ada);
  await adas.acknowledged();
  await expect(authors.filter({ hasText: '(you)' })).toContainText('40 characters', {
    timeout: 60_000,
  });
  await expect(authors).toHaveCount(3);
  expect(look.flaws).toEqual([]);
  await story.end();
});
