import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CommentsOnText } from '../../../renderer/features/documents/comments/comments-on-text.ts';
import {
  placeThreads,
  shownComments,
  threadAt,
  threadCounts,
  threadSections,
} from '../../../renderer/features/documents/comments/thread-list.ts';
import { anchorOf } from '../../../shared/review/anchors.ts';
import type { Comment, Thread } from '../../../shared/review/review.ts';

const comment = (id: string, over: Partial<Comment> = {}): Comment => ({
  id,
  by: 'ada',
  at: 0,
  text: id,
  mentions: [],
  editedAt: null,
  removed: 'no',
  ...over,
});

const thread = (id: string, over: Partial<Thread> = {}): Thread => ({
  id,
  anchor: null,
  quote: '',
  comments: [comment(id)],
  resolved: null,
  ...over,
});

const ANCHOR = { start: 'AA', end: 'AA' };
const RESOLVED = { by: 'ada', at: 0 };

const PLACES: Readonly<Record<string, { from: number; to: number } | null>> = {
  late: { from: 50, to: 60 },
  early: { from: 5, to: 9 },
  gone: null,
  done: { from: 20, to: 22 },
};

const THREADS = [
  thread('late', { anchor: ANCHOR }),
  thread('gone', { anchor: ANCHOR }),
  thread('whole'),
  thread('early', { anchor: ANCHOR }),
  thread('done', { anchor: ANCHOR, resolved: RESOLVED }),
  thread('taken-back', { comments: [comment('x', { removed: 'yes', text: '' })] }),
];

const placed = placeThreads(THREADS, ({ id }) => PLACES[id] ?? null);
const listed = (
  ...args: Parameters<typeof threadSections> extends [unknown, ...infer Rest] ? Rest : never
) =>
  threadSections(placed, ...args).map(({ id, threads }) => [
    id,
    ...threads.map((each) => each.thread.id),
  ]);

describe('the list of threads', () => {
  test('the whole document first, passages in the order of the text, deleted ones last', () => {
    expect(listed('open', null)).toEqual([
      ['document', 'whole'],
      ['passages', 'early', 'late'],
      ['deleted', 'gone'],
    ]);
  });

  test('filters; a thread that one wants to see is there whatever the filter', () => {
    expect(listed('resolved', null)).toEqual([['passages', 'done']]);
    expect(listed('all', null)).toEqual([
      ['document', 'whole'],
      ['passages', 'early', 'done', 'late'],
      ['deleted', 'gone'],
    ]);
    expect(listed('open', 'done')).toContainEqual(['passages', 'early', 'done', 'late']);
  });

  test('counts leave out what was taken back', () => {
    expect(threadCounts(THREADS)).toEqual({ open: 4, resolved: 1, all: 5 });
  });

  test('a comment that was taken back stays only as the head of what answers it', () => {
    const taken = comment('first', { removed: 'yes', text: '' });
    const ids = (comments: readonly Comment[]) =>
      shownComments(thread('t', { comments })).map(({ id }) => id);
    expect(ids([taken, comment('reply')])).toEqual(['first', 'reply']);
    expect(ids([comment('a'), comment('b', { removed: 'yes' }), comment('c')])).toEqual(['a', 'c']);
    expect(ids([comment('a'), comment('b', { removed: 'yes' })])).toEqual(['a']);
  });

  test('of passages around a place the smallest counts; their ends are of them', () => {
    const passages = [
      { thread: 'outer', from: 0, to: 100 },
      { thread: 'inner', from: 10, to: 20 },
    ];
    expect(threadAt(passages, 20)).toBe('inner');
    expect(threadAt(passages, 21)).toBe('outer');
    expect(threadAt(passages, 101)).toBeNull();
  });
});

describe('threads on a text', () => {
  function onText(words: string) {
    const doc = new Y.Doc();
    const text = doc.getText('content');
    text.insert(0, words);
    const comments = new CommentsOnText(text);
    return { text, comments };
  }

  test('passages move with the text, and one that is deleted keeps its thread', async () => {
    const { text, comments } = onText('one two three');
    const stop = comments.follow(() => {});
    const on = (id: string, from: number, to: number) =>
      thread(id, { anchor: anchorOf(text, from, to), quote: text.toJSON().slice(from, to) });
    comments.setThreads([on('two', 4, 7), on('three', 8, 13)]);
    expect(comments.marks()).toEqual([
      { thread: 'two', from: 4, to: 7 },
      { thread: 'three', from: 8, to: 13 },
    ]);
    text.insert(0, '0 ');
    text.delete(6, 4);
    await expect.poll(() => comments.marks()).toEqual([{ thread: 'three', from: 6, to: 11 }]);
    expect(comments.store.getState().placed.map(({ place }) => place.kind)).toEqual([
      'deleted',
      'passage',
    ]);
    stop();
  });

  test('a resolved passage is marked only while it is looked at', () => {
    const { text, comments } = onText('one two');
    const done = thread('done', { anchor: anchorOf(text, 0, 3), quote: 'one', resolved: RESOLVED });
    comments.setThreads([done]);
    expect(comments.marks()).toEqual([]);
    comments.select('done');
    expect(comments.marks()).toEqual([{ thread: 'done', from: 0, to: 3 }]);
    expect(comments.threadAt(2)).toBe('done');
  });

  test('what a comment is asked about: a passage with its words, or the whole', () => {
    const { comments } = onText(`start ${'x'.repeat(498)}👍 end`);
    expect(comments.about(null)).toEqual({ anchor: null, quote: '' });
    expect(comments.about({ from: 3, to: 3 })).toEqual({ anchor: null, quote: '' });
    expect(comments.about({ from: 0, to: 5 }).quote).toBe('start');
    // Five hundred characters end within the emoji: no half of it is kept.
    expect(comments.about({ from: 5, to: 520 }).quote).toBe(` ${'x'.repeat(498)}`);
  });

  test('asking opens the panel', () => {
    const { comments } = onText('one');
    let opened = 0;
    comments.follow(() => (opened += 1));
    comments.ask({ from: 0, to: 3 });
    comments.open('t', 'stay');
    expect(opened).toBe(2);
    expect(comments.store.getState()).toMatchObject({ selected: 't', focusAsked: 0 });
    comments.open('t', 'focus');
    expect(comments.store.getState().focusAsked).toBe(1);
  });
});
