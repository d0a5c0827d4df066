import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Said } from '../../shared/review/entries.ts';
import { readEntry } from '../../shared/review/read-entry.ts';
import { readReview } from '../../shared/review/read-review.ts';

const idOf = (number: number): string => number.toString(16).padStart(32, '0');

/** An entry whose id is its number. */
const entry = (number: number, by: string, said: Said): object => ({
  ...said,
  id: idOf(number),
  by,
  at: 1000 + number,
});

const anchor = { start: 'AAAA', end: 'BBBB' };
const comment = (number: number, by: string, text = 'why?'): object =>
  entry(number, by, { type: 'comment', anchor, quote: 'words', text, mentions: [] });

const suggestion = (number: number, by: string, chunks: readonly number[]): object =>
  entry(number, by, {
    type: 'suggestion',
    note: '',
    chunks: chunks.map((id) => ({ id: idOf(id), anchor, original: 'a', replacement: 'b' })),
  });

const decide = (
  number: number,
  by: string,
  of: number,
  chunks: readonly number[],
  outcome: 'accepted' | 'rejected' | 'open',
): object =>
  entry(number, by, {
    type: 'decision',
    suggestion: idOf(of),
    chunks: chunks.map(idOf),
    outcome,
  });

const fates = (entries: readonly object[]): string[] =>
  readReview(entries).suggestions.flatMap(({ chunks }) => chunks.map(({ fate }) => fate.status));

describe('threads', () => {
  test('have the first comment and its replies in their order', () => {
    const { threads } = readReview([
      comment(1, 'ann'),
      entry(2, 'ben', { type: 'reply', thread: idOf(1), text: 'because', mentions: ['ann'] }),
      comment(3, 'cay', 'elsewhere'),
      entry(4, 'ann', { type: 'reply', thread: idOf(1), text: 'I see', mentions: [] }),
    ]);
    expect(threads.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['why?', 'because', 'I see'],
      ['elsewhere'],
    ]);
    expect(threads[0]).toMatchObject({ id: idOf(1), anchor, quote: 'words', resolved: null });
  });

  test('are resolved and reopened by the latest word', () => {
    const resolve = (number: number, by: string) =>
      entry(number, by, { type: 'resolve', thread: idOf(1) });
    const reopen = entry(3, 'ann', { type: 'reopen', thread: idOf(1) });
    const resolvedBy = (...more: object[]) =>
      readReview([comment(1, 'ann'), ...more]).threads[0]?.resolved?.by ?? null;
    expect(resolvedBy(resolve(2, 'ben'))).toBe('ben');
    expect(resolvedBy(resolve(2, 'ben'), reopen)).toBe(null);
    expect(resolvedBy(resolve(2, 'ben'), reopen, resolve(4, 'cay'))).toBe('cay');
  });

  test('a comment is changed and taken back by its author alone', () => {
    const edit = (number: number, by: string, text: string) =>
      entry(number, by, { type: 'edit', target: idOf(1), text, mentions: ['cay'] });
    const remove = (number: number, by: string) =>
      entry(number, by, { type: 'remove', target: idOf(1) });
    const first = (...more: object[]) =>
      readReview([comment(1, 'ann'), ...more]).threads[0]?.comments[0];
    expect(first(edit(2, 'ben', 'forged'))).toMatchObject({ text: 'why?', editedAt: null });
    expect(first(remove(2, 'ben'))).toMatchObject({ text: 'why?', removed: 'no' });
    expect(first(edit(2, 'ann', 'why so?'))).toMatchObject({
      text: 'why so?',
      mentions: ['cay'],
      editedAt: 1002,
    });
    expect(first(remove(2, 'ann'), edit(3, 'ann', 'again'))).toMatchObject({
      text: '',
      removed: 'yes',
    });
  });

  test('of which nothing is known take no replies', () => {
    const lost = entry(2, 'ben', { type: 'reply', thread: idOf(9), text: 'lost', mentions: [] });
    const toReply = entry(4, 'ben', { type: 'reply', thread: idOf(3), text: 'x', mentions: [] });
    const reply = entry(3, 'ben', { type: 'reply', thread: idOf(1), text: 'y', mentions: [] });
    const { threads } = readReview([comment(1, 'ann'), lost, reply, toReply]);
    expect(threads.map(({ comments }) => comments.length)).toEqual([2]);
  });
});

