/** Association acts: `association.found`. */

import { DIP_7_RULEBOOK } from '../../../shared/rules/rulebook.ts';
import { founded, known } from '../../../shared/rules/index.ts';
import { CAST, deviceOf, foundingData, keyOf, START, World, type Data } from '../world.ts';
import type { Case } from './case.ts';
import { equal, matches } from './look.ts';
import { ALLOWED, WEAKER } from './rulebook-limits.ts';
import { variations, type Base } from './variations.ts';

const found: Base = {
  act: 'association.found',
  world: () => World.empty(),
  by: 'sam',
  data: foundingData(),
};

/** The rulebook of the contract, written out. */
const RULEBOOK = {
  circulationDays: { min: 7, max: 14 },
  circulationChannels: ['slack'],
  minOrganizations: 3,
  ballotDays: { default: 7, min: 1, max: 30 },
  updateDays: 14,
  reviewDays: 2,
  lastCallDays: { min: 14, max: 28 },
  tsc: {
    threshold: { num: 1, den: 2, cmp: '>' },
    base: 'cast',
    quorum: { num: 1, den: 2, cmp: '>' },
  },
  twg: {
    threshold: { num: 67, den: 100, cmp: '>=' },
    base: 'cast',
    quorum: { num: 1, den: 2, cmp: '>' },
  },
};

const organization = (id: string) => ({ id, name: `Org ${id}` });
const person = (id: string, of: string) => ({ id, name: `Person ${id}`, organization: of });
/** The smallest association there is. */
const SMALL: Data = {
  name: 'Small',
  organizations: [organization('acme')],
  persons: [person('sam', 'acme')],
  tsc: [],
  secretariat: ['sam'],
  leadMaintainer: 'sam',
  founder: { publicKey: keyOf('sam') },
  relay: { publicKey: keyOf('relay') },
};

