import { SIMPLE_MAJORITY } from '../../../shared/rules/index.ts';
import { as, ballots, group, members, play, topics } from '../moves.ts';
import { TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, groups, leaves, voted } from './worlds.ts';

const { topic } = groups;
const objected = () => play(topic(), topics.object('carol'));
const voting = () => play(topic(), topics.callVote());
const agreed = () => play(topic(), topics.agree());
const dropped = () => play(topic(), topics.drop('bob'));
const wrongStage = (stage: string, ...expected: readonly string[]) =>
  ({ code: 'wrong-stage', stage, expected }) as const;
const ballotOpen = { code: 'ballot-open', ballots: ['topic-1'] } as const;

const raising: readonly Case[] = [
  {
    clause: 'DIP-7: "Any TWG member can propose any topic or idea within the scope"',
    world: groups.formed,
    ...topics.raise('carol'),
    expect: leaves('topic', 't1', {
      twg: 'ops',
      title: 'On-call rota',
      raisedBy: 'carol',
      status: 'open',
      ballot: null,
      objections: [],
    }),
  },
  {
    clause: 'duplicate-id: one id, one topic',
    world: topic,
    ...topics.raise('carol'),
    expect: { code: 'duplicate-id', kind: 'topic', id: 't1' },
  },
  {
    clause: 'who raised it may drop it',
    world: topic,
    ...topics.drop('bob'),
    expect: leaves('topic', 't1', { status: 'dropped' }),
  },
  {
    clause: 'a facilitator may drop it',
    world: topic,
    ...topics.drop('alice'),
    expect: leaves('topic', 't1', { status: 'dropped' }),
  },
  {
    clause: 'it is dropped with objections open',
    world: objected,
    ...topics.drop('bob'),
    expect: leaves('topic', 't1', { status: 'dropped', objections: ['x1'] }),
  },
  {
    clause: 'ballot-open: nothing is dropped while the group votes on it',
    world: voting,
    ...topics.drop('bob'),
    expect: ballotOpen,
  },
  {
    clause: 'dropped once',
    world: dropped,
    ...topics.drop('alice'),
    expect: wrongStage('dropped', 'open'),
  },
  {
    clause: 'what is agreed is not dropped',
    world: agreed,
    ...topics.drop('bob'),
    expect: wrongStage('agreed', 'open'),
  },
  {
    clause: 'any member reopens what was agreed',
    world: agreed,
    ...topics.reopen('carol'),
    expect: leaves('topic', 't1', { status: 'open' }),
  },
  {
    clause: 'any member reopens what was dropped',
    world: dropped,
    ...topics.reopen('carol'),
    expect: leaves('topic', 't1', { status: 'open' }),
  },
  {
    clause: 'what is open is not reopened',
    world: topic,
    ...topics.reopen('carol'),
    expect: wrongStage('open', 'agreed', 'dropped'),
  },
];

const objecting: readonly Case[] = [
  {
    clause: 'a member objects while it is open',
    world: topic,
    ...topics.object('carol'),
    expect: both(
      leaves('topic', 't1', { objections: ['x1'], status: 'open' }),
      leaves('objection', 'x1', {
        topic: 't1',
        by: 'carol',
        reason: 'Too costly.',
        resolution: null,
      }),
    ),
  },
  {
    clause: 'while the group votes on it, it is open',
    world: voting,
    ...topics.object('carol'),
    expect: leaves('topic', 't1', { objections: ['x1'] }),
  },
  {
    clause: 'nobody objects to what is agreed: it is reopened first',
    world: agreed,
    ...topics.object('carol'),
    expect: wrongStage('agreed', 'open'),
  },
  {
    clause: 'nobody objects to what is dropped',
    world: dropped,
    ...topics.object('carol'),
    expect: wrongStage('dropped', 'open'),
  },
  {
    clause: 'duplicate-id: objections have one id space',
    world: objected,
    ...topics.object('bob'),
    expect: { code: 'duplicate-id', kind: 'objection', id: 'x1' },
  },
  {
    clause: 'the objector settles the objection',
    world: objected,
    ...topics.settle('carol'),
    expect: leaves('objection', 'x1', { resolution: 'A cheaper way.' }),
  },
  {
    clause: 'an objection is settled once',
    world: () => play(objected(), topics.settle('carol')),
    ...topics.settle('carol'),
    expect: wrongStage('settled', 'open'),
  },
  {
    clause: 'an objection is settled while its topic is open',
    world: () => play(objected(), topics.drop('bob')),
    ...topics.settle('carol'),
    expect: wrongStage('dropped', 'open'),
  },
];

const agreeing: readonly Case[] = [
  {
    clause: 'DIP-7: "as the group comes to agreement": the facilitator records it',
    world: topic,
    ...topics.agree(),
    expect: leaves('topic', 't1', { status: 'agreed', summary: 'We rotate weekly.' }),
  },
  {
    clause: 'open-objections: someone does not agree',
    world: () => play(objected(), topics.object('bob', 'x2')),
    ...topics.agree(),
    expect: { code: 'open-objections', objections: ['x1', 'x2'] },
  },
  {
    clause: 'open-objections: those settled are not named',
    world: () => play(objected(), topics.object('bob', 'x2'), topics.settle('carol')),
    ...topics.agree(),
    expect: { code: 'open-objections', objections: ['x2'] },
  },
  {
    clause: 'agreed once every objection is settled',
    world: () => play(objected(), topics.settle('carol')),
    ...topics.agree(),
    expect: leaves('topic', 't1', { status: 'agreed' }),
  },
  {
    clause: 'an objection open when a topic was dropped is open when it is reopened',
    world: () => play(objected(), topics.drop('bob'), topics.reopen('bob')),
    ...topics.agree(),
    expect: { code: 'open-objections', objections: ['x1'] },
  },
  {
    clause: 'ballot-open: the vote settles it',
    world: voting,
    ...topics.agree(),
    expect: ballotOpen,
  },
  {
    clause: 'ballot-open comes before open-objections',
    world: () => play(objected(), topics.callVote()),
    ...topics.agree(),
    expect: ballotOpen,
  },
  {
    clause: 'what is agreed is not agreed again',
    world: agreed,
    ...topics.agree(),
    expect: wrongStage('agreed', 'open'),
  },
];

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
    world: () => atClosing(voting().votes(['alice', 'bob'], 'topic-1', 'yes').vote('carol', 'topic-1', 'no')),
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

export const TOPIC_CASES: readonly Case[] = [
  ...raising,
  ...objecting,
  ...agreeing,
  ...calling,
  ...outcomes,
];