describe('suggestions', () => {
  test('the latest decision about a chunk counts, for that chunk alone', () => {
    const made = suggestion(1, 'ann', [10, 11]);
    expect(fates([made])).toEqual(['open', 'open']);
    const accepted = decide(2, 'ben', 1, [10], 'accepted');
    expect(fates([made, accepted])).toEqual(['accepted', 'open']);
    const opened = decide(3, 'ben', 1, [10, 11], 'open');
    expect(fates([made, accepted, opened])).toEqual(['open', 'open']);
    const rejected = decide(4, 'cay', 1, [10], 'rejected');
    expect(fates([made, accepted, opened, rejected])).toEqual(['rejected', 'open']);
  });

  test('are taken back by their author, as far as they are not decided', () => {
    const made = suggestion(1, 'ann', [10, 11]);
    const accepted = decide(2, 'ben', 1, [10], 'accepted');
    const withdraw = (by: string) => entry(3, by, { type: 'withdraw', suggestion: idOf(1) });
    expect(fates([made, accepted, withdraw('ben')])).toEqual(['accepted', 'open']);
    expect(fates([made, accepted, withdraw('ann')])).toEqual(['accepted', 'withdrawn']);
    // Whoever accepted it meanwhile has changed the text.
    const late = decide(4, 'ben', 1, [10, 11], 'accepted');
    expect(fates([made, accepted, withdraw('ann'), late])).toEqual(['accepted', 'accepted']);
    const undone = decide(5, 'ben', 1, [10, 11], 'open');
    expect(fates([made, accepted, withdraw('ann'), late, undone])).toEqual(['open', 'withdrawn']);
  });

  test('a decision about what is not there changes nothing', () => {
    expect(fates([suggestion(1, 'ann', [10]), decide(2, 'ben', 7, [10], 'accepted')])).toEqual([
      'open',
    ]);
    expect(fates([suggestion(1, 'ann', [10]), decide(2, 'ben', 1, [77], 'accepted')])).toEqual([
      'open',
    ]);
  });
});

test('an id that was there before is skipped, and so is a chunk named twice', () => {
  const { threads, suggestions } = readReview([
    comment(1, 'ann'),
    comment(1, 'mallory', 'the same id'),
    suggestion(1, 'mallory', [10]),
    suggestion(2, 'ann', [10, 10]),
  ]);
  expect(threads.map(({ comments }) => comments[0]?.by)).toEqual(['ann']);
  expect(suggestions.map(({ chunks }) => chunks.length)).toEqual([1]);
});

test('entries of a later version are counted, and stand in nobody’s way', () => {
  const later = { id: idOf(5), by: 'ann', at: 1, type: 'reaction', emoji: '👍', target: idOf(1) };
  const review = readReview([comment(1, 'ann'), later, { ...later, type: 7 }, comment(2, 'ben')]);
  expect(review.later).toBe(1);
  expect(review.threads).toHaveLength(2);
  // A known type with a field of a later version is not understood either.
  expect(readEntry({ ...comment(3, 'ann'), mood: 'calm' })).toEqual({
    type: 'invalid',
    problem: 'comment',
  });
});

test('what is no entry is named by where it is wrong', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [null, ''],
    ['text', ''],
    [{}, 'id'],
    [{ ...comment(1, 'ann'), at: 1e15 }, 'at'],
    [{ ...comment(1, 'ann'), by: '__proto__' }, 'by'],
    [{ ...comment(1, 'ann'), text: '' }, 'comment.text'],
    [{ ...comment(1, 'ann'), text: 'x'.repeat(10_001) }, 'comment.text'],
    [{ ...suggestion(1, 'ann', [2]), chunks: [] }, 'suggestion.chunks'],
  ];
  for (const [value, problem] of cases)
    expect(readEntry(value)).toEqual({ type: 'invalid', problem });
});

describe('whatever stands in a log', () => {
  const person = fc.constantFrom('ann', 'ben', 'cay');
  const number = fc.nat(12);
  const outcome = fc.constantFrom('accepted', 'rejected', 'open');
  const value = fc.oneof(
    fc.tuple(number, person).map(([id, by]) => comment(id, by)),
    fc
      .tuple(number, person, fc.uniqueArray(number, { minLength: 1 }))
      .map(([id, by, chunks]) => suggestion(id, by, chunks)),
    fc
      .tuple(number, person, number, fc.array(number, { minLength: 1 }), outcome)
      .map(([id, by, of, chunks, outcome]) => decide(id, by, of, chunks, outcome)),
    fc
      .tuple(number, person, number, fc.constantFrom('resolve', 'reopen', 'withdraw', 'remove'))
      .map(([id, by, of, type]) => ({
        id: idOf(id),
        by,
        at: id,
        type,
        thread: idOf(of),
        suggestion: idOf(of),
        target: idOf(of),
      })),
    fc.anything(),
    fc.jsonValue(),
  );

  test('it is read, and never throws', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const { threads, suggestions, later } = readReview(values);
        const ids = [...threads, ...suggestions].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(later).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  test('reading on from a part gives what reading all of it gives', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.nat(30), (values, at) => {
        readReview(values.slice(0, at));
        const again: unknown[] = structuredCloneOf(values);
        expect(readReview(values)).toEqual(readReview(again));
      }),
    );
  });
});

/** Other objects with the same in them, so that nothing is remembered of them. */
function structuredCloneOf(values: readonly unknown[]): unknown[] {
  return values.map((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : value,
  );
}
