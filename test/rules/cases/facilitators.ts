import { as, association, members, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves, seats } from './worlds.ts';

const invited = () => play(groups.formed(), members.invite('bob'));
const handedOver = () => play(groups.formed(), members.handOver('carol'));
/** alice and bob facilitate; alice hands over to carol. */
const handedOverOfTwo = () => play(groups.two(), members.handOver('carol'));
const leaderless = () => play(groups.formed(), association.depart('alice'));
/** Of the seats only that of dave, an observer, is left; dora has shown interest. */
const memberless = () =>
  play(leaderless(), members.leave('bob'), members.leave('carol'), members.interest('dora'));

const notNominated = { code: 'not-nominated' } as const;

const invite: readonly Case[] = [
  {
    clause: 'a facilitator invites a member',
    world: groups.formed,
    ...members.invite('bob'),
    expect: both(
      leaves('twg', 'ops', { nomination: { kind: 'invite', person: 'bob', by: 'alice' } }),
      seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer', dave: 'observer' }),
    ),
  },
  {
    clause: 'DIP-7: "up to two individuals": where there are two, nobody is invited',
    world: groups.two,
    ...members.invite('carol'),
    expect: { code: 'facilitator-count', have: 2 },
  },
  {
    clause: 'facilitator-count comes before not-a-twg-member',
    world: groups.two,
    ...members.invite('adam'),
    expect: { code: 'facilitator-count', have: 2 },
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: groups.formed,
    ...members.invite('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'not-a-twg-member: an observer is no member',
    world: groups.formed,
    ...members.invite('dave'),
    expect: { code: 'not-a-twg-member', person: 'dave' },
  },
  {
    clause: 'a new nomination replaces the one there is',
    world: handedOver,
    ...members.invite('bob'),
    expect: leaves('twg', 'ops', { nomination: { kind: 'invite', person: 'bob', by: 'alice' } }),
  },
];

const handOver: readonly Case[] = [
  {
    clause: 'a facilitator offers the seat to a member, and keeps it until that is accepted',
    world: groups.formed,
    ...members.handOver('carol'),
    expect: both(
      leaves('twg', 'ops', { nomination: { kind: 'hand-over', person: 'carol', by: 'alice' } }),
      seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer', dave: 'observer' }),
    ),
  },
  {
    clause: 'the number of facilitators stays, so that two are no obstacle',
    world: groups.two,
    ...as('bob', members.handOver('carol')),
    expect: leaves('twg', 'ops', {
      nomination: { kind: 'hand-over', person: 'carol', by: 'bob' },
    }),
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: groups.formed,
    ...members.handOver('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'not-a-twg-member: an observer is no member',
    world: groups.formed,
    ...members.handOver('dave'),
    expect: { code: 'not-a-twg-member', person: 'dave' },
  },
  {
    clause: 'a new nomination replaces the one there is',
    world: invited,
    ...members.handOver('carol'),
    expect: leaves('twg', 'ops', {
      nomination: { kind: 'hand-over', person: 'carol', by: 'alice' },
    }),
  },
];

const accept: readonly Case[] = [
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

const appoint: readonly Case[] = [
  {
    clause: 'where no facilitator is left, the secretariat appoints a member',
    world: leaderless,
    ...members.appoint('bob'),
    expect: seats({ bob: 'facilitator', carol: 'reviewer', dave: 'observer' }),
  },
  {
    clause: 'facilitator-present: one is left',
    world: groups.formed,
    ...members.appoint('bob'),
    expect: { code: 'facilitator-present', persons: ['alice'] },
  },
  {
    clause: 'facilitator-present: a co-facilitator is one',
    world: () => play(groups.two(), members.leave('alice')),
    ...members.appoint('carol'),
    expect: { code: 'facilitator-present', persons: ['bob'] },
  },
  {
    clause: 'facilitator-present: both are named',
    world: groups.two,
    ...members.appoint('carol'),
    expect: { code: 'facilitator-present', persons: ['alice', 'bob'] },
  },
  {
    clause: 'facilitator-present comes before not-a-twg-member',
    world: groups.formed,
    ...members.appoint('adam'),
    expect: { code: 'facilitator-present', persons: ['alice'] },
  },
  {
    clause: 'not-a-twg-member: without a seat',
    world: leaderless,
    ...members.appoint('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'not-a-twg-member: an observer, while a member is left',
    world: leaderless,
    ...members.appoint('dave'),
    expect: { code: 'not-a-twg-member', person: 'dave' },
  },
  {
    clause: 'not-a-twg-member: someone with interest, while a member is left',
    world: () => play(leaderless(), members.interest('dora')),
    ...members.appoint('dora'),
    expect: { code: 'not-a-twg-member', person: 'dora' },
  },
  {
    clause: 'where no member is left, anyone who has shown interest, who becomes one',
    world: memberless,
    ...members.appoint('dora'),
    expect: seats({ dave: 'observer', dora: 'facilitator' }),
  },
  {
    clause: 'where no member is left, an observer who has shown interest',
    world: memberless,
    ...members.appoint('dave'),
    expect: seats({ dave: 'facilitator' }),
  },
  {
    clause: 'not-a-twg-member: no member is left, and no interest shown',
    world: memberless,
    ...members.appoint('adam'),
    expect: { code: 'not-a-twg-member', person: 'adam' },
  },
  {
    clause: 'not-a-twg-member: no member is left, and the interest taken back',
    world: () => play(memberless(), members.noInterest('dora')),
    ...members.appoint('dora'),
    expect: { code: 'not-a-twg-member', person: 'dora' },
  },
];

export const FACILITATOR_CASES: readonly Case[] = [...invite, ...handOver, ...accept, ...appoint];
