/** Formation: the proposal before the TSC, or withdrawn. */

import { proposalMarkdown } from '../../../shared/documents/proposal-markdown.ts';
import { CAST, CHARTER, DAY, sha256, stages, World } from '../world.ts';
import type { Case } from './case.ts';
import {
  byMax,
  gathered,
  nowhere,
  seat,
  twoFacilitators,
  withdrawnGroup,
} from './formation-worlds.ts';
import { equal } from './look.ts';
import { variations, type Base } from './variations.ts';
import { both, day, groups, leaves, once, written } from './worlds.ts';

const presentable = once(() => stages.chosen(groups.founded()).later(7 * DAY));
const present: Base = {
  act: 'proposal.present',
  world: presentable,
  by: 'alice',
  data: { twg: 'ops', ballot: 'formation-1' },
};
const member = (person: string, organization: string) => ({
  person,
  name: `Person ${person}`,
  organization,
  organizationName: `Org ${organization}`,
});
/** The proposal as presented, in the one text that is voted on. */
const PRESENTED = proposalMarkdown({
  twg: 'ops',
  name: 'Operations',
  charter: CHARTER,
  facilitators: [member('alice', 'acme')],
  members: [
    { ...member('alice', 'acme'), role: 'facilitator' },
    { ...member('bob', 'bolt'), role: 'contributor' },
    { ...member('carol', 'core'), role: 'reviewer' },
    { ...member('dave', 'dune'), role: 'observer' },
  ],
});
const chosenOf =
  (...roster: { person: string; role: string }[]) =>
  () =>
    gathered()
      .do('alice', 'members.choose', { twg: 'ops', roster })
      .later(7 * DAY);

const PRESENT = variations(present, [
  {
    clause: 'DIP-7: "lead it through the voting process by the Technical Steering Committee"',
    expect: both(
      leaves('ballot', 'formation-1', {
        kind: 'formation',
        subject: 'ops',
        body: 'tsc',
        openedBy: 'alice',
        openedAt: day(7),
        closesAt: day(14),
        roll: ['tess', 'tim', 'tom'],
        textSha256: sha256(PRESENTED),
        status: 'open',
        outcome: null,
        previous: null,
      }),
      leaves('twg', 'ops', { stage: 'voting' }),
      (after) => equal(after.texts.has(sha256(PRESENTED)), true),
    ),
  },
  {
    clause: 'at the very instant the window ends, the wait is over',
    world: () => stages.chosen(groups.founded()).until(day(7)),
    expect: leaves('twg', 'ops', { stage: 'voting' }),
  },
  {
    clause: 'a millisecond before it is not',
    world: () => stages.chosen(groups.founded()).until(day(7) - 1),
    expect: { code: 'circulation-running', endsAt: written(7) },
  },
  {
    clause: 'an extended window runs on',
    world: () =>
      stages
        .chosen(groups.founded())
        .do('alice', 'proposal.extend-circulation', { twg: 'ops', days: 14 })
        .later(7 * DAY),
    expect: { code: 'circulation-running', endsAt: written(14) },
  },
  {
    clause: 'a window that a material change has started again runs on',
    world: () =>
      stages
        .chosen(groups.founded())
        .later(3 * DAY)
        .do('alice', 'proposal.revise', { twg: 'ops', charter: { ...CHARTER, durationDays: 90 } })
        .later(4 * DAY),
    expect: { code: 'circulation-running', endsAt: written(10) },
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
    with: { ballot: 'formation-2' },
    expect: { code: 'wrong-stage', stage, expected: ['circulating'] } as const,
  })),
  {
    clause: 'a charter that has become incomplete',
    world: () =>
      presentable().do('alice', 'proposal.revise', {
        twg: 'ops',
        charter: { ...CHARTER, profiles: ' ' },
      }),
    expect: { code: 'charter-incomplete', missing: ['profiles'] },
  },
  {
    clause: 'nobody is chosen',
    world: () => gathered().later(7 * DAY),
    expect: { code: 'facilitator-count', have: 0 },
  },
  {
    clause: 'the roster was emptied by other facilitators',
    world: () =>
      presentable().do('alice', 'proposal.revise', { twg: 'ops', facilitators: ['alice', 'bob'] }),
    expect: { code: 'facilitator-count', have: 0 },
  },
  {
    clause: 'somebody chosen has taken the interest back',
    world: () => presentable().do('carol', 'interest.withdraw', { twg: 'ops' }),
    expect: { code: 'no-interest', persons: ['carol'] },
  },
  {
    clause: 'an observer chosen has taken the interest back',
    world: () => presentable().do('dave', 'interest.withdraw', { twg: 'ops' }),
    expect: { code: 'no-interest', persons: ['dave'] },
  },
  {
    clause: 'DIP-7: "a minimum of 3 Association members": two, as observers do not count',
    world: chosenOf(
      seat('alice', 'facilitator'),
      seat('bob', 'reviewer'),
      seat('dave', 'observer'),
    ),
    expect: { code: 'too-few-organizations', needed: 3, have: 2 },
  },
  {
    clause: 'DIP-7: "a minimum of 3 Association members": one',
    world: chosenOf(seat('alice', 'facilitator')),
    expect: { code: 'too-few-organizations', needed: 3, have: 1 },
  },
  {
    clause: 'a person counts for the organization they belong to now',
    world: () => presentable().do('sam', 'person.move', { person: 'carol', organization: 'bolt' }),
    expect: { code: 'too-few-organizations', needed: 3, have: 2 },
  },
  {
    clause: 'an organization that has withdrawn does not count',
    world: () => presentable().do('sam', 'organization.withdraw', { organization: 'core' }),
    expect: { code: 'too-few-organizations', needed: 3, have: 2 },
  },
  {
    clause: "the rulebook's own number",
    world: () =>
      stages.chosen(World.founded(CAST, { rulebook: { minOrganizations: 4 } })).later(7 * DAY),
    expect: { code: 'too-few-organizations', needed: 4, have: 3 },
  },
  {
    clause: 'circulation-running before charter-incomplete',
    world: () =>
      stages.chosen(groups.founded()).do('alice', 'proposal.revise', {
        twg: 'ops',
        charter: { ...CHARTER, profiles: ' ' },
      }),
    expect: { code: 'circulation-running', endsAt: written(7) },
  },
  {
    clause: 'charter-incomplete before facilitator-count',
    world: () =>
      presentable().do('alice', 'proposal.revise', {
        twg: 'ops',
        charter: { ...CHARTER, profiles: ' ' },
        facilitators: ['alice', 'bob'],
      }),
    expect: { code: 'charter-incomplete', missing: ['profiles'] },
  },
  {
    clause: 'facilitator-count before no-interest',
    world: () =>
      twoFacilitators()
        .do('bob', 'interest.express', { twg: 'ops' })
        .do('alice', 'members.choose', {
          twg: 'ops',
          roster: [
            seat('alice', 'facilitator'),
            seat('bob', 'co-facilitator'),
            seat('carol', 'reviewer'),
          ],
        })
        .do('sam', 'person.depart', { person: 'bob', reason: 'Left.' })
        .do('carol', 'interest.withdraw', { twg: 'ops' })
        .later(7 * DAY),
    expect: { code: 'facilitator-count', have: 1 },
  },
  {
    clause: 'no-interest before too-few-organizations',
    world: () =>
      presentable()
        .do('carol', 'interest.withdraw', { twg: 'ops' })
        .do('sam', 'person.move', { person: 'bob', organization: 'acme' }),
    expect: { code: 'no-interest', persons: ['carol'] },
  },
  nowhere,
]);

