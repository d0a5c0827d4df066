import { join } from 'node:path';
import { countedAlike, formGroup } from './formation.ts';
import { button } from './pages/controls.ts';
import { Story } from './story.ts';
import { OF_A_CUT_LINE } from './support/chromium.ts';
import { expect, test } from './support/desktop-test.ts';

test('three people take a proposal from its first sentence to a formed group', async ({
  folder,
  launch,
}) => {
  test.setTimeout(600_000);
  const story = await Story.begin(folder, launch);
  const all = await story.threePeople();
  await formGroup(all, story.relay);

  await test.step('the exported ledger holds, and counts as the screen does', async () => {
    const [ada] = all;
    const path = join(folder, 'exported.jsonl');
    await ada.desktop.saveTo(path);
    await ada.app.goTo('#/ledger');
    await button(ada.app.page, /^Export/).click();
    await countedAlike(ada, path);
  });

  for (const { desktop } of all) {
    expect(desktop.violations).toEqual([]);
    expect(desktop.errors.filter((error) => !OF_A_CUT_LINE.test(error))).toEqual([]);
  }
  await story.end();
});
