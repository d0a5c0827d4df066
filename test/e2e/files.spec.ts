/** Markdown in and out of a document, and the checks of a DIP, in the real app. */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppPage } from './pages/app-page.ts';
import { button } from './pages/controls.ts';
import { FilesPage } from './pages/files-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import type { Desktop } from './support/desktop.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

const DIPS = resolve(import.meta.dirname, '../../../shared/data/dips');
const HAS_DIPS = existsSync(DIPS);
/** Wrong where the published one is that is looked at. */
const LIKE_A_DIP = `---
dip: 10
title: Something like a DIP
authors: Sunmi Lee
status: Draft
type: Standard
created: 11/03/2020
---

# Summary

Text.
`;
/** A draft of a DIP in the sample, which its members write. */
const DRAFT = 'output/upgrade-rehearsals';
const encoder = new TextEncoder();

test.setTimeout(480_000);

async function inDraft(launch: () => Promise<Desktop>) {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const sample = new SampleBar(desktop);
  await sample.open();
  const files = new FilesPage(desktop.page);
  await files.document.open(DRAFT);
  await files.document.written();
  return { desktop, sample, files, page: desktop.page };
}

test('published DIPs and hostile texts come out of the editor byte for byte', async ({
  launch,
  folder,
}) => {
  const { desktop, files, page } = await inDraft(launch);
  const texts = [
    ...(HAS_DIPS ? await readdir(DIPS) : [])
      .filter((name) => name.endsWith('.md'))
      .map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(DIPS, name))) })),
    {
      name: 'nasty.md',
      bytes: encoder.encode(
        '\ufeff# CRLF\r\nlone CR\rmixed\n\ntrailing  \n\u00a0nbsp \u202ebidi\u202c 👩‍👩‍👧 e\u0301 \u2028 end \u2029\u0085\u000b\u000c no end',
      ),
    },
  ];
  for (const each of texts) {
    const { name, bytes } = await each;
    await files.bring(name, bytes);
    const place = join(folder, `out-${name}`);
    await desktop.saveTo(place);
    await files.save(place);
    expect(Buffer.compare(await readFile(place), bytes), name).toBe(0);
  }
  await files.document.acknowledged();
  // What others have is what was written here.
  await page.reload();
  await files.document.open(DRAFT);
  await expect.poll(() => files.document.text()).toContain('lone CR\rmixed');
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});

test('what is no text is refused with its place, and nothing changes', async ({ launch }) => {
  const { desktop, files, page } = await inDraft(launch);
  const look = new Looking(desktop);
  const before = await files.document.text();
  await files.choose('photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
  await expect(files.refusal('photo.png')).toContainText('byte 0 (0x89)');
  await look.atDialog('import refused');
  await page.keyboard.press('Escape');
  await files.choose('archive.md', Uint8Array.from([0x50, 0x4b, 3, 4, 0]));
  await expect(files.refusal('archive.md')).toContainText('NUL at byte 4');
  await button(files.refusal('archive.md'), 'Close').click();
  await files.choose('huge.md', new Uint8Array(3 * 1024 * 1024).fill(0x61));
  await expect(files.refusal('huge.md')).toContainText('3,145,728 bytes (3 MiB)');
  await button(files.refusal('huge.md'), 'Close').click();
  expect(await files.document.text()).toBe(before);
  // Asked before anything is replaced, and put back by an undo.
  await files.choose('other.md', encoder.encode('# Another text\n'));
  await expect(files.replaceDialog).toBeVisible();
  await look.atDialog('import replaces');
  await button(files.replaceDialog, 'Keep the text as it is').click();
  expect(await files.document.text()).toBe(before);
  await files.bring('other.md', encoder.encode('# Another text\n'));
  expect(await files.document.text()).toBe('# Another text\n');
  await files.document.editor.press('ControlOrMeta+z');
  await expect.poll(() => files.document.text()).toBe(before);
  await look.at('files panel');
  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
});

test('the checks of a DIP: in the margin, listed, gone through by keys, mended and undone', async ({
  launch,
}) => {
  const { desktop, files, page } = await inDraft(launch);
  const look = new Looking(desktop);
  const dip = HAS_DIPS ? await readFile(join(DIPS, 'dip-10.md'), 'utf8') : LIKE_A_DIP;
  await files.bring('dip-10.md', encoder.encode(dip));
  const panel = await files.checks();
  await expect.poll(() => files.problems()).toContain('4 header-name');
  await expect(page.locator('.cm-lint-marker').first()).toBeVisible();
  await look.at('checks');
  const before = await files.problems();
  await files.document.editor.press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  await expect(page.locator('.cm-tooltip').getByText(/in line 4/)).toBeVisible();
  await look.at('check beside the caret');
  // The keyboard is in the text again once the window is wide.
  await expect(files.document.editor).toBeFocused();
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await page.keyboard.press('Shift+F8');
  await expect(page.locator('.cm-tooltip').getByText(/in line 4/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.cm-tooltip').getByText(/in line 4/)).toBeHidden();
  await button(panel, 'Write “author”').click();
  await expect.poll(() => files.problems()).not.toContain('4 header-name');
  expect(await files.document.text()).toContain('\nauthor: Sunmi Lee');
  await button(panel, 'Write the headers as DIP-0 does').click();
  await files.document.holds('created: 2020-11-03');
  await expect.poll(() => files.problems()).not.toContain('7 date-form');
  for (const _ of [1, 2]) await files.document.editor.press('ControlOrMeta+z');
  await expect.poll(() => files.document.text()).toBe(dip);
  await expect.poll(() => files.problems()).toEqual(before);
  await new AppPage(page).acknowledged();
  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