const WITHDRAWABLE = ['draft', 'circulating', 'declined'] as const;
const WITHDRAW = variations(
  {
    act: 'proposal.withdraw',
    world: groups.draft,
    by: 'alice',
    data: { twg: 'ops', reason: 'Changed plans.' },
  },
  [
    ...(
      [
        ['draft', groups.draft],
        ['circulating', groups.circulating],
        ['declined', groups.declined],
      ] as const
    ).map(([stage, world]) => ({
      clause: `a proposal is withdrawn from ${stage}`,
      world,
      expect: leaves('twg', 'ops', { stage: 'withdrawn' }),
    })),
    ...['max', 'alice', 'sue'].map((by) => ({
      clause: `by its creator, a facilitator or the secretariat: ${by}`,
      world: byMax,
      by,
      expect: leaves('twg', 'ops', { stage: 'withdrawn' }),
    })),
    ...['carol', 'lead', 'tess', 'relay'].map((by) => ({
      clause: `by nobody else: ${by}`,
      world: byMax,
      by,
      expect: { code: 'not-permitted', needs: 'creator-facilitator-or-secretariat' } as const,
    })),
    {
      clause: 'while the TSC votes, the ballot is withdrawn first',
      world: groups.voting,
      expect: { code: 'ballot-open', ballots: ['formation-1'] },
    },
    {
      clause: 'and then the proposal',
      world: () =>
        groups.voting().do('alice', 'ballot.withdraw', { ballot: 'formation-1', reason: 'Early.' }),
      expect: leaves('twg', 'ops', { stage: 'withdrawn' }),
    },
    {
      clause: "another group's ballot does not count",
      world: () =>
        groups.voting().do('bob', 'proposal.create', {
          twg: 'other',
          name: 'Other',
          charter: CHARTER,
          facilitators: ['bob'],
        }),
      by: 'bob',
      with: { twg: 'other' },
      expect: leaves('twg', 'other', { stage: 'withdrawn' }),
    },
    ...(
      [
        ['formed', groups.formed],
        ['concluded', groups.concluded],
        ['withdrawn', withdrawnGroup],
      ] as const
    ).map(([stage, world]) => ({
      clause: `not once it is ${stage}`,
      world,
      expect: { code: 'wrong-stage', stage, expected: WITHDRAWABLE } as const,
    })),
    {
      clause: 'not-permitted before ballot-open',
      world: groups.voting,
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'creator-facilitator-or-secretariat' },
    },
    nowhere,
  ],
);

export const PRESENTATION_CASES: readonly Case[] = [...PRESENT, ...WITHDRAW];
