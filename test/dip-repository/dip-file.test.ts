import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dipFileText, type FileHeaders, type FileStatus } from '../../shared/dips/dip-file.ts';
import { bodyOf, readDip, withHeader, withoutHeader } from '../../shared/dips/header-edits.ts';
import { checkDip } from '../../shared/documents/dip-check.ts';
import { headerNames } from '../../shared/documents/dip-header-names.ts';
import { headerValue } from '../../shared/documents/dip-headers.ts';
import { hostileText } from '../documents/hostile-text.ts';
import { headersOf, PUBLISHED, TEXT } from './facts.ts';

const STATUSES: readonly FileStatus[] = [
  'Draft',
  'Last Call',
  'Accepted',
  'Final',
  'Rejected',
  'Deprecated',
];

const wanted = (change: Partial<FileHeaders> = {}): FileHeaders => ({
  status: 'Draft',
  number: null,
  title: 'A title',
  authors: ['Ada Byron', 'Grace, Hopper'],
  created: null,
  updated: [],
  lastCallEnd: { type: 'as-it-stands' },
  ...change,
});

const forStatus = (status: FileStatus): FileHeaders =>
  wanted({
    status,
    updated: ['2026-11-25'],
    lastCallEnd: status === 'Last Call' ? { type: 'is', date: '2026-12-10' } : { type: 'none' },
  });

const errors = (name: string, text: string): string[] =>
  checkDip({ file: name, text })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['CR', (text) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['a byte order mark and CRLF', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
];

describe.each(PUBLISHED)('the published $name', ({ name, text: published }) => {
  describe.each(FORMS)('with %s', (_, form) => {
    const text = form(published);

    it.each(STATUSES)('as %s: the text to the byte, no new error, and the same again', (status) => {
      const file = dipFileText(text, forStatus(status));
      expect(bodyOf(file)).toBe(bodyOf(text));
      expect(file.endsWith(bodyOf(text))).toBe(true);
      expect(dipFileText(file, forStatus(status))).toBe(file);
      expect(file.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
      if (text.includes('\r')) expect(/(?<!\r)\n/.test(file)).toBe(/(?<!\r)\n/.test(text));
      const before = errors(name, text);
      // DIP-0 asks for implementations only of what is Final.
      const added = errors(name, file).filter((rule) => rule !== 'implementations-missing');
      for (const rule of added) expect(before).toContain(rule);
      expect(headerValue(readDip(file).headers, 'status')).toBe(status);
    });
  });

  it('keeps every header that it need not change', () => {
    const file = dipFileText(published, wanted());
    const normal = new Set(headersOf(file));
    const kept = headersOf(published).filter((line) => normal.has(line));
    expect(kept.length).toBeGreaterThanOrEqual(name === 'dip-template.md' ? 0 : 2);
  });
});

test('a text without front matter gets one, and is told what it lacks', () => {
  const file = dipFileText('# A title\n\nWords.\n', wanted({ number: 7, created: '2026-11-26' }));
  expect(file).toBe(
    '---\ndip: 7\ntitle: A title\nauthor: Ada Byron, Grace Hopper\nstatus: Draft\ncreated: 2026-11-26\n---\n# A title\n\nWords.\n',
  );
  expect(errors('dip-7.md', file)).toContain('header-missing');
});

test('the template’s own words are filled in', () => {
  const text = TEXT.replace('author: Bilal Qureshi, Leila Farsi-Holm', 'author: <names of them>');
  expect(headersOf(dipFileText(text, wanted()))).toContain('author: Ada Byron, Grace Hopper');
});

test('a header that stands twice says one thing afterwards', () => {
  const text = TEXT.replace('status: Draft', 'status: Draft\nStatus: draft');
  const file = dipFileText(text, wanted({ status: 'Final' }));
  expect(headersOf(file).filter((line) => line.toLowerCase() === 'status: final')).toHaveLength(2);
  expect(errors('dip-189.md', file)).toEqual([]);
});

test('days are added to those that stand there, and none from before it was made', () => {
  const text = TEXT.replace('2026-07-28', '2026-07-28\nupdated: 2026-09-01');
  const file = dipFileText(text, wanted({ updated: ['2026-08-01', '2026-01-01', '2026-09-01'] }));
  expect(headersOf(file)).toContain('updated: 2026-08-01, 2026-09-01');
});

test.each(['*starred*', '"quoted', '[list]', 'null', '& more', 'a: b # c', 'back\\slash "x"'])(
  'the title %s is read as it was given',
  (title) => {
    const file = dipFileText(TEXT.replace(/^title.*\n/m, ''), wanted({ title }));
    const { headers } = readDip(file);
    const found = headers.find(({ name }) => name === 'title');
    expect(found?.text).toBe(title);
  },
);

test('a header is put in where DIP-0 has it, after all that continues the one before', () => {
  const text = '---\r\ntitle: one\r\n  two\r\n# comment\r\nstatus: Draft\r\n---\r\nBody\r\n';
  const file = withHeader(text, 'author', 'Ada');
  expect(file).toBe(
    '---\r\ntitle: one\r\n  two\r\nauthor: Ada\r\n# comment\r\nstatus: Draft\r\n---\r\nBody\r\n',
  );
  expect(withoutHeader(file, 'author')).toBe(text);
});

/** What is no header, or where nobody can tell where the text begins, may be taken for more of a value. */
const isSound = (text: string): boolean =>
  readDip(text).frontMatter.flaws.every(({ type }) => type === 'byte-order-mark');

test('whatever the text: nothing throws; where its preamble can be read, the text after it stays', () => {
  fc.assert(
    fc.property(
      hostileText,
      fc.constantFrom(...headerNames.filter((name) => name !== 'title')),
      (text, name) => {
        const value = name === 'status' ? 'Final' : name === 'type' ? 'Process' : '2026-11-26';
        const file = withHeader(text, name, value);
        const whole = dipFileText(text, wanted());
        if (!isSound(text)) return;
        expect(withHeader(file, name, value)).toBe(file);
        expect(bodyOf(file)).toBe(bodyOf(text));
        expect(bodyOf(whole)).toBe(bodyOf(text));
        expect(dipFileText(whole, wanted())).toBe(whole);
      },
    ),
    { numRuns: 1000 },
  );
});
