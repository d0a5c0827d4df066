import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDiff, textEdits, type TextDiff } from '../../shared/documents/text-diff.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';

const beforeOf = ({ rows }: TextDiff): string =>
  rows
    .flatMap(({ pieces }) => pieces)
    .map(({ type, text }) => (type === 'added' ? '' : text))
    .join('');
const afterOf = ({ rows }: TextDiff): string =>
  rows
    .flatMap(({ pieces }) => pieces)
    .map(({ type, text }) => (type === 'removed' ? '' : text))
    .join('');

/** `-` before what is removed, `+` before what is added. */
const told = (before: string, after: string): string[] =>
  textDiff(before, after).rows.map(({ pieces }) =>
    pieces
      .map(({ type, text }) => {
        const marks = { same: text, removed: `[-${text}-]`, added: `[+${text}+]` };
        return marks[type];
      })
      .join(''),
  );

const words = fc.constantFrom(
  'the',
  'TSC',
  'votes',
  ' ',
  ' ',
  '\n',
  '\n',
  '\r\n',
  '👩‍🚀',
  'שלום',
  '。',
  '\uFEFF',
);
const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(''));

test('every character of both texts is in it, whatever they are', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const diff = textDiff(before, after);
      expect(beforeOf(diff)).toBe(before);
      expect(afterOf(diff)).toBe(after);
      expect(diff.changes === 0).toBe(before === after);
      expect(applyEdits(before, textEdits(before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test('edits touch nothing that is the same, and no pair of surrogates is cut', () => {
  expect(textEdits('one 👍 two\nthree\n', 'one 👎 two\nthree\n')).toEqual([
    { from: 4, to: 6, insert: '👎' },
  ]);
  expect(textEdits('a b c\nd\n', 'a b c\nd\ne\n')).toEqual([{ from: 8, to: 8, insert: 'e\n' }]);
});

test('words within lines, in the line', () => {
  expect(
    told(
      'The group votes by majority.\nThen it ends.\n',
      'The group votes by supermajority.\nThen it ends.\n',
    ),
  ).toEqual(['The group votes by [-majority-][+supermajority+].\n', 'Then it ends.\n']);
});

test('two words that changed side by side are one change', () => {
  expect(told('a very quick brown fox runs off\n', 'a very slow red fox runs off\n')).toEqual([
    'a very [-quick brown-][+slow red+] fox runs off\n',
  ]);
});

test('a line that was rewritten is not torn into scraps', () => {
  expect(
    told(
      'The members of the group meet on Monday\n',
      'Costs are borne by the association itself\n',
    ),
  ).toEqual([
    '[-The members of the group meet on Monday\n-]',
    '[+Costs are borne by the association itself\n+]',
  ]);
});

test('lines put in, taken out, and the end of the last line', () => {
  expect(told('a\nb\nc\n', 'a\nc\nd\n')).toEqual(['a\n', '[-b\n-]', 'c\n', '[+d\n+]']);
  expect(told('a\nb', 'a\nb\n')).toEqual(['a\n', 'b[+\n+]']);
  expect(told('', 'x\n')).toEqual(['[+x\n+]']);
});

test('line numbers are those of each text', () => {
  const { rows, changes, words } = textDiff('a\nb\nc\n', 'a\nx y\nz\nc\n');
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [1, 1],
    [2, null],
    [null, 2],
    [null, 3],
    [3, 4],
  ]);
  expect(changes).toBe(1);
  expect(words).toEqual({ removed: 1, added: 3 });
});

/** Numbers that look random, the same each time. */
function* noise(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield state >>> 8;
  }
}

const next = (numbers: Generator<number>): number => numbers.next().value as number;

function longText(seed: number, length: number, line: number): string {
  const numbers = noise(seed);
  const parts: string[] = [];
  let size = 0;
  while (size < length) {
    const word = `w${next(numbers) % 5000}`;
    parts.push(word, next(numbers) % line === 0 ? '\n' : ' ');
    size += word.length + 1;
  }
  return parts.join('');
}

test('a few changes in 1 MB are found exactly', () => {
  const before = longText(1, 1_000_000, 12);
  const at = [10_000, 400_000, 900_000].map((near) => before.indexOf('\n', near) + 1);
  let after = before;
  for (const position of at.toReversed())
    after = `${after.slice(0, position)}A line that is new.\n${after.slice(position)}`;
  const diff = textDiff(before, after);
  expect(diff.changes).toBe(3);
  expect(diff.compared).toBe('wholly');
  expect(textEdits(before, after)).toHaveLength(3);
});

test('one word in a single line of 1 MB', () => {
  const before = longText(2, 1_000_000, 1e9).replaceAll('\n', ' ');
  const middle = before.indexOf(' ', 500_000) + 1;
  const after = `${before.slice(0, middle)}indeed ${before.slice(middle)}`;
  const diff = textDiff(before, after);
  expect(diff.words).toEqual({ removed: 0, added: 1 });
});

test('two texts of 1 MB that have nothing to do with each other end, say so, and lose nothing', () => {
  for (const line of [12, 1e9]) {
    const before = longText(3, 1_000_000, line);
    const after = longText(4, 1_000_000, line);
    const diff = textDiff(before, after);
    expect(diff.compared).toBe('partly');
    expect(beforeOf(diff)).toBe(before);
    expect(afterOf(diff)).toBe(after);
    expect(applyEdits(before, textEdits(before, after))).toBe(after);
  }
});
