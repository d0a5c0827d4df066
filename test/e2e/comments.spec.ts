/** Comments on a document, and mentions: by people who may write it, and by one who may not. */

import { Tour } from './tour.ts';
import { CommentsPage } from './pages/comments-page.ts';
import { button } from './pages/controls.ts';
import { cutOff, mended } from './faults/tools.ts';
import { formedGroup, startReport } from './formed-group.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

const DRAFT = 'output/upgrade-rehearsals';

test('comments: on a passage and on the whole, answered, resolved, found again', async ({
  launch,
}) => {
  test.setTimeout(600_000);
  const begun = await Tour.inSample(launch);
  const { page, sample, app, look } = begun;
  const comments = new CommentsPage(page);
  const { document } = comments;

  await test.step('who may not write comments too', async () => {
    await sample.actAs('Tomasz Wrzos');
    await document.open(DRAFT);
    await comments.open();
    await expect(comments.panel).toContainText('Nobody has commented yet');
    await comments.onDocument('Who is this for?');
    await expect(comments.thread('Who is this for?')).toBeFocused();
    await expect(comments.thread('Who is this for?')).toContainText('Tomasz Wrzos');
    await expect(comments.thread('Who is this for?')).not.toContainText('Waits for the relay');
  });

  await test.step('also while a text is in the vote, and so frozen', async () => {
    await document.open('output/on-call-practice');
    await comments.onPassage('We recommend', 'All of them?');
    await comments.drawn('We recommend');
    await expect(comments.thread('All of them?')).toBeFocused();
    await document.open(DRAFT);
  });

  await test.step('what the relay has not got says so', async () => {
    await sample.pauseRelay();
    await comments.onDocument('Said into the wind');
    const thread = comments.thread('Said into the wind');
    await expect(thread).toContainText('Waits for the relay');
    await look.at('comments that wait');
    await sample.resumeRelay();
    await expect(thread).not.toContainText('Waits for the relay', { timeout: 60_000 });
    await button(thread, 'Delete').click();
    await button(app.dialog('Delete the comment'), 'Delete').click();
    await expect(thread).toBeHidden();
  });

  await test.step('on a passage, mentioning somebody', async () => {
    const line = (await document.text()).split('\n').find((each) => each.length > 30) ?? '';
    const passage = line.slice(0, 12).trimEnd();
    await document.select(passage);
    await button(page, 'Comment').first().click();
    const field = comments.field('Comment on this passage');
    await expect(field).toBeFocused();
    await page.keyboard.type('Is that so? @quis');
    const option = comments.panel.getByRole('option', { name: /Mateo Quispe Rojas/ });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await look.again('comments, mentioning');
    await field.press('Enter');
    await expect(field).toHaveValue('Is that so? @Mateo Quispe Rojas ');
    await page.keyboard.type('\nhttps://a.example/x');
    await field.press('ControlOrMeta+Enter');
    const thread = comments.thread('Is that so?');
    await expect(thread).toBeFocused();
    await expect(thread.getByRole('button', { name: passage })).toBeVisible();
    await expect(thread.locator('strong')).toHaveText('@Mateo Quispe Rojas');
    await expect(thread.getByRole('link')).toHaveAttribute('href', 'https://a.example/x');
    await comments.drawn(passage);
    await look.again('comments, a passage');
  });

  await test.step('answered and resolved by another', async () => {
    await sample.actAs('Mateo Quispe Rojas');
    // Whose documents are loaded anew.
    await page.reload();
    const inbox = page.getByRole('region', { name: 'Mentions' });
    await app.goTo('#/inbox');
    await expect(inbox).toContainText('Tomasz Wrzos');
    await expect(inbox).toContainText('mentioned you in the DIP “Upgrade rehearsals”');
    await expect(inbox).toContainText('Is that so?');
    await look.again('inbox with a mention');
    await inbox.getByRole('link', { name: /Upgrade rehearsals/ }).click();
    await expect(comments.thread('Is that so?')).toBeFocused();
    const thread = comments.thread('Is that so?');
    await comments.reply(thread, 'It is.');
    await expect(thread).toContainText('It is.');
    await button(thread, 'Resolve').click();
    await comments.show('Resolved');
    await expect(thread).toContainText('Resolved by Mateo Quispe Rojas');
    await look.again('comments, resolved');
    await app.goTo('#/inbox');
    await expect(app.heading('Inbox')).toBeVisible();
    await expect(inbox).toBeHidden();
    await document.open(DRAFT);
    await comments.show('Resolved');
    await button(thread, 'Reopen').click();
    await comments.show('Open');
    await expect(thread).toBeVisible();
  });

  await test.step('edited and deleted by its author, and by nobody else', async () => {
    const thread = comments.thread('Is that so?');
    await expect(button(thread, 'Edit')).toHaveCount(1);
    await button(thread, 'Edit').click();
    const field = comments.field('Change the comment');
    await field.fill('It is, mostly.');
    await field.press('ControlOrMeta+Enter');
    await expect(thread).toContainText('It is, mostly.');
    await expect(thread).toContainText('edited');
    await button(thread, 'Delete').click();
    const dialog = app.dialog('Delete the comment');
    await expect(dialog).toContainText('stay in the document’s log');
    await button(dialog, 'Delete').click();
    await expect(thread).not.toContainText('mostly');
  });

  await test.step('what is not sent is there after the window was loaded anew', async () => {
    await button(comments.panel, 'Comment on the whole document').click();
    await expect(comments.field('Comment on the whole document')).toBeFocused();
    await page.keyboard.type('Half a thought');
    await expect(comments.field('Comment on the whole document')).toHaveValue('Half a thought');
    await page.keyboard.press('Escape');
    await page.reload();
    await button(comments.panel, 'Go on with your unsent comment').click();
    await expect(comments.field('Comment on the whole document')).toHaveValue('Half a thought');
    await button(comments.panel, 'Discard').click();
  });

  await test.step('the passage moves with the text, and its thread outlives it', async () => {
    // After the window was loaded anew, the comments come a moment after the text.
    const drawn = (): Promise<number> => comments.passages().then(({ length }) => length);
    await expect.poll(drawn).toBe(1);
    await document.typeAtStart('Before it all. ');
    await expect.poll(drawn).toBe(1);
    const [passage = ''] = await comments.passages();
    await document.select(passage);
    await page.keyboard.press('Delete');
    await expect(comments.thread('Is that so?')).toContainText('The passage was deleted');
    await comments.drawn();
    await look.again('comments, a deleted passage');
    await page.keyboard.press('ControlOrMeta+Z');
    await comments.drawn(passage);
  });

  await test.step('in the read view: a mark beside the block, and a selection', async () => {
    await document.show('Read');
    await button(document.preview, '1 comment here').click();
    await expect(comments.thread('Is that so?')).toBeFocused();
    await look.again('comments, read view');
    await document.preview.locator('[data-line]').last().selectText();
    await button(page, 'Comment').click();
    await comments.send('Comment on this passage', 'Said while reading');
    await expect(comments.thread('Said while reading').getByRole('button').first()).toBeVisible();
  });

  await test.step('a mention that is put away', async () => {
    await document.show('Write');
    await comments.onDocument('@Amara Okonjo-Vale, have you seen this?');
    await sample.actAs('Amara Okonjo-Vale');
    await page.reload();
    await app.goTo('#/inbox');
    const inbox = page.getByRole('region', { name: 'Mentions' });
    await button(inbox, 'Done with the mention by Mateo Quispe Rojas').click();
    await expect(inbox).toBeHidden();
    await sample.actAs('Mateo Quispe Rojas');
    await page.reload();
    await document.open(DRAFT);
    await comments.open();
  });

  await test.step('by keys alone, and by a link', async () => {
    await document.show('Write');
    await document.editor.press('ControlOrMeta+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('ControlOrMeta+Alt+m');
    await comments.send('Comment on this passage', 'By keys');
    const id = (await comments.thread('By keys').getAttribute('data-thread')) ?? '';
    await app.goTo('#/inbox');
    await app.goTo(`#/documents/${DRAFT}?thread=${id}`);
    await expect(comments.thread('By keys')).toBeFocused();
    // The comment that the caret is in is found once its passage is.
    const [first = ''] = (await document.text()).split('\n');
    await expect.poll(() => comments.passages()).toContain(first);
    await document.editor.press('ControlOrMeta+Home');
    await page.keyboard.press('ControlOrMeta+Alt+m');
    await expect(comments.thread('By keys')).toBeFocused();
  });

  await test.step('a charter, as a whole', async () => {
    await app.goTo('#/groups/fee-transparency/proposal');
    await button(comments.panel, 'Comment on the whole document').click();
    await comments.send('Comment on the whole document', 'Who pays for it?');
    await expect(comments.thread('Who pays for it?')).toBeFocused();
    await expect(comments.panel).not.toContainText('select it');
    await look.again('charter with a comment');
  });

  begun.end();
});

test('a comment made offline finds its passage among edits, and reaches whom it mentions', async ({
  folder,
  launch,
}) => {
  test.setTimeout(600_000);
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const { ada, ben } = group;
  const document = `output/${await startReport(group)}`;
  const [adas, bens] = [new CommentsPage(ada.app.page), new CommentsPage(ben.app.page)];
  await adas.document.open(document);
  await adas.document.typeAtEnd('First, second and third.');
  await bens.document.open(document);
  await bens.document.holds('First, second and third.');

  await cutOff(ben);
  await bens.onPassage('second', 'Which one? @Ada Byron');
  const thread = bens.thread('Which one?');
  await expect(thread).toContainText('Waits for the relay');
  await adas.document.typeAtStart('Something before it. ');
  await ada.app.goTo('#/inbox');
  const mentions = ada.app.page.getByRole('region', { name: 'Mentions' });
  await expect(mentions).toHaveCount(0);

  await mended(ben);
  await expect(thread).not.toContainText('Waits for the relay');
  await bens.document.holds('Something before it.');
  await bens.drawn('second');
  await mentions.getByRole('link').click();
  await expect(adas.thread('Which one?')).toBeFocused();
  await adas.drawn('second');
  await adas.reply(adas.thread('Which one?'), 'The one of them.');
  await expect(thread).toContainText('The one of them.');
  await ada.app.goTo('#/inbox');
  await expect(ada.app.heading('Inbox')).toBeVisible();
  await expect(mentions).toHaveCount(0);
  await story.end();
});
