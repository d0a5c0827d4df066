/** The contract's "Duties": of a group, in each of these worlds, of exactly these people. */

import { describe, expect, it } from 'vitest';
import { dutiesOf } from '../../shared/rules/index.ts';
import { atClosing, day, groups, voted, works, written } from './cases/worlds.ts';
import { check, each, owedBy, PEOPLE, THE_TSC, update, type Owed } from './duties-of.ts';
import { as, association, ballots, group, members, outputs, play, topics } from './moves.ts';
import { DAY, World } from './world.ts';

const choose: Owed = ['members.choose', 'ops', written(7)];
const present: Owed = ['proposal.present', 'ops', written(7)];

describe('formation', () => {
  const chosen = () =>
    play(
      groups.circulating(),
      ...['bob', 'carol'].map(members.interest),
      roster(['alice', 'facilitator'], ['bob', 'contributor'], ['carol', 'reviewer']),
    );
  const roster = (...seats: readonly (readonly [string, string])[]) => ({
    by: 'alice',
    act: 'members.choose',
    data: { twg: 'ops', roster: seats.map(([person, role]) => ({ person, role })) },
  });
  check([
    ['a draft asks nothing of anybody', groups.draft, {}],
    ['members to choose while it circulates', groups.circulating, { alice: [choose] }],
    [
      'by both who are to facilitate',
      () =>
        groups.circulating().do('alice', 'proposal.revise', {
          twg: 'ops',
          facilitators: ['alice', 'bob'],
        }),
      { alice: [choose], bob: [choose] },
    ],
    ['once they are chosen, nothing before the window ends', chosen, {}],
    ['a millisecond before the window ends', () => chosen().until(day(7) - 1), {}],
    ['ready to present when it ends', () => chosen().until(day(7)), { alice: [present] }],
    [
      'members to choose, the window over',
      () => groups.circulating().until(day(8)),
      { alice: [choose] },
    ],
    [
      'members to choose again where one of them has taken the interest back',
      () => play(chosen(), members.noInterest('carol')),
      { alice: [choose] },
    ],
    [
      'members to choose while they are of fewer than three organizations',
      () => play(chosen(), roster(['alice', 'facilitator'], ['bob', 'contributor'])),
      { alice: [choose] },
    ],
    [
      'an observer represents no organization',
      () =>
        play(
          chosen(),
          roster(['alice', 'facilitator'], ['bob', 'contributor'], ['carol', 'observer']),
        ),
      { alice: [choose] },
    ],
    [
      'members to choose again where the facilitators are others',
      () =>
        play(chosen(), {
          by: 'alice',
          act: 'proposal.revise',
          data: { twg: 'ops', facilitators: ['bob'] },
        }),
      { bob: [choose] },
    ],
    [
      'nothing to present while the charter lacks something, nor members to choose',
      () =>
        play(chosen(), {
          by: 'alice',
          act: 'proposal.revise',
          data: {
            twg: 'ops',
            charter: { ...chosen().state.twg.get('ops')?.charter, profiles: ' ' },
          },
        }).until(day(7)),
      {},
    ],
    ['declined: nothing', groups.declined, {}],
    [
      'after no quorum, ready to present again',
      () => voted(groups.voting(), 'formation-1', 'one yes').later(0),
      { alice: [present] },
    ],
  ]);
});

