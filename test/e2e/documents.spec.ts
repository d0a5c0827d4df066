import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { reviewEntry } from '../../shared/review/entries.ts';
import { CommentsPage } from './pages/comments-page.ts';
import { button } from './pages/controls.ts';
import { DocumentPage } from './pages/document-page.ts';
import { FilesPage } from './pages/files-page.ts';
import { SuggestionsPage } from './pages/suggestions-page.ts';
import { VersionsPage } from './pages/versions-page.ts';
import { ask, cutOff, ledgerOf, mended } from './faults/tools.ts';
import { formedGroup, startReport } from './formed-group.ts';
import { Story, type Character } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

/** What somebody has of a document's screen. */
interface Writer {
  readonly who: Character;
  readonly page: Page;
  readonly text: DocumentPage;
  readonly comments: CommentsPage;
  readonly suggestions: SuggestionsPage;
  readonly versions: VersionsPage;
  readonly files: FilesPage;
}

function writer(who: Character): Writer {
  const { page } = who.app;
  return {
    who,
    page,
    text: new DocumentPage(page),
    comments: new CommentsPage(page),
    suggestions: new SuggestionsPage(page),
    versions: new VersionsPage(page),
    files: new FilesPage(page),
  };
}

test('three people write a report, one of them offline for a while', async ({ folder, launch }) => {
  test.setTimeout(600_000);
  const story = await Story.begin(folder, launch);
  const group = await formedGroup(story);
  const document = `output/${await startReport(group)}`;
  const [ada, ben, cleo] = [writer(group.ada), writer(group.ben), writer(group.cleo)];
  const all = [ada, ben, cleo];

  await test.step('they write at once', async () => {
    for (const { text } of all) await text.open(document);
    await ada.text.typeAtEnd('# Finality of payments\n\nWhen is a payment final?\n');
    for (const { text } of [ben, cleo]) await text.holds('When is a payment final?\n');
    await Promise.all([
      ben.text.typeAtEnd('\nBen answers.\n'),
      cleo.text.typeAtStart('Draft by three.\n\n'),
    ]);
    await alike(all, 'Ben answers.', 'Draft by three.');
  });

  await test.step('one names the version, another comments on a passage', async () => {
    await ada.versions.name('First draft');
    await ben.comments.onPassage('When is a payment final?', 'Ask the validators.');
    await expect(ada.comments.document.panels).toBeVisible();
    await ada.comments.open();
    await expect(ada.comments.thread('Ask the validators.')).toBeVisible();
  });

  await test.step('offline, Cleo writes, comments and answers; the others go on', async () => {
    await cutOff(cleo.who);
    await cleo.text.typeAtEnd('\nCleo wrote this on a plane.\n');
    await cleo.comments.open();
    await cleo.comments.reply(cleo.comments.thread('Ask the validators.'), 'I shall, on landing.');
    await ada.text.typeAtStart('Ada goes on. ');
    await ben.text.holds('Ada goes on.');
    await expect(ada.comments.thread('I shall, on landing.')).toHaveCount(0);
  });

  await test.step('back again, all have all of it', async () => {
    await mended(cleo.who);
    await alike(all, 'Cleo wrote this on a plane.', 'Ada goes on.');
    await expect(ada.comments.thread('I shall, on landing.')).toBeVisible();
    await button(ada.comments.thread('Ask the validators.'), 'Resolve').click();
    await expect(cleo.comments.panel.getByRole('radio', { name: 'Resolved 1' })).toBeVisible();
    // The thread that is looked at stays in sight, whatever is chosen to be shown.
    await expect(cleo.comments.thread('Resolved by Ada Byron')).toBeVisible();
  });

  await test.step('an older version is restored, as a new one', async () => {
    await ben.versions.panel();
    await ben.versions.restore('First draft');
    for (const { text } of all)
      await expect.poll(() => text.text()).not.toContain('Cleo wrote this on a plane.');
    await alike(all, 'Ben answers.', 'Draft by three.');
  });

  await test.step('Ben suggests two changes; Ada accepts one and rejects the other', async () => {
    await ben.suggestions.open();
    await button(ben.suggestions.panel, 'Suggest changes').click();
    await ben.suggestions.copy.press('ControlOrMeta+Home');
    await ben.page.keyboard.type('Suggested: ');
    await ben.suggestions.copy.press('ControlOrMeta+End');
    await ben.page.keyboard.type('\nNobody wants this line.\n');
    await button(ben.suggestions.bar, 'Send 2 changes').click();
    await button(ben.page.getByRole('dialog', { name: 'Send 2 changes' }), 'Send').click();
    await ada.suggestions.open();
    await expect(ada.suggestions.chunks).toHaveCount(2);
    expect(await ada.text.text()).not.toContain('Suggested: ');
    await button(ada.suggestions.chunks.first(), 'Accept').click();
    await button(ada.suggestions.chunks.filter({ hasText: 'Nobody wants' }), 'Reject').click();
    await expect(ada.suggestions.panel).toContainText('Every suggestion is decided');
    await alike(all, 'Suggested: Draft by three.');
    expect(await cleo.text.text()).not.toContain('Nobody wants this line.');
  });

  await test.step('replicas, the relay, and the saved file are equal', async () => {
    await ben.text.acknowledged();
    const text = await ada.text.text();
    for (const each of all) {
      expect(await each.text.text()).toBe(text);
      // What has come last is on its way to the disk.
      await expect.poll(async () => contentOf(await journalOf(each, document))).toBe(text);
    }
    await expect.poll(async () => contentOf([await relaysCopy(ada, document)])).toBe(text);
    const path = join(folder, 'report.md');
    await ada.who.desktop.saveTo(path);
    await ada.files.save();
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await ada.files.sha256()).toBe(createHash('sha256').update(text).digest('hex'));
    await expect(async () => {
      const logs = await Promise.all(all.map((each) => journalOf(each, `comments/${document}`)));
      const [first, ...others] = logs.map(entriesOf);
      expect(first?.map(({ by, type }) => `${by}: ${type}`)).toContain('cleo: reply');
      for (const other of others) expect(other).toEqual(first);
    }).toPass({ timeout: 30_000 });
  });
  await story.end();
});

