/** The editor of documents in Chromium, two people at a real relay. */

import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { launchChromium, PATIENCE, ServedPage } from '../collab/served-page.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import type { EditorPage } from './editor-page/page.ts';

let served: ServedPage;
let browser: Browser;
let relay: DocumentRelay;
const pages: Page[] = [];
const errors: string[] = [];

beforeAll(async () => {
  served = await ServedPage.of(join(import.meta.dirname, 'editor-page'));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  await relay.stop();
  expectQuiet();
});

const expectQuiet = (): void => expect(errors.splice(0)).toEqual([]);

async function openAs(person: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  pages.push(page);
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(served.url({ person, relay: relay.url }));
  await page.waitForFunction(() => Reflect.has(globalThis, 'editorPage'));
  await editor(page).waitFor();
  return page;
}

const editor = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

const text = (page: Page): Promise<string> =>
  page.evaluate(() => (Reflect.get(globalThis, 'editorPage') as EditorPage).text());

const put = (page: Page, content: string): Promise<void> =>
  page.evaluate(
    (content) => (Reflect.get(globalThis, 'editorPage') as EditorPage).put(content),
    content,
  );

const holds = async (page: Page, content: string): Promise<void> => {
  await page.waitForFunction(
    (content) => {
      const { text, shared } = Reflect.get(globalThis, 'editorPage') as EditorPage;
      return text() === content && shared() === content;
    },
    content,
    { polling: 50 },
  );
};

const paste = (page: Page, content: string): Promise<void> =>
  page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, content);

interface DroppedFile {
  readonly name: string;
  readonly start: readonly number[];
  readonly size: number;
}

