/** Whatever Markdown holds, it passes the relay as it is: it is shown safely, never cleaned. */

import { afterEach, expect, test } from 'vitest';
import { NOTES, NotesRelay } from '../relay/notes-relay.ts';
import { NotesDevice } from './notes-device.ts';
import { closeAll, openOn, settled, textOf, until } from './test-device.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

const row = (cell: string): string => `|${`${cell}|`.repeat(10_000)}\n`;

const HOSTILE: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>\n',
  links:
    '[a](javascript:alert%281%29) [b](JaVaScRiPt:alert(1)) [c](data:text/html,<b>x)\n<vbscript:x>\n',
  'bidirectional overrides':
    'access = "user\u202e \u2066// admin\u2069 \u2066"\u061c\u200e\u200f\u202d\u202c\n',
  'what is not seen': 'a\u200bb\u2060c\ufeffd\u00ade\u0000f\u001bg\u007fh\u2028i\u2029j\n',
  'line endings and a byte order mark': '\ufeffone\r\ntwo\rthree\n\r\nfour\u0085five',
  'a table of 10,000 columns': row('a') + row('-') + row('b'),
  'front matter that grows': `---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: !!js/function 'x'\n---\n`,
  nesting: `${'> '.repeat(5000)}deep\n${'['.repeat(5000)}x${'](y)'.repeat(5000)}\n`,
  'combining marks': `Z${'\u0300'.repeat(2000)} 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 \u00e9 \ufdfd\n`,
};

test('hostile Markdown is the same text for whoever reads it, on the relay, and in both journals', async () => {
  const relay = await NotesRelay.start();
  ends.push(() => relay.end());
  const tess = await NotesDevice.of(relay, 'tess');
  const tim = await NotesDevice.of(relay, 'tim');
  for (const device of [tess, tim]) ends.push(() => device.end());
  const [writer, reader] = [await openOn(tess, NOTES), await openOn(tim, NOTES)];
  await settled(writer);
  let all = '';
  for (const text of Object.values(HOSTILE)) {
    // In two halves, so that something stands before and behind the place of an edit.
    const half = Math.floor(text.length / 2);
    const at = /[\udc00-\udfff]/.test(text.charAt(half)) ? half + 1 : half;
    const shared = writer.view?.doc.getText('content');
    shared?.insert(all.length, text.slice(0, at));
    await settled(writer);
    shared?.insert(all.length + at, text.slice(at));
    all += text;
  }
  await settled(writer);
  await until(() => textOf(reader) === all);
  expect((await relay.copy()).getText('content').toJSON()).toBe(all);
  // It is in the store of the relay, not only in its memory.
  await relay.kill();
  await relay.run();
  expect((await relay.copy()).getText('content').toJSON()).toBe(all);
  for (const [device, document] of [
    [tess, writer],
    [tim, reader],
  ] as const) {
    expect(device.drafts).toEqual([]);
    await document.close();
    expect((await device.reopened()).getText('content').toJSON()).toBe(all);
  }
});
