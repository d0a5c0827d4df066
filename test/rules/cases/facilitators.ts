import { as, association, members, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, groups, leaves, seats } from './worlds.ts';

const invited = () => play(groups.formed(), members.invite('bob'));
const handedOver = () => play(groups.formed(), members.handOver('carol'));
const leaderless = () => play(groups.formed(), association.depart('alice'));

/** Of the seats only that of dave, an observer, is left; dora has shown interest. */
const memberless = () =>
  play(leaderless(), members.leave('bob'), members.leave('carol'), members.interest('dora'));

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
    clause: 'one of two facilitators invites who is to follow them',
    world: groups.two,
    ...members.invite('carol'),
    expect: leaves('twg', 'ops', { nomination: { kind: 'invite', person: 'carol', by: 'alice' } }),
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

export const FACILITATOR_CASES: readonly Case[] = [...invite, ...handOver, ...appoint];