const founding = variations(found, [
  {
    clause: 'founds the association, with the rulebook of DIP-7',
    expect: (after) => {
      matches(founded(after.state), {
        name: 'The Association',
        foundedAt: START,
        rehearsal: false,
        rulebook: RULEBOOK,
        tsc: ['tess', 'tim', 'tom'],
        secretariat: ['sam', 'sue'],
        maintainers: [],
        leadMaintainer: 'lead',
        relay: { publicKey: keyOf('relay'), url: null },
      });
      equal(DIP_7_RULEBOOK, RULEBOOK);
      equal(after.state.organization.size, 5);
      equal(after.state.person.size, 17);
      matches(known(after.state, 'person', 'bea'), { organization: 'bolt' });
      matches(
        [...after.state.device.values()],
        [{ id: deviceOf('sam'), person: 'sam', publicKey: keyOf('sam'), lastN: 1 }],
      );
    },
  },
  {
    clause: 'seats are a set of persons, in whatever order they are named',
    with: { tsc: ['tom', 'tess', 'tim'], secretariat: ['sue', 'sam'] },
    expect: (after) =>
      matches(founded(after.state), { tsc: ['tess', 'tim', 'tom'], secretariat: ['sam', 'sue'] }),
  },
  {
    clause: 'one organization and one person of the secretariat are enough',
    data: SMALL,
    expect: (after) => equal(founded(after.state).tsc, []),
  },
  {
    clause: 'the founder is one of the secretariat, not only the first',
    by: 'sue',
    with: { founder: { publicKey: keyOf('sue'), person: 'sue' } },
    expect: (after) => equal(known(after.state, 'device', deviceOf('sue')).person, 'sue'),
  },
  {
    clause: 'the device of the founder is a desktop, unless it says that it is a browser',
    expect: (after) => equal(known(after.state, 'device', deviceOf('sam')).kind, 'desktop'),
  },
  {
    clause: 'the device of a founder in a browser is marked as one',
    with: { founder: { publicKey: keyOf('sam'), person: 'sam', kind: 'browser' } },
    expect: (after) => equal(known(after.state, 'device', deviceOf('sam')).kind, 'browser'),
  },
  {
    clause: 'the device of a founder is nothing else than these two',
    with: { founder: { publicKey: keyOf('sam'), person: 'sam', kind: 'recovery' } },
    expect: { code: 'malformed', path: 'data.founder.kind' },
  },
  {
    clause: 'with a key of recovery, a url of the relay, as a rehearsal',
    with: {
      relay: { publicKey: keyOf('relay'), url: 'wss://relay.example' },
      recovery: { publicKey: keyOf('recovery') },
      rehearsal: true,
    },
    expect: (after) => {
      matches(founded(after.state), {
        rehearsal: true,
        relay: { publicKey: keyOf('relay'), url: 'wss://relay.example' },
      });
      matches(known(after.state, 'device', deviceOf('recovery')), {
        person: 'sam',
        kind: 'recovery',
        lastN: 0,
      });
    },
  },
  {
    clause: 'first entry only',
    world: () => World.founded(),
    expect: { code: 'already-founded' },
  },
  {
    clause: 'first entry only, whatever it would found',
    world: () => World.founded(),
    data: SMALL,
    expect: { code: 'already-founded' },
  },
  {
    clause: 'first entry only, whoever of the secretariat signs it',
    world: () => World.founded(),
    by: 'sue',
    data: SMALL,
    expect: { code: 'already-founded' },
  },
  {
    clause: 'by one of the secretariat',
    by: 'alice',
    with: { founder: { publicKey: keyOf('alice'), person: 'alice' } },
    expect: { code: 'not-permitted', needs: 'secretariat' },
  },
  {
    clause: 'not-permitted before already-founded',
    world: () => World.founded(),
    by: 'alice',
    expect: { code: 'not-permitted', needs: 'secretariat' },
  },
  {
    clause: 'already-founded before rulebook-invalid',
    world: () => World.founded(),
    with: { rulebook: { minOrganizations: 2 } },
    expect: { code: 'already-founded' },
  },
  {
    clause: 'not-permitted before rulebook-invalid',
    by: 'alice',
    with: {
      founder: { publicKey: keyOf('alice'), person: 'alice' },
      rulebook: { minOrganizations: 2 },
    },
    expect: { code: 'not-permitted', needs: 'secretariat' },
  },
  {
    clause: 'its founder is among its persons',
    by: 'zoe',
    with: { founder: { publicKey: keyOf('zoe'), person: 'zoe' } },
    expect: { code: 'unknown-person', person: 'zoe' },
  },
  {
    clause: 'the author before any person named',
    by: 'zoe',
    with: { secretariat: ['zoe'], founder: { publicKey: keyOf('zoe') } },
    expect: { code: 'unknown-person', person: 'zoe' },
  },
  {
    clause: 'its persons are of its organizations',
    with: { persons: [...CAST.secretariat, 'lead', ...CAST.tsc].map((id) => person(id, 'echo')) },
    expect: { code: 'unknown', kind: 'organization', id: 'echo' },
  },
  ...(
    [
      ['tsc', { tsc: ['tess', 'zoe'] }],
      ['secretariat', { secretariat: ['sam', 'zoe'] }],
      ['lead maintainer', { leadMaintainer: 'zoe' }],
    ] as const
  ).map(([office, seats]) => ({
    clause: `who is of the ${office} is among its persons`,
    with: seats,
    expect: { code: 'unknown', kind: 'person', id: 'zoe' } as const,
  })),
  {
    clause: 'an organization is there once',
    with: {
      organizations: [...Object.keys(CAST.organizations), 'bolt'].map((id) => organization(id)),
    },
    expect: { code: 'duplicate-id', kind: 'organization', id: 'bolt' },
  },
  {
    clause: 'unknown before duplicate-id',
    with: {
      organizations: [...Object.keys(CAST.organizations), 'bolt'].map((id) => organization(id)),
      leadMaintainer: 'zoe',
    },
    expect: { code: 'unknown', kind: 'person', id: 'zoe' },
  },
  {
    clause: 'duplicate-id before not-permitted',
    by: 'alice',
    with: {
      organizations: [...Object.keys(CAST.organizations), 'bolt'].map((id) => organization(id)),
      founder: { publicKey: keyOf('alice'), person: 'alice' },
    },
    expect: { code: 'duplicate-id', kind: 'organization', id: 'bolt' },
  },
  {
    clause: 'signed by the key that it brings',
    by: 'alice',
    expect: { code: 'malformed', path: 'device' },
  },
  {
    clause: 'the relay founds nothing',
    by: 'relay',
    expect: { code: 'malformed', path: 'device' },
  },
]);

const KEYS = variations(found, [
  ...(['founder', 'relay', 'recovery'] as const).map((whose) => ({
    clause: `the key of the ${whose} is sound`,
    by: whose === 'founder' ? 'unsound' : 'sam',
    with: { [whose]: { publicKey: 'unsound'.padEnd(43, '-') } },
    expect: { code: 'malformed', path: `data.${whose}.publicKey` } as const,
  })),
  {
    clause: 'a key is one thing: founder and relay have different ones',
    with: { relay: { publicKey: keyOf('sam') } },
    expect: { code: 'key-in-use' },
  },
  {
    clause: 'a key is one thing: founder and recovery have different ones',
    with: { recovery: { publicKey: keyOf('sam') } },
    expect: { code: 'key-in-use' },
  },
  {
    clause: 'a key is one thing: relay and recovery have different ones',
    with: { recovery: { publicKey: keyOf('relay') } },
    expect: { code: 'key-in-use' },
  },
]);

const RULEBOOKS = variations(found, [
  ...ALLOWED.map(([part, value, why]) => ({
    clause: `a rulebook of its own: ${part}, ${why}`,
    with: { rulebook: { [part]: value } },
    expect: (after: World) => equal(founded(after.state).rulebook, { ...RULEBOOK, [part]: value }),
  })),
  ...WEAKER.map(([part, value, why]) => ({
    clause: `never weaker than DIP-7: ${part}, ${why}`,
    with: { rulebook: { [part]: value } },
    expect: { code: 'rulebook-invalid', path: part } as const,
  })),
]);

export const FOUNDING_CASES: readonly Case[] = [...founding, ...KEYS, ...RULEBOOKS];
