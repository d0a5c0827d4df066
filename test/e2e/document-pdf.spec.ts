/** A document on paper: what its PDF holds is what was written, for eyes and for screen readers. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import type { Page } from '@playwright/test';
import { button } from './pages/controls.ts';
import { FilesPage } from './pages/files-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN } from './story.ts';
import type { Desktop } from './support/desktop.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';
import { Pdf, type PdfColour } from './support/pdf.ts';

/** A draft of a DIP in the sample, which its members write. */
const DRAFT = 'output/upgrade-rehearsals';

test.setTimeout(480_000);

/** A picture of one colour. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(data.length, 0);
    numbers.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => [20, 120, 110]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ]);
}

const PICTURE = png(320, 120);
const NAME = `attachments/${createHash('sha256').update(PICTURE).digest('hex')}.png`;

const TEXT = `---
dip: 207
title: Rehearsing an upgrade
authors: Leila Farsi-Holm (@leila)
status: Draft
type: Standard
created: 2021-03-09
---

# Summary

An upgrade is **rehearsed** before it is made, on a network of its own. See [the protocol](https://example.org/protocol/upgrades) and [the steps](#the-steps-in-order).

![Two networks beside each other](${NAME})

## Why it matters

> Nobody has ever regretted a rehearsal.

| Network | Validators | Since |
|---------|-----------:|-------|
| Rehearsal | 7 | March |
| Mainnet | 104 | January |

# The steps, in order

1. Freeze the release.
2. Start the rehearsal:
   - [x] from a snapshot
   - [ ] with real load
3. Compare the state hashes.

### What is run

\`\`\`bash
convene-node --rehearsal --from snapshot.bin
\`\`\`

${Array.from({ length: 60 }, (_, at) => `Observation ${at + 1}: the state hash was equal on all of the networks that were compared, and nothing else was seen.\n`).join('\n')}
# Ünïcode — “quoted”

Zürich, naïve, łódź, Ελλάδα, Москва. A trap: pay \u202eecila\u202c now. [Follow](javascript:alert(1)) nothing.
`;

/** Keeps the picture on the device, as when it is dropped on the text. */
async function keep(desktop: Desktop, bytes: Uint8Array): Promise<string> {
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  const ledger = hello.ok ? hello.value.associations[0]?.ledger : undefined;
  if (ledger === undefined) throw new Error('there is no association');
  return desktop.page.evaluate(
    async ([ledger, data]) => {
      const { convene } = window as unknown as {
        convene: { host: { request(asked: unknown): Promise<unknown> } };
      };
      const kept = (await convene.host.request({
        type: 'keep-bytes',
        ledger,
        bytes: new Uint8Array(data),
      })) as { value: { sha256: string } };
      return kept.value.sha256;
    },
    [ledger, [...bytes]] as const,
  );
}

/** What the page is like where nobody prints. */
const pageOf = (page: Page) =>
  page.evaluate(() => ({
    title: document.title,
    children: document.body.children.length,
    theme: document.documentElement.dataset['theme'],
    surface: getComputedStyle(document.body).backgroundColor,
    place: location.hash,
  }));

const brightness = ([red, green, blue]: PdfColour): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

test('a DIP saved as PDF: tagged, with its outline, all of its words, light on any screen', async ({
  launch,
  folder,
}) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const { page } = desktop;
  const sample = new SampleBar(desktop);
  await sample.open();
  const files = new FilesPage(page);
  await files.document.open(DRAFT);
  await files.document.written();
  expect(NAME).toContain(await keep(desktop, PICTURE));
  await files.bring('dip-207.md', new TextEncoder().encode(TEXT));
  const look = new Looking(desktop);
  await files.document.show('Read');
  await expect(files.document.preview.locator('img')).toBeVisible();
  await expect(files.document.preview.getByRole('img', { name: 'Done:' })).toBeVisible();
  await look.at('document read');
  await files.document.show('Write');
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  const before = await pageOf(page);
  const place = join(folder, 'dip-207.pdf');
  await desktop.saveTo(place);
  const panel = await files.document.panel('Files');
  await button(panel, 'Save as PDF…').click();
  await expect(page.getByText(`Saved as ${place}`)).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(async () => ({ ...(await pageOf(page)), children: 0 }))
    .toEqual({ ...before, children: 0 });
  await expect(page.locator('article').filter({ hasText: 'SHA-256 of the Markdown' })).toHaveCount(
    0,
  );
  expect(await files.document.text()).toBe(TEXT);

  const pdf = new Pdf(await readFile(place));
  expect(pdf.isTagged).toBe(true);
  expect(pdf.language).toBe('en-GB');
  expect(pdf.title).toBe('Upgrade rehearsals');
  expect(pdf.outline).toEqual([
    { title: 'Summary', level: 1 },
    { title: 'Why it matters', level: 2 },
    { title: 'The steps, in order', level: 1 },
    { title: 'What is run', level: 2 },
    { title: 'Ünïcode — “quoted”', level: 1 },
  ]);
  const kinds = ['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Link', 'Figure'];
  for (const kind of kinds) expect(pdf.structure.get(kind) ?? 0, kind).toBeGreaterThan(0);
  expect(pdf.structure.get('TH')).toBe(3);
  expect(pdf.structure.get('TD')).toBe(6);
  for (const words of ['Two networks beside each other', 'Done:', 'To do:']) {
    expect(pdf.descriptions).toContain(words);
  }
  expect(pdf.addresses).toContain('https://example.org/protocol/upgrades');
  expect(pdf.addresses.filter((address) => !address.startsWith('https:'))).toEqual([]);

  const { pages } = pdf;
  const said = pages.map(({ text }) => text).join('\n');
  const squeezed = said.replaceAll(/\s+/g, '');
  const words = TEXT.replaceAll(/\u202e|\u202c/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  // A picture is drawn in the place of its address, and described to those who hear.
  const described = [NAME, ...pdf.descriptions].join(' ');
  const missing = words.filter((word) => !squeezed.includes(word) && !described.includes(word));
  expect([...new Set(missing)]).toEqual([]);
  for (const line of [
    'U+202E',
    'notfollowed',
    '(https://example.org/protocol/upgrades)',
    `1/${pages.length}`,
  ]) {
    expect(squeezed).toContain(line);
  }
  expect(pages.length).toBeGreaterThan(1);

  // The screen is dark; paper is not.
  const ink = pages.flatMap((each) => each.ink).map(brightness);
  const fills = pages.flatMap((each) => each.fills).map(brightness);
  expect(ink.length).toBeGreaterThan(100);
  expect(Math.max(...ink)).toBeLessThan(0.45);
  expect(fills.filter((fill) => fill < 0.15 && fill > 0)).toEqual([]);
  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
