import { DocumentPage } from './pages/document-page.ts';
import { formedGroup, startReport } from './formed-group.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

test('three people write a report, one of them offline for a while', async ({ folder, launch }) => {
  test.setTimeout(300_000);
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { ada, ben, cleo } = group;
  const document = `output/${await startReport(group)}`;
  const [adas, bens, cleos] = [ada, ben, cleo].map(({ app }) => new DocumentPage(app.page));
  if (adas === undefined || bens === undefined || cleos === undefined) throw new Error('nobody');

  await test.step('they write at once', async () => {
    for (const page of [adas, bens, cleos]) await page.open(document);
    await adas.typeAtEnd('# Finality of payments\n\nWhen is a payment final?\n');
    await bens.holds('When is a payment final?');
    await Promise.all([
      bens.typeAtEnd('\nBen answers.\n'),
      cleos.typeAtStart('Draft by three.\n\n'),
    ]);
    for (const page of [adas, bens, cleos]) {
      await page.holds('Ben answers.');
      await page.holds('Draft by three.');
    }
  });
  expect(await adas.text()).toBe(await cleos.text());
  await story.end();
});
