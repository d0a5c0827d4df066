import { expect } from 'vitest';
import { members, outputs, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves, seats, works } from './worlds.ts';

const interested = () => play(groups.formed(), members.interest('dora'));

/** bob owns every duty of `o1`; carol edits too. */
const owned = () => play(works.drafting(), outputs.volunteer('carol', 'editing'));

const carolOnly = leaves('output', 'o1', {
  owners: { drafting: [], editing: ['carol'], feedback: [], finalizing: [] },
});

const add: readonly Case[] = [
  {
    clause: 'DIP-7: "recruiting other members to the TWG as needed on an ongoing basis"',
    world: interested,
    ...members.add('dora'),
    expect: seats({
      alice: 'facilitator',
      bob: 'contributor',
      carol: 'reviewer',
      dave: 'observer',
      dora: 'contributor',
    }),
  },
  {
    clause: 'a person may be added as an observer',
    world: interested,
    ...members.add('dora', 'observer'),
    expect: (after) => {
      expect(after.state.twg.get('ops')?.roster).toContainEqual({
        person: 'dora',
        role: 'observer',
      });
    },
  },
  {
    clause: 'interest that a facilitator recorded is interest',
    world: () => play(groups.formed(), members.record('dora')),
    ...members.add('dora'),
    expect: (after) => {
      expect(after.state.twg.get('ops')?.roster).toHaveLength(5);
    },
  },
  {
    clause: 'who left may be added again',
    world: () => play(groups.formed(), members.leave('bob')),
    ...members.add('bob', 'reviewer'),
    expect: seats({ alice: 'facilitator', bob: 'reviewer', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'already-member: a member',
    world: groups.formed,
    ...members.add('bob'),
    expect: { code: 'already-member', person: 'bob' },
  },
  {
    clause: 'already-member: an observer has a seat too',
    world: groups.formed,
    ...members.add('dave'),
    expect: { code: 'already-member', person: 'dave' },
  },
  {
    clause: 'already-member comes before hand-over-needed',
    world: groups.formed,
    ...members.add('bob', 'facilitator'),
    expect: { code: 'already-member', person: 'bob' },
  },
  {
    clause: 'already-member comes before no-interest',
    world: () => play(groups.formed(), members.noInterest('bob')),
    ...members.add('bob'),
    expect: { code: 'already-member', person: 'bob' },
  },
  {
    clause: 'the role of a facilitator is not given this way',
    world: interested,
    ...members.add('dora', 'facilitator'),
    expect: { code: 'hand-over-needed', person: 'dora' },
  },
  {
    clause: 'the role of a co-facilitator is not given this way',
    world: interested,
    ...members.add('dora', 'co-facilitator'),
    expect: { code: 'hand-over-needed', person: 'dora' },
  },
  {
    clause: 'hand-over-needed comes before no-interest',
    world: groups.formed,
    ...members.add('adam', 'co-facilitator'),
    expect: { code: 'hand-over-needed', person: 'adam' },
  },
  {
    clause: 'no-interest: none shown',
    world: groups.formed,
    ...members.add('adam'),
    expect: { code: 'no-interest', persons: ['adam'] },
  },
  {
    clause: 'no-interest: taken back',
    world: () => play(interested(), members.noInterest('dora')),
    ...members.add('dora'),
    expect: { code: 'no-interest', persons: ['dora'] },
  },
];

const changeRole: readonly Case[] = [
  {
    clause: 'a facilitator gives a member another role',
    world: groups.formed,
    ...members.role('bob', 'reviewer'),
    expect: seats({ alice: 'facilitator', bob: 'reviewer', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'an observer becomes a member',
    world: groups.formed,
    ...members.role('dave', 'contributor'),
    expect: seats({
      alice: 'facilitator',
      bob: 'contributor',
      carol: 'reviewer',
      dave: 'contributor',
    }),
  },
  {
    clause: 'who becomes an observer is no member, and owns nothing any more',
    world: owned,
    ...members.role('bob', 'observer'),
    expect: both(
      carolOnly,
      seats({ alice: 'facilitator', bob: 'observer', carol: 'reviewer', dave: 'observer' }),
    ),
  },
  {
    clause: 'another role of a member leaves ownership as it is',
    world: owned,
    ...members.role('bob', 'reviewer'),
    expect: leaves('output', 'o1', {
      owners: {
        drafting: ['bob'],
        editing: ['bob', 'carol'],
        feedback: ['bob'],
        finalizing: ['bob'],
      },
    }),
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: groups.formed,
    ...members.role('adam', 'reviewer'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'not-a-twg-member comes before hand-over-needed',
    world: groups.formed,
    ...members.role('adam', 'facilitator'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'the role of a facilitator is not given this way',
    world: groups.formed,
    ...members.role('bob', 'facilitator'),
    expect: { code: 'hand-over-needed', person: 'bob' },
  },
  {
    clause: 'the role of a co-facilitator is not given this way',
    world: groups.formed,
    ...members.role('bob', 'co-facilitator'),
    expect: { code: 'hand-over-needed', person: 'bob' },
  },
  {
    clause: 'the role of a facilitator is not taken this way, not even by oneself',
    world: groups.formed,
    ...members.role('alice', 'contributor'),
    expect: { code: 'hand-over-needed', person: 'alice' },
  },
  {
    clause: 'the role of a co-facilitator is not taken this way',
    world: groups.two,
    ...members.role('bob', 'contributor'),
    expect: { code: 'hand-over-needed', person: 'bob' },
  },
];

const remove: readonly Case[] = [
  {
    clause: 'a facilitator removes a member, whose ownership ends',
    world: owned,
    ...members.remove('bob'),
    expect: both(carolOnly, seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' })),
  },
  {
    clause: 'a facilitator removes an observer',
    world: groups.formed,
    ...members.remove('dave'),
    expect: seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer' }),
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: groups.formed,
    ...members.remove('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'facilitators are not removed',
    world: groups.two,
    ...members.remove('bob'),
    expect: { code: 'hand-over-needed', person: 'bob' },
  },
  {
    clause: 'nor does a facilitator remove themselves',
    world: groups.formed,
    ...members.remove('alice'),
    expect: { code: 'hand-over-needed', person: 'alice' },
  },
  {
    clause: 'whoever is on the roll of an open ballot may vote, removed or not',
    world: () => play(works.twgVote(), members.remove('bob')),
    by: 'bob',
    act: 'ballot.cast',
    data: {
      ballot: 'proceed-1',
      choice: 'no',
      textSha256: works.twgVote().state.ballot.get('proceed-1')?.textSha256,
    },
    expect: leaves('ballot', 'proceed-1', { roll: ['alice', 'bob', 'carol'] }),
  },
];

export const MEMBER_CASES: readonly Case[] = [...add, ...changeRole, ...remove];
