/** Formation: interest, and the choice of members. */

import { DAY, stages } from '../world.ts';
import type { Case } from './case.ts';
import { gathered, nowhere, seat, twoFacilitators, withdrawnGroup } from './formation-worlds.ts';
import { variations } from './variations.ts';
import { day, groups, leaves, once, seats } from './worlds.ts';

const OPEN_TO_INTEREST = ['draft', 'circulating', 'voting', 'formed'] as const;
const OPEN_WORLDS = [
  ['draft', groups.draft],
  ['circulating', groups.circulating],
  ['voting', groups.voting],
  ['formed', groups.formed],
] as const;
const CLOSED_WORLDS = [
  ['declined', groups.declined],
  ['withdrawn', withdrawnGroup],
  ['concluded', groups.concluded],
] as const;

/** In every stage but `declined`, `withdrawn`, `concluded`. */
const notOpen = CLOSED_WORLDS.map(([stage, world]) => ({
  clause: `not in a group that is ${stage}`,
  world,
  expect: { code: 'wrong-stage', stage, expected: OPEN_TO_INTEREST } as const,
}));
const interested = once(() =>
  groups.circulating().do('bob', 'interest.express', { twg: 'ops', role: 'reviewer' }),
);

const INTEREST = [
  ...variations(
    { act: 'interest.express', world: groups.circulating, by: 'bob', data: { twg: 'ops' } },
    [
      ...OPEN_WORLDS.map(([stage, world]) => ({
        clause: `any person, in a group that is ${stage}`,
        world,
        by: 'amy',
        expect: leaves('interest', 'ops/amy', { twg: 'ops', person: 'amy', withdrawnAt: null }),
      })),
      ...notOpen,
      nowhere,
      {
        clause: 'with a role and a note',
        with: { role: 'reviewer', note: 'Fridays.' },
        expect: leaves('interest', 'ops/bob', { role: 'reviewer', note: 'Fridays.' }),
      },
      {
        clause: 'again, with another role',
        world: interested,
        with: { role: 'contributor' },
        expect: leaves('interest', 'ops/bob', { role: 'contributor' }),
      },
      {
        clause: 'again, after taking it back',
        world: () => interested().do('bob', 'interest.withdraw', { twg: 'ops' }),
        expect: leaves('interest', 'ops/bob', { withdrawnAt: null }),
      },
    ],
  ),
  ...variations({ act: 'interest.withdraw', world: interested, by: 'bob', data: { twg: 'ops' } }, [
    {
      clause: 'interest is taken back',
      world: () => interested().later(DAY),
      expect: leaves('interest', 'ops/bob', { withdrawnAt: day(1) }),
    },
    {
      clause: 'in a formed group the seat stays',
      world: groups.formed,
      expect: seats({
        alice: 'facilitator',
        bob: 'contributor',
        carol: 'reviewer',
        dave: 'observer',
      }),
    },
    {
      clause: 'withdrawing none',
      by: 'amy',
      expect: { code: 'no-interest', persons: ['amy'] },
    },
    {
      clause: 'withdrawing twice',
      world: () => interested().do('bob', 'interest.withdraw', { twg: 'ops' }),
      expect: { code: 'no-interest', persons: ['bob'] },
    },
    ...notOpen,
    {
      clause: 'the stage before no-interest',
      world: groups.declined,
      by: 'amy',
      expect: { code: 'wrong-stage', stage: 'declined', expected: OPEN_TO_INTEREST },
    },
    nowhere,
    {
      clause: 'the relay shows no interest',
      by: 'relay',
      expect: { code: 'not-permitted', needs: 'person' },
    },
  ]),
  ...variations(
    {
      act: 'interest.record',
      world: groups.circulating,
      by: 'alice',
      data: { twg: 'ops', person: 'bob', where: '#ops, Monday' },
    },
    [
      ...OPEN_WORLDS.map(([stage, world]) => ({
        clause: `interest shown elsewhere, for a group that is ${stage}`,
        world,
        with: { person: 'amy' },
        expect: leaves('interest', 'ops/amy', {
          where: '#ops, Monday',
          recordedBy: 'alice',
          withdrawnAt: null,
        }),
      })),
      ...notOpen,
      nowhere,
      {
        clause: 'the person may withdraw it',
        expect: (after) => {
          const later = after.later(DAY).do('bob', 'interest.withdraw', { twg: 'ops' });
          leaves('interest', 'ops/bob', { withdrawnAt: day(1) })(later);
        },
      },
      {
        clause: 'by nobody but a facilitator',
        by: 'bob',
        expect: { code: 'not-permitted', needs: 'facilitator' },
      },
      {
        clause: 'not-permitted before the stage',
        world: groups.declined,
        by: 'bob',
        expect: { code: 'not-permitted', needs: 'facilitator' },
      },
    ],
  ),
];