describe('ballots not yet voted on', () => {
  const cast: Owed = ['ballot.cast', 'formation-1', written(14)];
  const topicVote = () => play(groups.topic(), topics.callVote({ days: 3 }));
  const castTopic: Owed = ['ballot.cast', 'topic-1', written(17)];
  check([
    ['everyone on the roll', groups.voting, each(THE_TSC, cast)],
    [
      'not who has voted, even to abstain',
      () => groups.voting().vote('tess', 'formation-1', 'abstain'),
      each(['tim', 'tom'], cast),
    ],
    [
      'not who is recused',
      () =>
        groups.voting().do('tom', 'ballot.recuse', { ballot: 'formation-1', reason: 'My firm.' }),
      each(['tess', 'tim'], cast),
    ],
    [
      'whoever is on the roll, whatever becomes of their seat',
      () => play(groups.voting(), association.unseat('tim')),
      each(THE_TSC, cast),
    ],
    [
      'or of their organization',
      () => play(groups.voting(), association.withdraw('dune')),
      each(THE_TSC, cast),
    ],
    [
      'but not who has departed',
      () => play(groups.voting(), association.depart('tim')),
      each(['tess', 'tom'], cast),
    ],
    [
      'nobody who is seated later',
      () => play(groups.voting(), { by: 'sam', act: 'tsc.seat', data: { person: 'cy' } }),
      each(THE_TSC, cast),
    ],
    ['to the last millisecond', () => groups.voting().until(day(14) - 1), each(THE_TSC, cast)],
    ['nobody at the closing instant, closed or not', () => groups.voting().clock(day(14)), {}],
    [
      'members, not observers, where the group votes',
      topicVote,
      { alice: [castTopic, update], bob: [castTopic], carol: [castTopic] },
    ],
    [
      'nobody once it is withdrawn',
      () => play(topicVote(), ballots.withdraw('alice', 'topic-1')),
      { alice: [update] },
    ],
  ]);
});

describe('facilitators', () => {
  const accept: Owed = ['facilitator.accept', 'ops'];
  const appoint: Owed = ['facilitator.appoint', 'ops'];
  const add: Owed = ['member.add', 'ops'];
  /** A fourth organization, so that one may go. */
  const four = () => play(groups.formed(), members.interest('dora'), members.add('dora'));
  const leaderless = () => play(four(), association.depart('alice'));
  check([
    [
      'an invitation to accept',
      () => play(groups.formed(), members.invite('bob')),
      { alice: [update], bob: [accept] },
    ],
    [
      'a hand-over to accept',
      () => play(groups.formed(), members.handOver('carol')),
      { alice: [update], carol: [accept] },
    ],
    [
      'only the last nomination',
      () => play(groups.formed(), members.invite('bob'), members.handOver('carol')),
      { alice: [update], carol: [accept] },
    ],
    ['none once it is accepted', groups.two, { alice: [update], bob: [update] }],
    [
      'none once it has lapsed',
      () =>
        play(
          four(),
          members.invite('bob'),
          members.accept('bob'),
          members.handOver('carol'),
          members.leave('alice'),
        ),
      { bob: [update] },
    ],
    [
      'none once the group is concluded',
      () => play(groups.formed(), members.invite('bob'), group.conclude()),
      {},
    ],
    [
      'the secretariat appoints where no facilitator is left',
      leaderless,
      each(['sam', 'sue'], appoint),
    ],
    [
      'no more once one is appointed',
      () => play(leaderless(), members.appoint('bob')),
      { bob: [update] },
    ],
    ['three organizations are enough', groups.formed, { alice: [update] }],
    [
      'below three organizations: the facilitators and the secretariat',
      () => play(groups.two(), members.leave('carol')),
      { ...each(['alice', 'bob'], update, add), ...each(['sam', 'sue'], add) },
    ],
    [
      'where a member moves to the organization of another one too',
      () => play(groups.formed(), association.move('carol', 'acme')),
      { alice: [update, add], ...each(['sam', 'sue'], add) },
    ],
    [
      'no more once somebody of a third organization is a member',
      () => play(groups.formed(), members.leave('carol'), members.role('dave', 'contributor')),
      { alice: [update] },
    ],
    [
      'both: below three organizations and without a facilitator',
      () => play(groups.formed(), association.depart('alice')),
      each(['sam', 'sue'], add, appoint),
    ],
    [
      'neither once the group is concluded',
      () =>
        play(groups.formed(), association.depart('alice'), {
          by: 'sam',
          act: 'twg.conclude',
          data: { twg: 'ops', reason: 'Nobody left.' },
        }),
      {},
    ],
  ]);
});

