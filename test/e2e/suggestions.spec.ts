/** Changes that are suggested: tried out in a copy, sent, accepted and rejected one by one, undone. */

import { Tour } from './tour.ts';
import { button } from './pages/controls.ts';
import { DocumentPage } from './pages/document-page.ts';
import { SuggestionsPage } from './pages/suggestions-page.ts';
import { VersionsPage } from './pages/versions-page.ts';
import { expect, test } from './support/desktop-test.ts';

const DRAFT = 'output/upgrade-rehearsals';

test('suggestions: tried out, sent, and decided one by one', async ({ launch }) => {
  test.setTimeout(480_000);
  const begun = await Tour.inSample(launch);
  const { page, sample, look } = begun;
  const document = new DocumentPage(page);
  const suggestions = new SuggestionsPage(page);
  await sample.actAs('Tomasz Wrzos');
  await document.open(DRAFT);
  const before = await document.written();

  await test.step('who may not write tries changes out in a copy, which a reload does not lose', async () => {
    await suggestions.open();
    await expect(suggestions.panel).toContainText('Nobody has suggested a change yet');
    await button(suggestions.panel, 'Suggest changes').click();
    await expect(suggestions.bar).toContainText('You are suggesting changes to a copy');
    await suggestions.copy.press('ControlOrMeta+Home');
    await page.keyboard.type('Draft: ');
    await suggestions.copy.press('ControlOrMeta+End');
    await page.keyboard.type('\nOne more line.');
    await expect(button(suggestions.bar, 'Send 2 changes')).toBeEnabled();
    await expect(suggestions.bar).toContainText('Saved on this device.');
    await page.reload();
    await expect(button(suggestions.bar, 'Send 2 changes')).toBeVisible();
    await look.at('suggestions, trying changes out');
  });

  await test.step('and sends them', async () => {
    await button(suggestions.bar, 'Send 2 changes').click();
    const dialog = page.getByRole('dialog', { name: 'Send 2 changes' });
    await dialog.getByLabel('Why (optional)').fill('It is not final.');
    await button(dialog, 'Send').click();
    await expect(suggestions.bar).toHaveCount(0);
    await expect(suggestions.panel).toContainText('It is not final.');
    await expect(suggestions.chunks).toHaveCount(2);
    await expect(suggestions.panel).toContainText('You do not decide about these now');
    await expect(suggestions.drawn('Draft: ')).toBeVisible();
    await look.again('suggestions, by who may not decide');
    expect(await document.text()).toBe(before);
  });

  await test.step('who may write decides by keys, and undoes', async () => {
    await sample.actAs('Mateo Quispe Rojas');
    await page.reload();
    await expect(suggestions.chunks).toHaveCount(2);
    await look.again('suggestions, to decide');
    await suggestions.chunks.first().getByRole('button').first().focus();
    await page.keyboard.press('a');
    await expect.poll(() => document.text()).toBe(`Draft: ${before}`);
    await page.keyboard.press('r');
    await expect(suggestions.panel).toContainText('Every suggestion is decided');
    await suggestions.show('Decided');
    await expect(suggestions.panel).toContainText('Accepted by');
    await expect(suggestions.panel).toContainText('Rejected by');
    await look.again('suggestions, decided');
    await document.editor.press('ControlOrMeta+z');
    await expect.poll(() => document.text()).toBe(before);
    await suggestions.show('To decide');
    await expect(suggestions.chunks).toHaveCount(2);
    await expect(button(suggestions.chunks.first(), 'Accept')).toBeVisible();
  });

  await test.step('the changes since a version are shown, and put back one by one', async () => {
    const versions = new VersionsPage(page);
    await versions.name('Before the changes');
    await document.typeAtStart('Draft: ');
    await document.typeAtEnd('\nOne more line.');
    const written = `Draft: ${before}\nOne more line.`;
    await expect.poll(() => document.text()).toBe(written);
    await suggestions.open();
    await suggestions.since();
    await expect(suggestions.changesSince).toHaveCount(2);
    await expect(suggestions.panel).toContainText('2 changes since then.');
    await look.again('suggestions, since a version');
    await button(suggestions.changesSince.nth(1), 'Put back as it was').click();
    await expect.poll(() => document.text()).toBe(`Draft: ${before}`);
    await expect(suggestions.changesSince).toHaveCount(1);
    // It is an edit like any other, which undo takes back.
    await document.editor.press('ControlOrMeta+z');
    await expect.poll(() => document.text()).toBe(written);
    await expect(suggestions.changesSince).toHaveCount(2);
    await button(suggestions.changesSince.first(), 'Put back as it was').click();
    await expect.poll(() => document.text()).toBe(`${before}\nOne more line.`);
    await expect(suggestions.changesSince).toHaveCount(1);
    await button(suggestions.changesSince.first(), 'Put back as it was').click();
    await expect.poll(() => document.text()).toBe(before);
    await expect(suggestions.panel).toContainText('The text is the same.');
  });
  begun.end();
});
