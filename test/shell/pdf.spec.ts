/** What a window prints becomes a tagged PDF with an outline, written whole where the person says. */

import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/support/desktop-test.ts';

/** All that a PDF says, its packed streams included. */
function unpacked(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')];
  let at = 0;
  for (;;) {
    const start = pdf.indexOf('stream', at);
    if (start === -1) return parts.join('\n');
    const from = pdf[start + 6] === 0x0d ? start + 8 : start + 7;
    const end = pdf.indexOf('endstream', from);
    if (end === -1) return parts.join('\n');
    try {
      parts.push(inflateSync(pdf.subarray(from, end)).toString('latin1'));
    } catch {
      // It is not packed, or is an image.
    }
    at = end + 9;
  }
}

/** Headings and text as the page of a document has them. */
const write = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const [tag, text] of [
      ['h1', 'Summary of it'],
      ['p', 'A paragraph'],
      ['h2', 'Motivation for it'],
    ] as const) {
      const element = document.createElement(tag);
      element.textContent = text;
      document.body.append(element);
    }
  });

test('a PDF is tagged, and has its headings as outline', async ({ launch, folder }) => {
  const desktop = await launch();
  await write(desktop.page);
  const path = join(folder, 'dip-7.pdf');
  await desktop.saveTo(path);
  const reply = await desktop.request<'save-pdf'>({ type: 'save-pdf', suggestedName: 'dip-7.pdf' });
  expect(reply).toEqual({ ok: true, value: { path } });
  const said = unpacked(await readFile(path));
  expect(said.startsWith('%PDF-')).toBe(true);
  expect(said).toContain('/MarkInfo');
  expect(said).toContain('/StructTreeRoot');
  expect(said).toContain('/Outlines');
  expect(said).toContain('Summary of it');
  expect(said).toContain('Motivation for it');
  expect((await readdir(folder)).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
});

test('a PDF that nobody gave a place is not written', async ({ launch }) => {
  const desktop = await launch();
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  const reply = await desktop.request<'save-pdf'>({ type: 'save-pdf', suggestedName: 'a.pdf' });
  expect(reply).toEqual({ ok: true, value: { path: null } });
});

test('a PDF that cannot be written is a problem of the disk', async ({ launch, folder }) => {
  const desktop = await launch();
  // A folder stands where the file is to be.
  const path = join(folder, 'taken.pdf');
  await mkdir(join(path, 'inside'), { recursive: true });
  await desktop.saveTo(path);
  const reply = await desktop.request<'save-pdf'>({ type: 'save-pdf', suggestedName: 'a.pdf' });
  expect(reply).toMatchObject({ ok: false, problem: { code: 'disk' } });
  expect((await readdir(folder)).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
});

test('a name is only a name, wherever it would lead', async ({ launch }) => {
  const desktop = await launch();
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      (globalThis as unknown as { place: unknown }).place = (
        given.at(-1) as { defaultPath: string }
      ).defaultPath;
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  await desktop.request<'save-pdf'>({ type: 'save-pdf', suggestedName: '../../etc/..\\a.pdf' });
  const place = await desktop.app.evaluate(
    () => (globalThis as unknown as { place: string }).place,
  );
  expect(place).toBe('a.pdf');
});
