import { expect, test } from 'vitest';
import { selectedPassage } from '../../../renderer/features/documents/comments/preview-passage.ts';

const TEXT = [
  '# A *title*', // 0
  '', // 1
  'Some **bold** words and a [link](https://a.example).', // 2
  'A second line of it.', // 3
  '', // 4
  '- one', // 5
  '- two', // 6
].join('\n');

test.each<[string, number, number, string | null]>([
  ['bold words', 2, 5, 'bold** words'],
  ['A title', 0, 2, 'A *title'],
  ['words and a link', 2, 5, 'words and a [link'],
  // Over the end of a line, which the preview shows as a blank.
  ['. A second', 2, 5, '.\nA second'],
  ['two', 6, 99, 'two'],
  ['one\ntwo', 5, 99, 'one\n- two'],
  // What is not there to be found, or has an address in between: all of the lines.
  [
    'link. A second',
    2,
    5,
    'Some **bold** words and a [link](https://a.example).\nA second line of it.',
  ],
  ['something drawn', 5, 7, '- one\n- two'],
  ['', 1, 2, null],
  ['x', 40, 41, null],
])('%j in the lines %i to %i', (selected, first, last, passage) => {
  const found = selectedPassage(TEXT, selected, first, last);
  if (passage === null) expect(found).toBeNull();
  else expect(TEXT.slice(found?.from, found?.to)).toContain(passage);
});

test('exactly what was selected, where it can be found', () => {
  const found = selectedPassage(TEXT, 'second line', 2, 5);
  expect(TEXT.slice(found?.from, found?.to)).toBe('second line');
});
