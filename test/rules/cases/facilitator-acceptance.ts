import { as, association, members, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves, seats } from './worlds.ts';

const invited = () => play(groups.formed(), members.invite('bob'));
const handedOver = () => play(groups.formed(), members.handOver('carol'));

/** alice and bob facilitate; alice hands over to carol. */
const handedOverOfTwo = () => play(groups.two(), members.handOver('carol'));

const notNominated = { code: 'not-nominated' } as const;

/** alice and bob facilitate; alice has invited carol. */
const invitedOfTwo = () => play(groups.two(), members.invite('carol'));

const accept: readonly Case[] = [
  {
    clause: 'DIP-7: "up to two individuals": facilitator-count where there are two',
    world: invitedOfTwo,
    ...members.accept('carol'),
    expect: { code: 'facilitator-count', have: 2 },
  },
  {
    clause: 'an invited member follows one of two who has left',
    world: () => play(invitedOfTwo(), members.leave('bob')),
    ...members.accept('carol'),
    expect: seats({ alice: 'facilitator', carol: 'co-facilitator', dave: 'observer' }),
  },
  {
    clause: 'an invited member becomes co-facilitator',
    world: invited,
    ...members.accept('bob'),
    expect: both(
      seats({ alice: 'facilitator', bob: 'co-facilitator', carol: 'reviewer', dave: 'observer' }),
      leaves('twg', 'ops', { nomination: null }),
    ),
  },
  {
    clause: 'one handed over to takes the seat, and who handed over becomes a contributor',
    world: handedOver,
    ...members.accept('carol'),
    expect: both(
      seats({ alice: 'contributor', bob: 'contributor', carol: 'facilitator', dave: 'observer' }),
      leaves('twg', 'ops', { nomination: null }),
    ),
  },
  {
    clause: 'the seat taken is that of who handed over: a co-facilitator’s',
    world: () => play(groups.two(), as('bob', members.handOver('carol'))),
    ...members.accept('carol'),
    expect: seats({
      alice: 'facilitator',
      bob: 'contributor',
      carol: 'co-facilitator',
      dave: 'observer',
    }),
  },
  {
    clause: 'a facilitator hands over to the co-facilitator, and one of them is left',
    world: () => play(groups.two(), members.handOver('bob')),
    ...members.accept('bob'),
    expect: seats({
      alice: 'contributor',
      bob: 'facilitator',
      carol: 'reviewer',
      dave: 'observer',
    }),
  },
  {
    clause: 'not-nominated: nobody is',
    world: groups.formed,
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'not-nominated: somebody else is',
    world: invited,
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'not-nominated: whoever nominated cannot accept in their place',
    world: invited,
    ...members.accept('alice'),
    expect: notNominated,
  },
  {
    clause: 'not-nominated stands in place of not-permitted, so it comes before the stage',
    world: groups.concluded,
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'a nomination is accepted once',
    world: () => play(handedOver(), members.accept('carol')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'a nominee who has left is nominated no more',
    world: () => play(invited(), members.leave('bob')),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'nor is one who left and came back',
    world: () => play(invited(), members.leave('bob'), members.add('bob')),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'nor one who was removed and came back',
    world: () => play(handedOver(), members.remove('carol'), members.add('carol')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'nor one who has become an observer',
    world: () => play(invited(), members.role('bob', 'observer')),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'nor one whose organization withdrew and was admitted again',
    world: () =>
      play(invited(), association.withdraw('bolt'), {
        by: 'sam',
        act: 'organization.admit',
        data: { organization: { id: 'bolt', name: 'Bolt' } },
      }),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'an invitation replaced by another one is void',
    world: () => play(invited(), members.invite('carol')),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'an invitation replaced by a hand-over is void: nobody becomes a third facilitator',
    world: () => play(invited(), members.handOver('carol'), members.accept('carol')),
    ...members.accept('bob'),
    expect: notNominated,
  },
  {
    clause: 'a hand-over replaced by an invitation is void',
    world: () => play(handedOver(), members.invite('bob')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'a hand-over of one facilitator is replaced by that of the other',
    world: () => play(handedOverOfTwo(), as('bob', members.handOver('carol'))),
    ...members.accept('carol'),
    expect: seats({
      alice: 'facilitator',
      bob: 'contributor',
      carol: 'co-facilitator',
      dave: 'observer',
    }),
  },
  {
    clause: 'a hand-over lapses when who gave it has left',
    world: () => play(handedOverOfTwo(), members.leave('alice')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'a hand-over lapses when who gave it has departed',
    world: () => play(handedOver(), association.depart('alice')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'a hand-over lapses when the organization of who gave it has withdrawn',
    world: () => play(handedOver(), association.withdraw('acme')),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'a lapsed hand-over stays so where who gave it facilitates again',
    world: () =>
      play(
        handedOverOfTwo(),
        members.leave('alice'),
        members.interest('alice'),
        as('bob', members.add('alice')),
        as('bob', members.invite('alice')),
        members.accept('alice'),
      ),
    ...members.accept('carol'),
    expect: notNominated,
  },
  {
    clause: 'an invitation does not lapse with who gave it',
    world: () => play(invited(), association.depart('alice')),
    ...members.accept('bob'),
    expect: seats({ bob: 'co-facilitator', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'an invitation may be accepted beside a facilitator appointed meanwhile',
    world: () => play(invited(), association.depart('alice'), members.appoint('carol')),
    ...members.accept('bob'),
    expect: seats({ bob: 'co-facilitator', carol: 'facilitator', dave: 'observer' }),
  },
  {
    clause: 'a facilitator who leaves another one behind takes no other nomination along',
    world: () => play(groups.two(), as('bob', members.handOver('carol')), members.leave('alice')),
    ...members.accept('carol'),
    expect: seats({ bob: 'contributor', carol: 'co-facilitator', dave: 'observer' }),
  },
];

export const FACILITATOR_ACCEPTANCE_CASES: readonly Case[] = [...accept];
