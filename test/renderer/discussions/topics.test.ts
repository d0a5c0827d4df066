import { describe, expect, test } from 'vitest';
import {
  filteredTopics,
  openObjections,
  topicCounts,
  topicOwners,
  type TopicFilter,
} from '../../../renderer/features/discussions/topic-list.ts';
import { historyOfTopic } from '../../../renderer/features/discussions/topic-history.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { known } from '../../../shared/rules/index.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { play, topics } from '../../rules/moves.ts';
import type { World } from '../../rules/world.ts';

const world = (): World =>
  play(
    groups.formed(),
    topics.raise('bob', 'plain'),
    topics.raise('carol', 't1'),
    topics.raise('bob', 'gone'),
    topics.raise('alice', 'done'),
    topics.object('bob'),
  )
    .do('bob', 'topic.drop', { topic: 'gone', reason: 'Moot.' })
    .do('alice', 'topic.agree', { topic: 'done', summary: 'So be it.' });

const idsOf = (filter: TopicFilter, me = 'bob'): string[] =>
  filteredTopics(world().state, 'ops', filter, { me, owner: null }).map(({ id }) => id);

const BOB = { me: 'bob', owner: null };

describe('the list of topics', () => {
  test.each<[TopicFilter, string[]]>([
    // What is objected to comes before what nobody objects to.
    ['open', ['t1', 'plain']],
    ['objections', ['t1']],
    // Raised by bob, or with an objection of his.
    ['mine', ['t1', 'plain', 'gone']],
    ['agreed', ['done']],
    ['dropped', ['gone']],
    ['all', ['t1', 'plain', 'done', 'gone']],
  ])('%s', (filter, ids) => {
    expect(idsOf(filter)).toEqual(ids);
    expect(topicCounts(world().state, 'ops', BOB)[filter]).toBe(ids.length);
  });

  test('of another person, and of another group', () => {
    expect(idsOf('mine', 'dave')).toEqual([]);
    expect(filteredTopics(world().state, 'another', 'all', BOB)).toEqual([]);
  });

  test('whose it is: who raised it, with each filter and its count', () => {
    const { state } = world();
    expect(topicOwners(state, 'ops').sort()).toEqual(['alice', 'bob', 'carol']);
    const shown = (filter: TopicFilter, owner: string) => {
      const wished = { me: 'bob', owner };
      const ids = filteredTopics(state, 'ops', filter, wished).map(({ id }) => id);
      expect(topicCounts(state, 'ops', wished)[filter]).toBe(ids.length);
      return ids;
    };
    expect(shown('all', 'bob')).toEqual(['plain', 'gone']);
    expect(shown('open', 'bob')).toEqual(['plain']);
    expect(shown('all', 'carol')).toEqual(['t1']);
    // An objection of bob's does not make it his, but he has a part in it.
    expect(shown('mine', 'carol')).toEqual(['t1']);
    expect(shown('agreed', 'carol')).toEqual([]);
  });

  test('a settled objection is not open', () => {
    const settled = play(world(), topics.settle('bob'));
    const before = world().state;
    expect(openObjections(before, known(before, 'topic', 't1'))).toHaveLength(1);
    expect(openObjections(settled.state, known(settled.state, 'topic', 't1'))).toEqual([]);
  });

  test('what is voted on comes first', () => {
    const voting = play(world(), topics.callVote({ topic: 'plain' }));
    expect(filteredTopics(voting.state, 'ops', 'open', BOB).map(({ id }) => id)).toEqual([
      'plain',
      't1',
    ]);
  });
});

test('the history of a topic: its acts, those on its objections, and its votes', () => {
  const { state } = play(world(), topics.settle('bob'), topics.callVote());
  const item = (seq: number, type: string, data: object): HistoryItem =>
    ({ seq, type, data }) as unknown as HistoryItem;
  const items = [
    item(6, 'ballot.cast', { ballot: 'formation-1' }),
    item(5, 'ballot.cast', { ballot: 'topic-1' }),
    item(4, 'topic.settle', { objection: 'x1' }),
    item(3, 'topic.raise', { topic: 'plain' }),
    item(2, 'topic.raise', { topic: 't1' }),
    item(1, 'proposal.create', { twg: 'ops' }),
  ];
  expect(historyOfTopic(state, 't1', items).map(({ seq }) => seq)).toEqual([5, 4, 2]);
});
