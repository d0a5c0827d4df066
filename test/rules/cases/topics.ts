import { play, topics } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves } from './worlds.ts';

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

export const TOPIC_CASES: readonly Case[] = [...raising, ...objecting, ...agreeing];
