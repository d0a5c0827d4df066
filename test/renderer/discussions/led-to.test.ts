import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  linkText,
  passagesOf,
  threadsFrom,
  whenWritten,
} from '../../../renderer/features/discussions/led-to.ts';
import type { Thread } from '../../../shared/review/review.ts';

const thread = (id: string, text: string, over: Partial<Thread> = {}): Thread => ({
  id,
  anchor: { start: 'AA', end: 'AA' },
  quote: 'words',
  comments: [{ id, by: 'ada', at: 0, text, mentions: [], editedAt: null, removed: 'no' }],
  resolved: null,
  ...over,
});

test('a link is a comment on a passage that names the topic', () => {
  const threads = [
    thread('a', linkText('status-page', '')),
    thread('b', linkText('status-page', 'As agreed.')),
    thread('c', 'See #/topics/status-page, and more'),
    // Another topic, the whole document, and one that was taken back.
    thread('d', linkText('status-page-2', '')),
    thread('e', linkText('status-page', ''), { anchor: null }),
    thread('f', '', {
      comments: [
        { id: 'f', by: 'ada', at: 0, text: '', mentions: [], editedAt: null, removed: 'yes' },
      ],
    }),
  ];
  expect(threadsFrom('status-page', threads).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(threadsFrom('status', threads)).toEqual([]);
});

test('the passages of a text are its headings, paragraphs, items and rows', () => {
  const text = [
    '# A title',
    'A paragraph',
    'of two lines.',
    '',
    '- one',
    '- two',
    '1. three',
    '',
    '',
    '| a | b |',
    '| --- | --- |',
    '| c | d |',
    '',
  ].join('\n');
  const passages = passagesOf(text);
  expect(passages.map((passage) => passage.text)).toEqual([
    '# A title',
    'A paragraph\nof two lines.',
    '- one',
    '- two',
    '1. three',
    '| a | b |',
    '| c | d |',
  ]);
  for (const { from, to, text: words } of passages) expect(text.slice(from, to)).toBe(words);
  expect(passagesOf('')).toEqual([]);
  expect(passagesOf('\n\n')).toEqual([]);
});

test('a text that comes after the dialog was opened is there to be linked to, and is told of once', () => {
  const text = new Y.Doc().getText('content');
  let come = 0;
  whenWritten(text, () => {
    come += 1;
  });
  text.insert(0, '\n');
  expect(come).toBe(0);
  text.insert(0, '# From the relay\n');
  expect(come).toBe(1);
  text.insert(0, 'And more. ');
  expect(come).toBe(1);
  // It is there already; nobody looks any more.
  whenWritten(text, () => {
    come += 1;
  });
  expect(come).toBe(2);
  const empty = new Y.Doc().getText('content');
  whenWritten(empty, () => {
    come += 1;
  })();
  empty.insert(0, 'Too late.');
  expect(come).toBe(2);
});
