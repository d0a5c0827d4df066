import { association, members, outputs, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves, seats, works } from './worlds.ts';

/** bob owns every duty of `o1`; carol edits too. */
const owned = () => play(works.drafting(), outputs.volunteer('carol', 'editing'));

const carolOnly = leaves('output', 'o1', {
  owners: { drafting: [], editing: ['carol'], feedback: [], finalizing: [] },
});

const leave: readonly Case[] = [
  {
    clause: 'a member leaves, and their ownership ends',
    world: owned,
    ...members.leave('bob'),
    expect: both(carolOnly, seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' })),
  },
  {
    clause: 'an observer leaves',
    world: groups.formed,
    ...members.leave('dave'),
    expect: seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer' }),
  },
  {
    clause: 'a facilitator leaves where another one is left',
    world: groups.two,
    ...members.leave('alice'),
    expect: seats({ bob: 'co-facilitator', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'a co-facilitator leaves where the facilitator is left',
    world: groups.two,
    ...members.leave('bob'),
    expect: seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'the last facilitator cannot leave',
    world: groups.formed,
    ...members.leave('alice'),
    expect: { code: 'successor-needed' },
  },
  {
    clause: 'nor can a co-facilitator who is the last one',
    world: () => play(groups.two(), members.leave('alice')),
    ...members.leave('bob'),
    expect: { code: 'successor-needed' },
  },
  {
    clause: 'a member leaves a group without a facilitator',
    world: () => play(groups.formed(), association.depart('alice')),
    ...members.leave('bob'),
    expect: seats({ carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'not-a-twg-member stands in place of not-permitted',
    world: groups.formed,
    ...members.leave('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'and so comes before the stage',
    world: groups.concluded,
    ...members.leave('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
];

const leavingTheAssociation: readonly Case[] = [
  {
    clause: 'departing ends membership, and ownership with it',
    world: owned,
    ...association.depart('bob'),
    expect: both(carolOnly, seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' })),
  },
  {
    clause: 'withdrawing ends the membership of its persons, and ownership with it',
    world: owned,
    ...association.withdraw('bolt'),
    expect: both(carolOnly, seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' })),
  },
  {
    clause: 'ownership ends with membership after the group is concluded too',
    world: () =>
      play(works.circulated(), {
        by: 'alice',
        act: 'twg.conclude',
        data: { twg: 'ops', reason: 'Done.' },
      }),
    ...association.depart('bob'),
    expect: leaves('output', 'o1', {
      owners: { drafting: [], editing: [], feedback: [], finalizing: [] },
    }),
  },
  {
    clause: 'who moves to another organization stays a member, and an owner',
    world: owned,
    ...association.move('bob', 'acme'),
    expect: both(
      leaves('output', 'o1', {
        owners: {
          drafting: ['bob'],
          editing: ['bob', 'carol'],
          feedback: ['bob'],
          finalizing: ['bob'],
        },
      }),
      seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer', dave: 'observer' }),
    ),
  },
];

export const LEAVING_CASES: readonly Case[] = [...leave, ...leavingTheAssociation];
