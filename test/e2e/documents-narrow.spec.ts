/** A document where the window has little room: a panel lies over the text, and leads back to it. */

import { Tour } from './tour.ts';
import { CommentsPage } from './pages/comments-page.ts';
import { button } from './pages/controls.ts';
import { expect, test } from './support/desktop-test.ts';

const DRAFT = 'output/upgrade-rehearsals';
const NARROW = { width: 480, height: 860 };
const WIDE = { width: 1280, height: 860 };

test('at 480 px a panel covers the text, and Escape leads back to where one was', async ({
  launch,
}) => {
  test.setTimeout(360_000);
  const begun = await Tour.inSample(launch);
  const { page, sample, app, look } = begun;
  const comments = new CommentsPage(page);
  const { document } = comments;
  await sample.actAs('Mateo Quispe Rojas');
  await document.open(DRAFT);
  await comments.open();
  await expect(document.editor).toBeVisible();
  await look.resize(NARROW);

  await test.step('the one that is kept open beside the text is not opened over it', async () => {
    await app.goTo('#/inbox');
    await document.open(DRAFT);
    await expect(document.editor).toBeVisible();
    await expect(comments.panel).toBeHidden();
  });

  await test.step('it has the room of the text, which is put away', async () => {
    const room = await document.editor.evaluate((text) =>
      text.closest('#document-texts')?.getBoundingClientRect().toJSON(),
    );
    await comments.open();
    await expect(document.editor).toBeHidden();
    expect(
      await comments.panel.evaluate((panel) => panel.getBoundingClientRect().toJSON()),
    ).toEqual(room);
  });

  await test.step('Escape in a field is the field’s; then it leads back to the text', async () => {
    await document.panels.getByRole('button', { name: /^Comments/ }).press('Escape');
    await expect(document.editor).toBeFocused();
    await document.editor.press('ControlOrMeta+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('ControlOrMeta+Alt+m');
    const field = comments.field('Comment on this passage');
    await expect(field).toBeFocused();
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
    await expect(comments.panel).toBeVisible();
    await expect(comments.panel).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(comments.panel).toBeHidden();
    await expect(document.editor).toBeFocused();
  });

  await test.step('what is commented on can be pressed, and written in', async () => {
    await comments.open();
    await button(comments.panel, 'Go on with your unsent comment').click();
    await comments.field('Comment on this passage').press('ControlOrMeta+Enter');
    await expect(comments.thread('Half a thought')).toBeFocused();
    await button(comments.panel, 'Back to the text').press('Enter');
    await expect(document.editor).toBeFocused();
    await document.editor.locator('.cm-commented').first().click();
    await expect(document.editor.locator('.cm-commented-selected').first()).toBeVisible();
    await expect(comments.panel).toBeHidden();
    await expect(document.editor).toBeFocused();
  });

  await test.step('a passage, a heading and a check lead into the text', async () => {
    await comments.open();
    await comments.thread('Half a thought').getByTitle('Show it in the text').click();
    await expect(comments.panel).toBeHidden();
    await expect(document.editor).toBeFocused();
    const outline = await document.panel('Outline');
    await outline.getByRole('button', { name: 'Motivation' }).press('Enter');
    await expect(outline).toBeHidden();
    await expect(document.editor).toBeFocused();
    await page.keyboard.press('Shift+End');
    expect(await page.evaluate(() => window.getSelection()?.toString())).toContain('Motivation');
    const checks = await document.panel('Checks');
    await button(checks, 'Next').click();
    await expect(checks).toBeHidden();
    await expect(document.editor).toBeFocused();
    await document.show('Read');
    await document.panel('Outline');
    await outline.getByRole('button', { name: 'Motivation' }).click();
    await expect(document.preview).toBeFocused();
    await document.show('Write');
  });

  await test.step('changes are tried out in the copy, not under the panel', async () => {
    const panel = await document.panel('Suggestions');
    await button(panel, 'Suggest changes').click();
    await expect(panel).toBeHidden();
    await expect(page.getByRole('textbox', { name: /^Suggested text of / })).toBeVisible();
    await document.panel('Suggestions');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: /^Suggested text of / })).toBeFocused();
    await button(page, 'Stop suggesting').click();
  });

  await test.step('beside the text Escape leaves a panel where it is; closing it keeps the place', async () => {
    await look.resize(WIDE);
    const outline = await document.panel('Outline');
    await outline.getByRole('button', { name: 'Motivation' }).focus();
    await page.keyboard.press('Escape');
    await expect(outline).toBeVisible();
    await button(outline, 'Close Outline').press('Enter');
    await expect(outline).toBeHidden();
    await expect(document.panels.getByRole('button', { name: 'Outline' })).toBeFocused();
  });

  await test.step('a window that is narrow for a moment takes the keyboard from no text', async () => {
    await document.panel('Outline');
    for (let turn = 0; turn < 10; turn += 1) {
      await document.editor.focus();
      await look.resize(NARROW);
      await expect(document.editor).toBeHidden();
      await look.resize(WIDE);
      await expect(document.editor).toBeFocused();
    }
  });

  begun.end();
});
