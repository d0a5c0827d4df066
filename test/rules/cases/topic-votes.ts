import { SIMPLE_MAJORITY } from '../../../shared/rules/index.ts';
import { as, ballots, group, members, play, topics } from '../moves.ts';
import { TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, groups, leaves, voted } from './worlds.ts';

const { topic } = groups;
const objected = () => play(topic(), topics.object('carol'));
const voting = () => play(topic(), topics.callVote());
const dropped = () => play(topic(), topics.drop('bob'));

const wrongStage = (stage: string, ...expected: readonly string[]) =>
  ({ code: 'wrong-stage', stage, expected }) as const;

const ballotOpen = { code: 'ballot-open', ballots: ['topic-1'] } as const;

const calling: readonly Case[] = [
  {
    clause: 'where agreement does not come, the members vote, and a simple majority decides',
    world: objected,
    ...topics.callVote({ days: 3 }),
    expect: both(
      leaves('topic', 't1', { status: 'open', ballot: 'topic-1' }),
      leaves('ballot', 'topic-1', {
        kind: 'topic',
        subject: 't1',
        body: 'twg',
        roll: ['alice', 'bob', 'carol'],
        rule: SIMPLE_MAJORITY,
        openedBy: 'alice',
        closesAt: day(14 + 3),
        textSha256: TEXT_SHA256,
      }),
    ),
  },
  {
    clause: 'a co-facilitator may call it',
    world: () => play(groups.two(), topics.raise('carol')),
    ...as('bob', topics.callVote()),
    expect: leaves('ballot', 'topic-1', { openedBy: 'bob' }),
  },
  {
    clause: 'ballot-open: one vote at a time on a topic',
    world: voting,
    ...topics.callVote({ ballot: 'topic-2' }),
    expect: ballotOpen,
  },
  {
    clause: 'what is dropped is not voted on',
    world: dropped,
    ...topics.callVote(),
    expect: wrongStage('dropped', 'open'),
  },
  {
    clause: 'ballot-open comes before text-missing',
    world: () => voting().withoutTexts(),
    ...topics.callVote({ ballot: 'topic-2' }),
    expect: ballotOpen,
  },
  {
    clause: 'text-missing comes before ballot-length',
    world: () => topic().withoutTexts(),
    ...topics.callVote({ days: 0 }),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  {
    clause: 'ballot-length: 1 to 30 days',
    world: topic,
    ...topics.callVote({ days: 0 }),
    expect: { code: 'ballot-length', min: 1, max: 30 },
  },
  {
    clause: 'one vote does not stand in the way of that on another topic',
    world: () => play(voting(), topics.raise('carol', 't2')),
    ...topics.callVote({ topic: 't2', ballot: 'topic-2' }),
    expect: leaves('topic', 't2', { ballot: 'topic-2' }),
  },
];

const outcomes: readonly Case[] = [
  {
    clause: 'passed: agreed, whatever the objections',
    world: () => voted(play(objected(), topics.callVote()), 'topic-1', 'all yes'),
    ...ballots.close('topic-1'),
    expect: both(
      leaves('topic', 't1', { status: 'agreed', ballot: null }),
      leaves('ballot', 'topic-1', { outcome: 'passed' }),
    ),
  },
  {
    clause: 'passed: 2 of 3 are a simple majority',
    world: () =>
      atClosing(voting().votes(['alice', 'bob'], 'topic-1', 'yes').vote('carol', 'topic-1', 'no')),
    ...ballots.close('topic-1'),
    expect: leaves('topic', 't1', { status: 'agreed' }),
  },
  {
    clause: 'failed: it stays open',
    world: () => voted(voting(), 'topic-1', 'all no'),
    ...ballots.close('topic-1'),
    expect: both(
      leaves('topic', 't1', { status: 'open', ballot: null }),
      leaves('ballot', 'topic-1', { outcome: 'failed' }),
    ),
  },
  {
    clause: 'no quorum: it stays open',
    world: () => voted(voting(), 'topic-1', 'one yes'),
    ...ballots.close('topic-1'),
    expect: both(
      leaves('topic', 't1', { status: 'open', ballot: null }),
      leaves('ballot', 'topic-1', { outcome: 'no-quorum' }),
    ),
  },
  {
    clause: 'withdrawn: it stays open',
    world: voting,
    ...ballots.withdraw('alice', 'topic-1'),
    expect: both(
      leaves('topic', 't1', { status: 'open', ballot: null }),
      leaves('ballot', 'topic-1', { outcome: 'withdrawn' }),
    ),
  },
  {
    clause: 'after a vote that failed it may be agreed',
    world: () => voted(voting(), 'topic-1', 'all no').later(0),
    ...topics.agree(),
    expect: leaves('topic', 't1', { status: 'agreed' }),
  },
  {
    clause: 'a new ballot on the same topic links to the one before',
    world: () => voted(voting(), 'topic-1', 'one yes').later(0),
    ...topics.callVote({ ballot: 'topic-2' }),
    expect: leaves('ballot', 'topic-2', { previous: 'topic-1' }),
  },
  {
    clause: 'the roll is frozen: who has left meanwhile is on it',
    world: () => atClosing(play(voting(), members.leave('bob')).vote('alice', 'topic-1', 'yes')),
    ...ballots.close('topic-1'),
    expect: leaves('ballot', 'topic-1', { outcome: 'no-quorum' }),
  },
  {
    clause: 'a group does not conclude while it votes on a topic',
    world: voting,
    ...group.conclude(),
    expect: ballotOpen,
  },
];

export const TOPIC_VOTE_CASES: readonly Case[] = [...calling, ...outcomes];
