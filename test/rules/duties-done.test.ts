/** Every duty that is listed for a person names an act that can be done: now, or once it is due. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutiesOf, readInstant, type Duty } from '../../shared/rules/index.ts';
import { SAMPLES } from './cases/samples.ts';
import { groups, proposals, voted, works } from './cases/worlds.ts';
import { PEOPLE } from './duties-of.ts';
import { association, dips, group, members, outputs, play, type Move } from './moves.ts';
import { settling, SETTLING_ACTS } from './settling.ts';
import { DAY, type World } from './world.ts';

/** Why the act of a duty cannot be done, now or when it is due; null where it can. */
function whyNot(world: World, person: string, duty: Duty): string | null {
  const due = duty.due === undefined ? world.at : (readInstant(duty.due) ?? world.at);
  const refusals: string[] = [];
  for (const at of new Set([world.at, Math.max(world.at, due)])) {
    const { world: there, move } = settling(world.until(at), person, duty);
    const decision = there.ask(move.by, move.act, move.data);
    if (decision.accepted) return null;
    refusals.push(JSON.stringify(decision.refusal));
  }
  return `${person}: ${JSON.stringify(duty)}: ${refusals.join(', then ')}`;
}

const whatCannotBeDone = (world: World): string[] =>
  PEOPLE.flatMap((person) =>
    dutiesOf(world.state, person, world.at)
      .map((duty) => whyNot(world, person, duty))
      .filter((why) => why !== null),
  );

const WORLDS: Readonly<Record<string, () => World>> = {
  ...groups,
  ...works,
  ...proposals,
  'ready to present': () =>
    groups.voting().do('alice', 'ballot.withdraw', { ballot: 'formation-1', reason: 'Too early.' }),
  leaderless: () => play(groups.formed(), association.depart('alice')),
  memberless: () =>
    play(groups.formed(), association.depart('alice'), ...['bob', 'carol'].map(members.leave)),
  'below three organizations': () => play(groups.two(), members.leave('carol')),
  'past its duration': () => groups.formed().until(groups.formed().at + 200 * DAY),
  invited: () => play(groups.formed(), members.invite('bob')),
  'handed over': () => play(groups.formed(), members.handOver('carol')),
  'without owners': () => play(works.drafting(), members.leave('bob')),
  'no quorum for approval': () => voted(works.tscVote(), 'approval-1', 'one yes').later(0),
  reopened: () => play(works.circulatedReport(), outputs.reopen()),
  denied: () => play(proposals.submitted(), dips.deny()),
  'without a manager': () => play(proposals.draft(), association.dismiss('mona')),
  concerned: () => play(proposals.lastCall(), dips.raiseConcern('cy')),
  'no quorum for acceptance': () =>
    voted(proposals.acceptanceVote(), 'acceptance-1', 'one yes').later(0),
  'concluded before its DIP is submitted': () => play(works.circulated(), group.conclude()),
};

const MOVES: readonly Move[] = [
  ...SAMPLES,
  ...PEOPLE.flatMap((person) => [members.interest(person), members.noInterest(person)]),
  ...['alice', 'bob', 'carol', 'mona'].map(association.depart),
  ...['acme', 'bolt', 'core'].map(association.withdraw),
  ...['bob', 'carol'].flatMap((person) => [
    members.leave(person),
    members.accept(person),
    members.appoint(person),
    association.move(person, 'acme'),
  ]),
  association.maintain('mona'),
  association.dismiss('mona'),
  {
    by: 'alice',
    act: 'proposal.present',
    data: { twg: 'ops', ballot: 'formation-2' },
  },
  {
    by: 'alice',
    act: 'members.choose',
    data: {
      twg: 'ops',
      roster: ['alice', 'bob', 'carol'].map((person, index) => ({
        person,
        role: index === 0 ? 'facilitator' : 'contributor',
      })),
    },
  },
];

type Step =
  | { readonly step: 'act'; readonly move: Move }
  | { readonly step: 'wait'; readonly days: number }
  | { readonly step: 'vote'; readonly choice: 'yes' | 'no' | 'abstain'; readonly how: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('act'), move: fc.constantFrom(...MOVES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ step: fc.constant('wait'), days: fc.constantFrom(1, 2, 7, 14, 90) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('vote'),
      choice: fc.constantFrom('yes', 'yes', 'no', 'abstain'),
      how: fc.nat({ max: 3 }),
    }),
  },
);
const steps = fc.array(step, { maxLength: 30 });

/** The first few of the roll of the first open ballot vote so. */
function vote(world: World, choice: string, how: number): World {
  const [ballot] = world.state.openBallots;
  if (ballot === undefined) return world;
  const { roll, textSha256 } = world.state.ballot.get(ballot) ?? { roll: [], textSha256: '' };
  return roll
    .slice(0, how)
    .reduce<World>(
      (at, person) => at.try(person, 'ballot.cast', { ballot, choice, textSha256 }),
      world,
    );
}

function after(world: World, step: Step): World {
  switch (step.step) {
    case 'act':
      return world.try(step.move.by, step.move.act, step.move.data);
    case 'wait':
      return world.later(step.days * DAY);
    case 'vote':
      return vote(world, step.choice, step.how);
  }
}

describe('every duty can be done', () => {
  it.each(Object.entries(WORLDS))('%s', (_, world) => {
    expect(whatCannotBeDone(world())).toEqual([]);
  });
  it('and each act that settles one is owed by somebody in one of these worlds', () => {
    const owed = Object.values(WORLDS).flatMap((world) =>
      PEOPLE.flatMap((person) =>
        dutiesOf(world().state, person, world().at).map(({ duty }) => duty),
      ),
    );
    expect([...new Set(owed)].sort()).toEqual([...SETTLING_ACTS].sort());
  });
  it('whatever has happened', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(WORLDS)), steps, (start, list) => {
        // What closes now closes before anything else happens.
        const world = list.reduce(after, WORLDS[start]?.() ?? groups.founded()).later(0);
        expect(whatCannotBeDone(world)).toEqual([]);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
