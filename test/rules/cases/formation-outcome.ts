/** Formation: what comes of the TSC's vote. */

import { known } from '../../../shared/rules/index.ts';
import { CAST, DAY, HOUR, World } from '../world.ts';
import type { Case } from './case.ts';
import { gathered, seat } from './formation-worlds.ts';
import { equal } from './look.ts';
import { variations } from './variations.ts';
import { atClosing, both, day, groups, leaves, once, seats } from './worlds.ts';

const FOUR = [
  seat('alice', 'facilitator'),
  seat('bob', 'contributor'),
  seat('carol', 'reviewer'),
  seat('dave', 'contributor'),
];
const WITH_TWO_FACILITATORS = [
  seat('bob', 'co-facilitator'),
  ...FOUR.filter((s) => s.person !== 'bob'),
];

/** Presented on day 7 with these seats; the TSC's vote ends on day 14. */
const presented = (roster: readonly object[], from = gathered) =>
  from()
    .do('alice', 'members.choose', { twg: 'ops', roster })
    .later(7 * DAY)
    .do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1' });
/** Members of four organizations. */
const four = once(() => presented(FOUR));
/** Members of three organizations. */
const three = once(() => presented(FOUR.filter((s) => s.person !== 'dave')));
/** alice and bob facilitate. */
const bothFacilitate = once(() =>
  presented(WITH_TWO_FACILITATORS, () =>
    gathered().do('alice', 'proposal.revise', { twg: 'ops', facilitators: ['alice', 'bob'] }),
  ),
);

/** At the close of a vote that passes, after what has happened meanwhile. */
const passing = (from: () => World, meanwhile: (world: World) => World = (world) => world) =>
  once(() => atClosing(meanwhile(from().later(DAY)).votes(['tess', 'tim'], 'formation-1', 'yes')));
const withdraws = (person: string) => (world: World) =>
  world.do(person, 'interest.withdraw', { twg: 'ops' });
const gone = (organization: string) => (world: World) =>
  world.do('sam', 'organization.withdraw', { organization });

/** Back to circulating, in the window that there was. */
const circulatesAgain = both(
  leaves('twg', 'ops', {
    stage: 'circulating',
    circulation: known(four().state, 'twg', 'ops').circulation,
    formedAt: null,
  }),
  leaves('ballot', 'formation-1', { status: 'closed' }),
);
const mayBePresentedAgain = (after: World): void => {
  const again = after.do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-2' });
  leaves('ballot', 'formation-2', { previous: 'formation-1', openedAt: after.at })(again);
};

const changesRulebook =
  (minOrganizations: number) =>
  (world: World): World =>
    world
      .do('tess', 'rulebook.propose', { ballot: 'r', change: { minOrganizations }, days: 1 })
      .votes(CAST.tsc, 'r', 'yes')
      .later(DAY);
const strict = once(() =>
  presented(FOUR, () =>
    ['bob', 'carol', 'dave'].reduce<World>(
      (world, person) => world.do(person, 'interest.express', { twg: 'ops' }),
      World.founded(CAST, { rulebook: { minOrganizations: 4 } })
        .do('alice', 'proposal.create', {
          twg: 'ops',
          name: 'Operations',
          charter: known(gathered().state, 'twg', 'ops').charter,
          facilitators: ['alice'],
        })
        .do('alice', 'proposal.circulate', {
          twg: 'ops',
          channels: [{ kind: 'slack', name: '#ops' }],
          days: 7,
        }),
    ),
  ),
);