describe('updates and charters', () => {
  const revise: Owed = ['charter.revise', 'ops', written(194)];
  const late = () => groups.formed().until(day(194));
  const revision = group.charter({ durationDays: 365 }, { ballot: 'revision-1' });
  const cast: Owed = ['ballot.cast', 'revision-1', written(201)];
  check([
    ['the first is due 14 days after forming', groups.formed, { alice: [update] }],
    ['overdue it stays due since then', () => groups.formed().until(day(60)), { alice: [update] }],
    [
      'once posted, the next is due 14 days later',
      () => play(groups.formed().until(day(20)), group.update()),
      { alice: [['update.post', 'ops', written(34)]] },
    ],
    ['of every facilitator', groups.two, each(['alice', 'bob'], update)],
    ['none of a group that is concluded', groups.concluded, {}],
    [
      'a millisecond before the duration ends',
      () => groups.formed().until(day(194) - 1),
      { alice: [update] },
    ],
    ['a charter past its duration', late, { alice: [update, revise] }],
    [
      'not while its revision is being voted on',
      () => play(late(), revision),
      { alice: [update], ...each(THE_TSC, cast) },
    ],
    [
      'again where the revision has failed',
      () => voted(play(late(), revision), 'revision-1', 'all no').later(0),
      { alice: [update, revise] },
    ],
    [
      'not once a longer one is in force',
      () => voted(play(late(), revision), 'revision-1', 'all yes').later(0),
      { alice: [update] },
    ],
  ]);
});

describe('the list', () => {
  /** alice owes something of nearly every kind: three outputs, a topic vote, no organization of bob. */
  const busy = (): World => {
    const started = play(
      works.approved(),
      outputs.start('report', 'o2'),
      outputs.start('report', 'o3'),
      members.leave('carol'),
      as('bob', topics.raise('bob')),
      topics.callVote({ days: 30 }),
    );
    return started.until(day(40));
  };
  it('is sorted by what is due first, then as the contract lists them', () => {
    expect(owedBy(busy(), 'alice')).toEqual([
      ['update.post', 'ops', written(28)],
      ['ballot.cast', 'topic-1', written(48)],
      ['output.assign', 'o2'],
      ['output.assign', 'o3'],
      ['output.circulate', 'o1'],
      ['dip.submit', 'o1'],
      ['member.add', 'ops'],
    ]);
  });
  it('says of each what it is about, and what follows where it is not done', () => {
    const all = PEOPLE.flatMap((person) => dutiesOf(busy().state, person, busy().at));
    for (const { subject, consequence } of all) {
      expect(['twg', 'ballot', 'output', 'dip', 'concern']).toContain(subject.kind);
      expect(consequence).toMatch(/^[a-z-]+$/);
    }
    expect(dutiesOf(busy().state, 'alice', busy().at)[0]).toEqual({
      duty: 'update.post',
      subject: { kind: 'twg', id: 'ops' },
      due: written(28),
      consequence: 'update-overdue',
    });
  });
  it('is empty before the founding, and for who is unknown or has departed', () => {
    expect(dutiesOf(World.empty().state, 'alice', 0)).toEqual([]);
    expect(owedBy(busy(), 'nobody')).toEqual([]);
    expect(owedBy(busy(), 'relay')).toEqual([]);
    expect(owedBy(play(busy(), association.depart('alice')), 'alice')).toEqual([]);
  });
  it('is empty for who belongs to no organization, but for their votes', () => {
    const withdrawn = play(busy(), association.withdraw('acme'));
    expect(owedBy(withdrawn, 'alice')).toEqual([['ballot.cast', 'topic-1', written(48)]]);
  });
  it('does not change with the order in which ballots were opened', () => {
    const one = play(groups.formed(), topics.raise('bob', 't1'), topics.raise('bob', 't2'));
    const of = (topic: string, ballot: string) => topics.callVote({ topic, ballot });
    const ab = play(one, of('t1', 'a'), of('t2', 'b'));
    const ba = play(one, of('t2', 'b'), of('t1', 'a'));
    expect(owedBy(ab, 'bob')).toEqual(owedBy(ba, 'bob'));
    expect(atClosing(ab).at).toBe(day(14) + 7 * DAY);
  });
});