/** All have the one text, with these words in it. */
async function alike(all: readonly Writer[], ...words: string[]): Promise<void> {
  for (const { text } of all) for (const each of words) await text.holds(each);
  // The last key of one may still be on its way to the others.
  await expect
    .poll(async () => new Set(await Promise.all(all.map(({ text }) => text.text()))).size)
    .toBe(1);
}

async function journalOf({ who }: Writer, document: string): Promise<readonly Uint8Array[]> {
  const ledger = await ledgerOf(who);
  const { updates } = await ask(who, { type: 'journal-open', ledger, document });
  return updates.map(bytesOf);
}

/** What the test asks of a page comes as JSON: the numbers of the bytes by their places. */
const bytesOf = (update: Uint8Array): Uint8Array =>
  update instanceof Uint8Array ? update : Uint8Array.from(Object.values(update));

/** The state vector of a document without anything in it. */
const NOTHING = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64url');

async function relaysCopy({ who }: Writer, document: string): Promise<Uint8Array> {
  const session = await ask(who, { type: 'session', ledger: await ledgerOf(who) });
  const answer = await fetch(`${session.url}/doc/${document}/update?sv=${NOTHING}`, {
    headers: { authorization: `Bearer ${session.token}` },
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const contentOf = (updates: readonly Uint8Array[]): string =>
  docOf(updates).getText('content').toJSON();

const entriesOf = (updates: readonly Uint8Array[]) =>
  docOf(updates)
    .getArray('entries')
    .toArray()
    .map((entry) => reviewEntry.parse(entry));
