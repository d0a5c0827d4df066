import fc from 'fast-check';
import { expect, test } from 'vitest';
import { threeWayEdits } from '../../renderer/collab/three-way.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';

const merge = (base: string, mine: string, theirs: string): string =>
  applyEdits(theirs, threeWayEdits(base, mine, theirs));

test.each([
  ['nobody else wrote', 'one two', 'one two three', 'one two', 'one two three'],
  ['others wrote before', 'one two', 'one two three', 'zero one two', 'zero one two three'],
  ['others wrote after', 'one two', 'zero one two', 'one two three', 'zero one two three'],
  ['both wrote the same', 'one two', 'one 2', 'one 2', 'one 2'],
  ['both deleted the same', 'one two three', 'one three', 'one three', 'one three'],
  ['others took it all away', 'one two', 'one two three', '', ' three'],
  [
    'I deleted what others kept',
    'one two three four',
    'one four',
    'one two three four five',
    'one four five',
  ],
])('%s', (_name, base, mine, theirs, expected) => {
  expect(merge(base, mine, theirs)).toBe(expected);
});

test('where both changed the same word, both versions stay', () => {
  const merged = merge('a red house', 'a blue house', 'a green house');
  expect(merged).toContain('blue');
  expect(merged).toContain('green');
});

const words = fc
  .array(fc.constantFrom('a', 'bb', 'ccc', 'd\n', 'ä'), { maxLength: 12 })
  .map((each) => each.join(' '));

test('alone, my version is what comes out; with nothing of mine, theirs', () => {
  fc.assert(
    fc.property(words, words, (base, other) => {
      expect(merge(base, other, base)).toBe(other);
      expect(merge(base, base, other)).toBe(other);
    }),
  );
});

test('nothing that anybody put in is lost', () => {
  fc.assert(
    fc.property(words, words, words, (base, mine, theirs) => {
      const ours = `${mine} MINE`;
      const merged = merge(base, `${mine} MINE`, `THEIRS ${theirs}`);
      expect(ours).toContain('MINE');
      expect(merged).toContain('MINE');
      expect(merged).toContain('THEIRS');
    }),
  );
});