const drop = (page: Page, files: readonly DroppedFile[]): Promise<void> =>
  editor(page).evaluate((target, files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, start, size } of files) {
      const bytes = new Uint8Array(size);
      bytes.set(start);
      dataTransfer.items.add(new File([bytes], name));
    }
    const { left, top } = target.getBoundingClientRect();
    target.dispatchEvent(
      new DragEvent('drop', {
        dataTransfer,
        clientX: left + 30,
        clientY: top + 30,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, files);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d, 0x00, 0xff];

test('two people write, by keys and by the toolbar, and each takes back what is theirs', async () => {
  const ann = await openAs('ann');
  const ben = await openAs('ben');
  await editor(ann).click();
  await ann.keyboard.type('Ann writes');
  await holds(ben, 'Ann writes');
  await editor(ben).click();
  await ben.keyboard.press('Control+End');
  await ben.keyboard.press('Enter');
  await ben.keyboard.type('- ben lists');
  await ben.keyboard.press('Enter');
  await ben.keyboard.type('on');
  await holds(ann, 'Ann writes\n- ben lists\n- on');
  await ann.keyboard.press('Control+Shift+ArrowLeft');
  await ann.getByRole('button', { name: 'Bold' }).click();
  await holds(ben, 'Ann **writes**\n- ben lists\n- on');
  await ann.locator('.cm-remote-caret[data-name="The ben"]').waitFor();
  await ben.keyboard.press('Control+z');
  await ann.waitForFunction(
    () => !(Reflect.get(globalThis, 'editorPage') as EditorPage).text().includes('ben'),
  );
  expect(await text(ben)).toContain('Ann **writes**');
  await ann.getByRole('button', { name: 'Undo your last edit' }).click();
  await ann.waitForFunction(
    () => !(Reflect.get(globalThis, 'editorPage') as EditorPage).text().includes('**'),
  );
});

test('words are found, and put in the place of others', async () => {
  const ann = await openAs('ann');
  await put(ann, 'one two one\nThree ONE');
  await editor(ann).click();
  await ann.keyboard.press('Control+f');
  await ann.keyboard.type('one');
  const find = ann.getByRole('search', { name: 'Find and replace' });
  await find.getByText('3 found').waitFor();
  await ann.keyboard.press('Enter');
  await find.getByText('1 of 3').waitFor();
  await find.getByRole('textbox', { name: 'Replace with' }).fill('1');
  await find.getByRole('button', { name: 'Replace all' }).click();
  await holds(ann, '1 two 1\nThree 1');
  await ann.keyboard.press('Escape');
  await find.waitFor({ state: 'hidden' });
  await ann.keyboard.press('Control+z');
  await holds(ann, 'one two one\nThree ONE');
});

test('a paste of 2 MB goes in where there is room, and one that is too large does not', async () => {
  const ann = await openAs('ann');
  await editor(ann).click();
  const line = `${'A line of what was pasted. '.repeat(3)}\n`;
  const large = line.repeat(Math.floor(2_000_000 / line.length));
  await paste(ann, large);
  await holds(ann, large);
  await ann.getByText(/ characters · [12],\d{3},\d{3} bytes/).waitFor();
  await paste(ann, 'x'.repeat(3 * 1024 * 1024));
  await ann.getByRole('alert').getByText('Nothing was put in').waitFor();
  expect((await text(ann)).length).toBe(large.length);
  const ben = await openAs('ben');
  await holds(ben, large);
});

test('an image becomes an attachment; other files are refused with a word, or imported', async () => {
  const ann = await openAs('ann');
  await put(ann, 'Before');
  await editor(ann).click();
  await drop(ann, [{ name: 'a chart.png', start: PNG, size: 900 }]);
  const image = /!\[a chart\]\(attachments\/[0-9a-f]{64}\.png\)/;
  await expect.poll(() => text(ann)).toMatch(image);
  expect((await text(ann)).replace(image, '')).toBe('Before');
  const before = await text(ann);
  const refused = async (files: readonly DroppedFile[], words: string): Promise<void> => {
    await drop(ann, files);
    await ann.getByRole('alert').getByText(words).waitFor();
    expect(await text(ann)).toBe(before);
  };
  await refused([{ name: 'report.pdf', start: PDF, size: 2000 }], 'report.pdf (2 KiB) is neither');
  await refused([{ name: 'big.png', start: PNG, size: 3 * 1024 * 1024 }], 'big.png has 3 MiB');
  await refused(
    [
      { name: 'a.png', start: PNG, size: 100 },
      { name: 'b.png', start: PNG, size: 100 },
    ],
    'Those are 2 files',
  );
  await drop(ann, [{ name: 'notes.md', start: [0x23, 0x20], size: 2 }]);
  await ann.waitForFunction(
    () => (Reflect.get(globalThis, 'editorPage') as EditorPage).imported[0] === 'notes.md',
  );
  expect(await text(ann)).toBe(before);
});

test('words of no dictionary are marked and mended; names, code and one’s own words are not', async () => {
  const ann = await openAs('ann');
  await put(ann, 'Olu will recieve a colour and `cofde` by zorble.\n');
  const wrong = ann.locator('.cm-misspelt');
  await wrong.first().waitFor();
  await expect.poll(() => wrong.allInnerTexts()).toEqual(['recieve', 'zorble']);
  await wrong.first().click();
  await ann.keyboard.press('Control+.');
  await ann.getByRole('menuitem', { name: 'receive', exact: true }).click();
  await holds(ann, 'Olu will receive a colour and `cofde` by zorble.\n');
  await expect.poll(() => wrong.allInnerTexts()).toEqual(['zorble']);
  await wrong.getByText('zorble').click({ button: 'right' });
  await ann.getByRole('menuitem', { name: 'Add' }).click();
  await wrong.waitFor({ state: 'detached' });
});

test('a file from Windows keeps its line ends, and what nobody sees is shown', async () => {
  const ann = await openAs('ann');
  await put(ann, '\uFEFFone\r\ntwo \u202Ethree\r\n');
  const status = ann.getByRole('group', { name: 'About the text' });
  await status.getByText('CRLF').waitFor();
  await status.getByText('BOM').waitFor();
  await status.getByRole('button', { name: '2 invisible characters' }).waitFor();
  await ann.getByRole('img', { name: /right-to-left override/ }).waitFor();
  await editor(ann).click();
  await ann.keyboard.press('Control+Home');
  await ann.keyboard.press('End');
  await ann.keyboard.press('Enter');
  await ann.keyboard.type('new');
  await holds(ann, '\uFEFFone\r\nnew\r\ntwo \u202Ethree\r\n');
  await ann.keyboard.press('ArrowDown');
  await ann.keyboard.press('Home');
  await ann.keyboard.press('Backspace');
  await holds(ann, '\uFEFFone\r\nnewtwo \u202Ethree\r\n');
});

test('Tab goes on in a table, and Esc then Tab leaves the text', async () => {
  const ann = await openAs('ann');
  await put(ann, '| a | b |\n| --- | --- |\n| c | d |');
  await editor(ann).click();
  await ann.keyboard.press('Control+Home');
  await ann.keyboard.press('ArrowRight');
  await ann.keyboard.press('ArrowRight');
  await ann.keyboard.press('Tab');
  await ann.keyboard.type('B');
  expect(await text(ann)).toContain('| a   | B   |');
  await ann.keyboard.press('Escape');
  await ann.keyboard.press('Tab');
  expect(await editor(ann).evaluate((each) => each === document.activeElement)).toBe(false);
});