export const FORMATION_OUTCOME_CASES: readonly Case[] = variations(
  { act: 'ballot.close', world: passing(four), by: 'relay', data: { ballot: 'formation-1' } },
  [
    {
      clause:
        'DIP-7: "a simple majority vote in favor forms the TWG"; the roster is the membership',
      expect: both(
        leaves('twg', 'ops', {
          stage: 'formed',
          formedAt: day(14),
          updates: { since: day(14), days: 14 },
        }),
        leaves('ballot', 'formation-1', { outcome: 'passed', closedAt: day(14) }),
        seats({
          alice: 'facilitator',
          bob: 'contributor',
          carol: 'reviewer',
          dave: 'contributor',
        }),
      ),
    },
    {
      clause: 'effects count from the closing instant, whenever the relay closes it',
      world: () => {
        const due = passing(four)();
        return due.clock(due.at + HOUR);
      },
      expect: both(
        leaves('twg', 'ops', { formedAt: day(14), updates: { since: day(14), days: 14 } }),
        leaves('ballot', 'formation-1', { closedAt: day(14) }),
      ),
    },
    {
      clause: 'who has withdrawn the interest meanwhile is left off',
      world: passing(four, withdraws('carol')),
      expect: both(
        leaves('twg', 'ops', { stage: 'formed' }),
        seats({ alice: 'facilitator', bob: 'contributor', dave: 'contributor' }),
      ),
    },
    {
      clause: 'who has shown it again is not',
      world: passing(four, (world) =>
        withdraws('carol')(world).do('carol', 'interest.express', { twg: 'ops' }),
      ),
      expect: seats({
        alice: 'facilitator',
        bob: 'contributor',
        carol: 'reviewer',
        dave: 'contributor',
      }),
    },
    {
      clause: 'the creator, whose interest nobody asks for, had withdrawn it before',
      world: passing(() =>
        presented(FOUR, () =>
          withdraws('alice')(gathered().do('alice', 'interest.express', { twg: 'ops' })),
        ),
      ),
      expect: leaves('twg', 'ops', { stage: 'formed' }),
    },
    {
      clause: 'fewer organizations than were asked for: an interest withdrawn',
      world: passing(three, withdraws('carol')),
      expect: both(circulatesAgain, leaves('ballot', 'formation-1', { outcome: 'passed' })),
    },
    {
      clause: 'fewer organizations than were asked for: an organization withdrawn',
      world: passing(three, gone('core')),
      expect: circulatesAgain,
    },
    {
      clause: 'fewer organizations than were asked for: a person departed',
      world: passing(three, (world) =>
        world.do('sam', 'person.depart', { person: 'carol', reason: 'Left.' }),
      ),
      expect: circulatesAgain,
    },
    {
      clause: 'fewer organizations than were asked for: a person counts for the new one',
      world: passing(three, (world) =>
        world.do('sam', 'person.move', { person: 'carol', organization: 'bolt' }),
      ),
      expect: circulatesAgain,
    },
    {
      clause: 'and it may be presented again without a new window, with others chosen',
      world: passing(three, withdraws('carol')),
      expect: (after) =>
        mayBePresentedAgain(
          after.do('alice', 'members.choose', {
            twg: 'ops',
            roster: FOUR.filter((s) => s.person !== 'carol'),
          }),
        ),
    },
    {
      clause: 'an organization withdrawn, with enough left: its members are left off',
      world: passing(four, gone('core')),
      expect: both(
        leaves('twg', 'ops', { stage: 'formed' }),
        seats({ alice: 'facilitator', bob: 'contributor', dave: 'contributor' }),
      ),
    },
    {
      clause: 'a person departed, with enough left: they are left off',
      world: passing(four, (world) =>
        world.do('sam', 'person.depart', { person: 'bob', reason: 'Left.' }),
      ),
      expect: seats({ alice: 'facilitator', carol: 'reviewer', dave: 'contributor' }),
    },
    {
      clause: 'no facilitator left: the organization of the only one withdrawn',
      world: passing(four, gone('acme')),
      expect: circulatesAgain,
    },
    {
      clause: 'no facilitator left: the only one departed',
      world: passing(four, (world) =>
        world.do('sam', 'person.depart', { person: 'alice', reason: 'Left.' }),
      ),
      expect: circulatesAgain,
    },
    {
      clause: 'no facilitator left: the only one has withdrawn the interest',
      world: passing(
        () => four().do('alice', 'interest.express', { twg: 'ops' }),
        withdraws('alice'),
      ),
      expect: circulatesAgain,
    },
    {
      clause: 'one of two facilitators is left',
      world: passing(bothFacilitate, gone('bolt')),
      expect: both(
        leaves('twg', 'ops', { stage: 'formed' }),
        seats({ alice: 'facilitator', carol: 'reviewer', dave: 'contributor' }),
      ),
    },
    {
      clause: 'the other of two facilitators is left',
      world: passing(bothFacilitate, gone('acme')),
      expect: (after) => {
        leaves('twg', 'ops', { stage: 'formed' })(after);
        after.do('bob', 'facilitator.invite', { twg: 'ops', person: 'carol' });
      },
    },
    {
      clause: 'as many organizations as were asked for when it was presented, not now: more',
      world: passing(three, changesRulebook(4)),
      expect: leaves('twg', 'ops', { stage: 'formed' }),
    },
    {
      clause: 'as many organizations as were asked for when it was presented, not now: fewer',
      world: passing(strict, (world) => gone('core')(changesRulebook(3)(world))),
      expect: leaves('twg', 'ops', { stage: 'circulating' }),
    },
    {
      clause: 'failed: declined',
      world: () => atClosing(four().votes(['tess', 'tim'], 'formation-1', 'no')),
      expect: both(
        leaves('twg', 'ops', { stage: 'declined', formedAt: null }),
        leaves('ballot', 'formation-1', { outcome: 'failed' }),
      ),
    },
    {
      clause: 'failed, whatever has happened to its members',
      world: () => atClosing(gone('acme')(four()).votes(['tess', 'tim'], 'formation-1', 'no')),
      expect: leaves('twg', 'ops', { stage: 'declined' }),
    },
    {
      clause: 'no quorum: back to circulating, and it may be presented again without a new window',
      world: () => atClosing(four().vote('tess', 'formation-1', 'yes')),
      expect: both(
        circulatesAgain,
        leaves('ballot', 'formation-1', { outcome: 'no-quorum' }),
        mayBePresentedAgain,
      ),
    },
    {
      clause: 'no quorum, and then whoever is no member any more is chosen no more',
      world: () => atClosing(gone('core')(four()).vote('tess', 'formation-1', 'yes')),
      expect: both(circulatesAgain, mayBePresentedAgain),
    },
    {
      clause: 'no quorum: interest taken back meanwhile is asked for again',
      world: () => atClosing(withdraws('carol')(four()).vote('tess', 'formation-1', 'yes')),
      expect: (after) =>
        equal(after.ask('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-2' }), {
          accepted: false,
          refusal: { code: 'no-interest', persons: ['carol'] },
        }),
    },
    {
      clause: 'whoever has voted may be a member of the group, and the other way round',
      world: () => atClosing(groups.voting().votes(CAST.tsc, 'formation-1', 'yes')),
      expect: leaves('twg', 'ops', { stage: 'formed', formedAt: day(8) }),
    },
  ],
);
