import { expect, test } from 'vitest';
import {
  mentionExcerpt,
  mentionPlace,
  sortedMentions,
} from '../../../renderer/features/inbox/mentions-place.ts';
import type { Mention } from '../../../shared/client/host-messages.ts';
import { queryOf, routeOf } from '../../../renderer/app/routes.ts';

const mention = (comment: string, at: number): Mention => ({
  document: 'output/report',
  thread: 'a'.repeat(32),
  comment,
  by: 'ada',
  at,
  text: 'See this',
});

test('a mention leads to its document, with the thread in the address', () => {
  const place = mentionPlace(mention('c', 0));
  expect(routeOf(place)).toEqual({ screen: 'document', document: 'output/report' });
  expect(queryOf(place).get('thread')).toBe('a'.repeat(32));
});

test('the newest comes first', () => {
  const sorted = sortedMentions([mention('a', 1), mention('c', 3), mention('b', 3)]);
  expect(sorted.map(({ comment }) => comment)).toEqual(['b', 'c', 'a']);
});

test('long words are cut between characters, lines become one', () => {
  expect(mentionExcerpt('two\n\nlines ')).toBe('two lines');
  const cut = mentionExcerpt('👍'.repeat(400));
  expect(cut).toBe(`${'👍'.repeat(280)}…`);
});
