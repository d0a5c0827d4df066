import { expect, test } from 'vitest';
import {
  linkText,
  passagesOf,
  threadsFrom,
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
