/** Principles, "Order of checks" and "For every act": the first check that fails names the refusal. */

import { known } from '../../../shared/rules/index.ts';
import { CAST, deviceOf, keyOf, outputStages, sha256, stages, World } from '../world.ts';
import type { Case } from './case.ts';
import { equal } from './look.ts';
import { variations, type Base } from './variations.ts';

/** Any act of any person in any association: here to say who acts, and through what. */
const interest: Base = {
  act: 'interest.express',
  world: stages.draft,
  by: 'bob',
  data: { twg: 'ops' },
};

const bobRevoked = () => stages.draft().do('sam', 'device.revoke', { device: deviceOf('bob') });
const boltWithdrawn = () =>
  stages.draft().do('sam', 'organization.withdraw', { organization: 'bolt' });

const ENVELOPE = variations(interest, [
  {
    clause: 'ids match [a-z0-9][a-z0-9-]{0,63}: 64 characters',
    envelope: { id: '0'.padEnd(64, '-') },
    expect: (after) => equal(after.state.acts.has('0'.padEnd(64, '-')), true),
  },
  ...['a'.repeat(65), '', '-a', 'A', 'a b', 'é', 'a\n', 'relay', '__proto__'].map((id) => ({
    clause: `malformed: ${JSON.stringify(id.slice(0, 9))} (${id.length}) is no id of an act`,
    envelope: { id },
    expect: { code: 'malformed', path: 'id' } as const,
  })),
  ...[0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY].map((n) => ({
    clause: `malformed: ${n} is no number of an act`,
    envelope: { n },
    expect: { code: 'malformed', path: 'n' } as const,
  })),
  {
    clause: 'before the founding there is nothing to act in',
    world: () => World.empty(),
    expect: { code: 'not-founded' },
  },
  {
    clause: 'an id counts once in a ledger',
    envelope: { id: 'act-1' },
    expect: { code: 'id-reused', id: 'act-1' },
  },
  {
    clause: 'a refused act leaves its id free',
    world: () => stages.draft().try('bob', 'interest.withdraw', { twg: 'ops' }),
    envelope: { id: `act-${stages.draft().seq + 1}` },
    expect: (after) => equal(after.state.interest.has('ops/bob'), true),
  },
  {
    clause: 'an accepted act takes its id',
    envelope: { id: 'first' },
    expect: (after) =>
      equal(after.ask('alice', 'interest.express', { twg: 'ops' }, { id: 'first' }), {
        accepted: false,
        refusal: { code: 'id-reused', id: 'first' },
      }),
  },
  {
    clause: 'nobody is known by a device that was never enrolled',
    by: 'stranger',
    expect: { code: 'unknown-person', person: null },
  },
  {
    clause: 'a revoked device acts no more',
    world: bobRevoked,
    expect: { code: 'device-revoked', device: deviceOf('bob') },
  },
  {
    clause: 'an author who has departed: device-revoked',
    world: () => stages.draft().do('sam', 'person.depart', { person: 'bob', reason: 'Left.' }),
    expect: { code: 'device-revoked', device: deviceOf('bob') },
  },
  {
    clause: "an act numbered like the device's last one is out of order",
    envelope: { n: 1 },
    expect: { code: 'out-of-order', last: 1 },
  },
  {
    clause: 'an act numbered before the last one is out of order',
    world: () => stages.draft().do('bob', 'interest.express', { twg: 'ops' }, { n: 7 }),
    envelope: { n: 6 },
    expect: { code: 'out-of-order', last: 7 },
  },
  {
    clause: 'numbers may be left out: refused acts use them up',
    envelope: { n: 9 },
    expect: (after) => equal(known(after.state, 'device', deviceOf('bob')).lastN, 9),
  },
  {
    clause: 'each device counts for itself',
    world: () =>
      stages.draft().do('bob', 'device.add', { publicKey: keyOf('bob-2'), kind: 'browser' }),
    envelope: { n: 1, device: deviceOf('bob-2') },
    expect: (after) => {
      equal(known(after.state, 'device', deviceOf('bob')).lastN, 2);
      equal(known(after.state, 'device', deviceOf('bob-2')).lastN, 1);
    },
  },
  {
    clause: 'the author is a member of the association',
    world: boltWithdrawn,
    expect: { code: 'not-a-member', person: 'bob' },
  },
  {
    clause: 'whose organization has come back is a member again',
    world: () =>
      boltWithdrawn().do('sam', 'organization.admit', {
        organization: { id: 'bolt', name: 'Bolt' },
      }),
    expect: (after) => equal(after.state.interest.has('ops/bob'), true),
  },
  {
    clause: 'a group that is not there is unknown',
    with: { twg: 'nowhere' },
    expect: { code: 'unknown', kind: 'twg', id: 'nowhere' },
  },
  {
    clause: 'the relay is not a person',
    by: 'relay',
    expect: { code: 'not-permitted', needs: 'person' },
  },
]);