const ROSTER = [
  { person: 'carol', role: 'reviewer' },
  { person: 'alice', role: 'facilitator' },
  { person: 'bob', role: 'contributor' },
];
const CHOOSE = variations(
  {
    act: 'members.choose',
    world: gathered,
    by: 'alice',
    data: { twg: 'ops', roster: ROSTER },
  },
  [
    {
      clause: 'DIP-7: "choose members …, add them to the proposal, and identify their roles"',
      expect: seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer' }),
    },
    {
      clause: 'the whole roster, which replaces the last one',
      world: () => stages.chosen(groups.founded()),
      with: { roster: [seat('alice', 'co-facilitator'), seat('dave', 'contributor')] },
      expect: seats({ alice: 'co-facilitator', dave: 'contributor' }),
    },
    {
      clause: 'after the window is over, too',
      world: () => gathered().later(20 * DAY),
      expect: leaves('twg', 'ops', { stage: 'circulating' }),
    },
    {
      clause: "the proposal's creator has no interest to show",
      world: () => twoFacilitators().do('bob', 'interest.express', { twg: 'ops' }),
      with: {
        roster: [
          seat('alice', 'facilitator'),
          seat('bob', 'co-facilitator'),
          seat('max', 'reviewer'),
        ],
      },
      expect: seats({ alice: 'facilitator', bob: 'co-facilitator', max: 'reviewer' }),
    },
    {
      clause: 'in whatever order the proposal names its facilitators',
      world: () =>
        twoFacilitators()
          .do('bob', 'interest.express', { twg: 'ops' })
          .do('max', 'proposal.revise', { twg: 'ops', facilitators: ['bob', 'alice'] }),
      with: { roster: [seat('alice', 'facilitator'), seat('bob', 'co-facilitator')] },
      expect: seats({ alice: 'facilitator', bob: 'co-facilitator' }),
    },
    {
      clause: 'interest that a facilitator has recorded counts',
      world: () =>
        groups
          .circulating()
          .do('alice', 'interest.record', { twg: 'ops', person: 'bob', where: '#ops' }),
      with: { roster: [seat('alice', 'facilitator'), seat('bob', 'reviewer')] },
      expect: seats({ alice: 'facilitator', bob: 'reviewer' }),
    },
    {
      clause: 'by nobody but a facilitator',
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'facilitator' },
    },
    ...(
      [
        ['draft', groups.draft],
        ['voting', groups.voting],
        ['formed', groups.formed],
        ['declined', groups.declined],
      ] as const
    ).map(([stage, world]) => ({
      clause: `while it circulates: ${stage}`,
      world,
      expect: { code: 'wrong-stage', stage, expected: ['circulating'] } as const,
    })),
    ...(
      [
        [[], 0],
        [[seat('alice', 'contributor'), seat('bob', 'reviewer')], 0],
        [[seat('bob', 'facilitator')], 1],
        [[seat('alice', 'facilitator'), seat('bob', 'co-facilitator')], 2],
        [
          [
            seat('alice', 'facilitator'),
            seat('bob', 'facilitator'),
            seat('carol', 'co-facilitator'),
          ],
          3,
        ],
      ] as const
    ).map(([roster, have]) => ({
      clause: `the first two roles go to exactly the proposal's facilitators: ${have} of ${roster.length}`,
      with: { roster },
      expect: { code: 'facilitator-count', have } as const,
    })),
    {
      clause: "the first two roles go to exactly the proposal's facilitators: one of two",
      world: twoFacilitators,
      with: { roster: [seat('alice', 'facilitator'), seat('carol', 'reviewer')] },
      expect: { code: 'facilitator-count', have: 1 },
    },
    {
      clause: 'everyone but the creator has shown interest, facilitators included',
      world: twoFacilitators,
      with: {
        roster: [
          seat('alice', 'facilitator'),
          seat('bob', 'facilitator'),
          seat('carol', 'reviewer'),
        ],
      },
      expect: { code: 'no-interest', persons: ['bob'] },
    },
    {
      clause: 'everyone who has not, observers included',
      with: { roster: [...ROSTER, seat('dora', 'observer'), seat('amy', 'reviewer')] },
      expect: { code: 'no-interest', persons: ['amy', 'dora'] },
    },
    {
      clause: 'interest taken back is none',
      world: () => gathered().do('bob', 'interest.withdraw', { twg: 'ops' }),
      expect: { code: 'no-interest', persons: ['bob'] },
    },
    {
      clause: 'facilitator-count before no-interest',
      with: { roster: [seat('amy', 'reviewer')] },
      expect: { code: 'facilitator-count', have: 0 },
    },
    {
      clause: 'whoever is chosen is a member of the association',
      world: () => gathered().do('sam', 'organization.withdraw', { organization: 'bolt' }),
      expect: { code: 'not-a-member', person: 'bob' },
    },
    {
      clause: 'whoever is chosen is registered',
      with: { roster: [...ROSTER, seat('zoe', 'reviewer')] },
      expect: { code: 'unknown', kind: 'person', id: 'zoe' },
    },
    nowhere,
  ],
);

export const INTEREST_CASES: readonly Case[] = [...INTEREST, ...CHOOSE];
