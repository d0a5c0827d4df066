/** Versions of a document in the real app: named, by themselves, compared, restored, saved. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { button, goTo } from './pages/controls.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { VersionsPage } from './pages/versions-page.ts';
import { SIGN } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

/** A draft of a DIP in the sample, which its members write. */
const DRAFT = 'output/upgrade-rehearsals';

test.setTimeout(480_000);

test('a version is named, compared with the text as it is, restored and undone, and saved', async ({
  launch,
  folder,
}) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  await new SampleBar(desktop).open();
  const versions = new VersionsPage(desktop.page);
  const { document, page } = versions;
  const look = new Looking(desktop);
  await document.open(DRAFT);
  const before = await document.written();
  await look.at('versions none');

  await document.editor.press('ControlOrMeta+Alt+s');
  await expect(versions.nameDialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(versions.nameDialog).toContainText('Give it a name');
  await look.atDialog('version name');
  await page.keyboard.press('Escape');
  await versions.name('Before the meeting');

  await document.typeAtStart('A first line that is new.\n\n');
  await document.typeAtEnd('\n\nA last line, too.\n');
  const after = await document.text();
  await versions.panel();
  await look.again('versions');

  await versions.compare('Before the meeting');
  await expect(versions.comparison.getByText(/^2 changes: \d+ words put in/)).toBeVisible();
  await look.atDialog('compare one column');
  const changed = versions.comparison.getByRole('group', { name: 'What changed' });
  await changed.focus();
  await page.keyboard.press('n');
  await expect(versions.comparison.getByRole('group', { name: 'Change 1 of 2' })).toBeFocused();
  await page.keyboard.press('n');
  await expect(versions.comparison.getByRole('group', { name: 'Change 2 of 2' })).toBeFocused();
  await page.keyboard.press('p');
  await expect(versions.comparison.getByRole('group', { name: 'Change 1 of 2' })).toBeFocused();
  await button(versions.comparison, 'Side by side').click();
  await look.atDialog('compare side by side');
  await page.keyboard.press('Escape');

  await versions.restore('Before the meeting');
  await expect.poll(() => document.text()).toBe(before);
  // What was there is kept, and so is what was done.
  await expect(versions.checkpoints.first()).toBeVisible();
  await expect(page.getByText('Restored: Before the meeting')).toBeVisible();
  await look.again('versions restored');
  await document.editor.press('ControlOrMeta+z');
  await expect.poll(() => document.text()).toBe(after);

  const place = join(folder, 'before.md');
  await desktop.saveTo(place);
  await versions.save('Before the meeting');
  expect(await readFile(place, 'utf8')).toBe(before);

  // Whoever leaves after having written leaves a checkpoint.
  await document.typeAtEnd('One line more.\n');
  const left = await document.text();
  await goTo(page, '#/inbox');
  await document.open(DRAFT);
  await expect.poll(() => document.text()).toBe(left);
  await versions.panel();
  await expect(page.getByText('The text as it is now is kept among the versions.')).toBeVisible();
  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