/** The relay counts its acts as a device does. */
const RELAY = variations(
  {
    act: 'ballot.close',
    world: () =>
      stages.formed().do('tess', 'rulebook.propose', { ballot: 'b', change: { updateDays: 7 } }),
    by: 'relay',
    data: { ballot: 'b' },
  },
  [
    {
      clause: "the relay's acts are in order too",
      envelope: { n: 1 },
      expect: { code: 'out-of-order', last: 1 },
    },
    {
      clause: "the relay's acts have ids too",
      envelope: { id: 'act-1' },
      expect: { code: 'id-reused', id: 'act-1' },
    },
  ],
);

const chosen = { ...CAST, tsc: [] };
/** The window of circulation is over, and a ballot `b` is there. */
const presentable = (world = World.founded()) =>
  stages
    .chosen(world.do('tess', 'rulebook.propose', { ballot: 'b', change: { updateDays: 7 } }))
    .later(7 * 24 * 3_600_000);

const present: Base = {
  act: 'proposal.present',
  world: presentable,
  by: 'alice',
  data: { twg: 'ops', ballot: 'formation-1' },
};

/** Two checks fail at once: the one that stands first in the contract names the refusal. */
const PAIRS = [
  ...variations(present, [
    {
      clause: 'malformed before not-founded',
      world: () => World.empty(),
      with: { twg: 'OPS' },
      expect: { code: 'malformed', path: 'data.twg' },
    },
    {
      clause: 'malformed before id-reused',
      with: { twg: 'OPS' },
      envelope: { id: 'act-1' },
      expect: { code: 'malformed', path: 'data.twg' },
    },
    {
      clause: 'not-founded before unknown-person',
      world: () => World.empty(),
      by: 'stranger',
      expect: { code: 'not-founded' },
    },
    {
      clause: 'id-reused before unknown-person',
      by: 'stranger',
      envelope: { id: 'act-1' },
      expect: { code: 'id-reused', id: 'act-1' },
    },
    {
      clause: 'id-reused before device-revoked',
      world: () => presentable().do('sam', 'device.revoke', { device: deviceOf('alice') }),
      envelope: { id: 'act-1' },
      expect: { code: 'id-reused', id: 'act-1' },
    },
    {
      clause: 'unknown-person before unknown',
      by: 'stranger',
      with: { twg: 'nowhere' },
      expect: { code: 'unknown-person', person: null },
    },
    {
      clause: 'device-revoked before out-of-order',
      world: () => presentable().do('sam', 'device.revoke', { device: deviceOf('alice') }),
      envelope: { n: 1 },
      expect: { code: 'device-revoked', device: deviceOf('alice') },
    },
    {
      clause: 'out-of-order before not-a-member',
      world: () => presentable().do('sam', 'organization.withdraw', { organization: 'acme' }),
      envelope: { n: 1 },
      expect: { code: 'out-of-order', last: 4 },
    },
    {
      clause: 'not-a-member before unknown',
      world: () => presentable().do('sam', 'organization.withdraw', { organization: 'acme' }),
      with: { twg: 'nowhere' },
      expect: { code: 'not-a-member', person: 'alice' },
    },
    {
      clause: 'unknown before duplicate-id',
      with: { twg: 'nowhere', ballot: 'b' },
      expect: { code: 'unknown', kind: 'twg', id: 'nowhere' },
    },
    {
      clause: 'duplicate-id before not-permitted',
      by: 'bob',
      with: { ballot: 'b' },
      expect: { code: 'duplicate-id', kind: 'ballot', id: 'b' },
    },
    {
      clause: 'not-permitted before the stage',
      world: stages.draft,
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'facilitator' },
    },
    {
      clause: 'the stage before the codes of the row',
      world: () =>
        World.founded().do('alice', 'proposal.create', {
          twg: 'ops',
          name: 'Operations',
          charter: {},
          facilitators: ['alice'],
        }),
      expect: { code: 'wrong-stage', stage: 'draft', expected: ['circulating'] },
    },
    {
      clause: 'the codes of the row before ballot-length',
      world: stages.chosen,
      with: { days: 31 },
      expect: { code: 'circulation-running', endsAt: '2026-01-12T10:00:00Z' },
    },
    {
      clause: 'ballot-length before no-tsc',
      world: () => stages.chosen(World.founded(chosen)).later(7 * 24 * 3_600_000),
      with: { days: 31 },
      expect: { code: 'ballot-length', min: 1, max: 30 },
    },
    {
      clause: 'a body that is empty opens no ballot',
      world: () => stages.chosen(World.founded(chosen)).later(7 * 24 * 3_600_000),
      expect: { code: 'no-tsc' },
    },
  ]),
  ...variations(
    {
      act: 'interest.record',
      world: boltWithdrawn,
      by: 'alice',
      data: { twg: 'ops', person: 'bob', where: '#ops' },
    },
    [
      {
        clause: 'whoever is named is a member of the association',
        expect: { code: 'not-a-member', person: 'bob' },
      },
      {
        clause: 'the author first, then any person named',
        by: 'bea',
        expect: { code: 'not-a-member', person: 'bea' },
      },
      {
        clause: 'a person named who is no member before a group that is not there',
        with: { twg: 'nowhere' },
        expect: { code: 'not-a-member', person: 'bob' },
      },
      {
        clause: 'a person named who was never registered is unknown',
        with: { person: 'zoe' },
        expect: { code: 'unknown', kind: 'person', id: 'zoe' },
      },
      {
        clause: 'a person named who is unknown before what the author may',
        by: 'carol',
        with: { person: 'zoe' },
        expect: { code: 'unknown', kind: 'person', id: 'zoe' },
      },
    ],
  ),
  ...variations(
    {
      act: 'output.call-vote',
      world: outputStages.drafting,
      by: 'alice',
      data: { output: 'o1', ballot: 'proceed-1', textSha256: sha256('never kept') },
    },
    [
      {
        clause: 'a text named is kept',
        expect: { code: 'text-missing', textSha256: sha256('never kept') },
      },
      {
        clause: 'the codes of the row before text-missing',
        world: () =>
          outputStages.drafting().do('bob', 'output.step-back', { output: 'o1', duty: 'editing' }),
        expect: { code: 'ownership-missing', duties: ['editing'] },
      },
      {
        clause: 'text-missing before ballot-length',
        with: { days: 31 },
        expect: { code: 'text-missing', textSha256: sha256('never kept') },
      },
    ],
  ),
];

/** "Each kind has one id space in the association, and a refused act leaves its ids free." */
const IDS = variations(present, [
  {
    clause: "an id that another group's ballot has is taken",
    with: { ballot: 'b' },
    expect: { code: 'duplicate-id', kind: 'ballot', id: 'b' },
  },
  {
    clause: 'each kind has its own id space: a ballot may be called as a group is',
    with: { ballot: 'ops' },
    expect: (after) => equal(known(after.state, 'ballot', 'ops').kind, 'formation'),
  },
  {
    clause: 'a refused act leaves its ids free',
    world: () =>
      presentable().try('bob', 'proposal.present', { twg: 'ops', ballot: 'formation-1' }),
    expect: (after) => equal(known(after.state, 'ballot', 'formation-1').subject, 'ops'),
  },
]);

export const ORDER_CASES: readonly Case[] = [...ENVELOPE, ...RELAY, ...PAIRS, ...IDS];
