import { expect, test } from 'vitest';
import { diffItems } from '../../../renderer/ui/diff-items.ts';
import { invisibleParts } from '../../../renderer/ui/invisible-characters.ts';
import { textDiff } from '../../../shared/documents/text-diff.ts';

const lines = (count: number, change: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join(
    '',
  );

const told = (before: string, after: string, open: readonly number[] = []): string[] =>
  diffItems(textDiff(before, after).rows, new Set(open)).map((item) => {
    if (item.type === 'fold') return `fold ${item.at}-${item.to}`;
    return item.begins === null ? `row ${item.at}` : `row ${item.at} begins ${item.begins}`;
  });

test('what did not change is folded, two lines around a change are not', () => {
  expect(told(lines(20), lines(20, { 10: 'line ten' }))).toEqual([
    'fold 0-7',
    'row 7',
    'row 8',
    'row 9 begins 1',
    'row 10',
    'row 11',
    'fold 12-20',
  ]);
});

test('a fold can be shown, and one that would hide as little as it takes is none', () => {
  const before = lines(20);
  const after = lines(20, { 4: 'line four', 12: 'line twelve' });
  const folded = told(before, after);
  expect(folded.slice(0, 4)).toEqual(['row 0', 'row 1', 'row 2', 'row 3 begins 1']);
  expect(folded).not.toContain('fold 6-9');
  expect(told(before, after, [14])).not.toContain('fold 14-20');
  expect(folded).toContain('fold 14-20');
  expect(folded).toContain('row 11 begins 2');
});

const signs = (text: string, what: 'all' | 'deceiving') =>
  invisibleParts(text, what).map(({ text, sign }) => sign ?? text);

test('what would turn the text around or hide in it is named, in all text', () => {
  expect(signs('pay \u202Eecila\u202C now', 'deceiving')).toEqual([
    'pay ',
    'U+202E',
    'ecila',
    'U+202C',
    ' now',
  ]);
  expect(signs('\uFEFF# Title', 'deceiving')).toEqual(['U+FEFF', '# Title']);
  expect(signs('\u0000', 'deceiving')).toEqual(['U+0000']);
});

test('spaces and line ends are shown where they are the whole change, and only there', () => {
  expect(signs('a b\tc', 'deceiving')).toEqual(['a b\tc']);
  expect(signs(' \t', 'all')).toEqual(['·', '→']);
  expect(signs('\r\n', 'all')).toEqual(['␍', '↵']);
  expect(signs('end\r', 'all')).toEqual(['end', '␍']);
  expect(signs('two words', 'all')).toEqual(['two words']);
});

test('letters that are joined without a sight of it stay as they are', () => {
  expect(signs('👩\u200D🚀 \u0645\u06CC\u200C\u062E', 'deceiving')).toEqual([
    '👩\u200D🚀 \u0645\u06CC\u200C\u062E',
  ]);
});
