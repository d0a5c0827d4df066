/** Association acts: the keys of the relay and of people's devices. */

import { founded } from '../../../shared/rules/index.ts';
import { CAST, DAY, deviceOf, foundingData, keyOf, World } from '../world.ts';
import type { Case } from './case.ts';
import { ENROLMENT_CASES } from './enrolment.ts';
import { equal } from './look.ts';
import { variations } from './variations.ts';
import { groups, leaves, once } from './worlds.ts';

const UNSOUND = 'unsound'.padEnd(43, '-');
const secretariatOnly = { code: 'not-permitted', needs: 'secretariat' } as const;

const appointed = once(() =>
  groups.founded().do('sam', 'relay.appoint', { publicKey: keyOf('relay-2'), url: 'wss://two' }),
);

const RELAY = variations(
  {
    act: 'relay.appoint',
    world: groups.founded,
    by: 'sam',
    data: { publicKey: keyOf('relay-2'), url: 'wss://two.example' },
  },
  [
    {
      clause: 'the secretariat appoints another relay',
      expect: (after) =>
        equal(founded(after.state).relay, {
          publicKey: keyOf('relay-2'),
          url: 'wss://two.example',
        }),
    },
    { clause: 'by nobody else', by: 'lead', expect: secretariatOnly },
    { clause: 'not by the relay itself', by: 'relay', expect: secretariatOnly },
    {
      clause: 'its key is sound',
      with: { publicKey: UNSOUND },
      expect: { code: 'malformed', path: 'data.publicKey' },
    },
    ...(
      [
        ["the relay's own key", groups.founded, keyOf('relay')],
        ["the key of a person's device", groups.founded, keyOf('bob')],
        ['the key of an invitation', groups.founded, keyOf('invite-bob')],
        ['the key of a relay before it', appointed, keyOf('relay')],
        [
          'the key of a revoked device',
          () => groups.founded().do('sam', 'device.revoke', { device: deviceOf('bob') }),
          keyOf('bob'),
        ],
      ] as const
    ).map(([whose, world, publicKey]) => ({
      clause: `key-in-use: ${whose}`,
      world,
      with: { publicKey },
      expect: { code: 'key-in-use' } as const,
    })),
    {
      clause: 'its basis is the head, not an entry before it',
      envelope: { basis: { seq: 1, head: '0'.repeat(64) } },
      expect: { code: 'stale-basis', seq: groups.founded().seq },
    },
    {
      clause: 'its basis is the head, not another entry of that number',
      envelope: { basis: { seq: groups.founded().seq, head: '0'.repeat(64) } },
      expect: { code: 'stale-basis', seq: groups.founded().seq },
    },
    {
      clause: 'key-in-use before stale-basis',
      with: { publicKey: keyOf('relay') },
      envelope: { basis: { seq: 1, head: '0'.repeat(64) } },
      expect: { code: 'key-in-use' },
    },
    {
      clause: 'not-permitted before key-in-use',
      by: 'alice',
      with: { publicKey: keyOf('relay') },
      expect: secretariatOnly,
    },
  ],
);

const ADD = variations(
  {
    act: 'device.add',
    world: groups.founded,
    by: 'bob',
    data: { publicKey: keyOf('bob-2'), kind: 'browser' },
  },
  [
    {
      clause: 'a device of a person adds another one of the same person',
      expect: leaves('device', deviceOf('bob-2'), {
        person: 'bob',
        kind: 'browser',
        revokedAt: null,
        lastN: 0,
      }),
    },
    ...['bob', 'alice', 'relay', 'invite-bob'].map((key) => ({
      clause: `key-in-use: ${key}`,
      with: { publicKey: keyOf(key) },
      expect: { code: 'key-in-use' } as const,
    })),
    {
      clause: 'its key is sound',
      with: { publicKey: UNSOUND },
      expect: { code: 'malformed', path: 'data.publicKey' },
    },
    {
      clause: 'the relay has no devices',
      by: 'relay',
      expect: { code: 'not-permitted', needs: 'person' },
    },
  ],
);

const two = once(() =>
  groups.founded().do('bob', 'device.add', { publicKey: keyOf('bob-2'), kind: 'browser' }),
);

const REVOKE = variations(
  { act: 'device.revoke', world: two, by: 'bob', data: { device: deviceOf('bob-2') } },
  [
    {
      clause: 'a person revokes another device of theirs',
      world: () => two().later(DAY),
      expect: (after) => leaves('device', deviceOf('bob-2'), { revokedAt: after.at })(after),
    },
    {
      clause: 'a person revokes the very device that they use, where another is left',
      with: { device: deviceOf('bob') },
      expect: (after) => {
        equal(after.ask('bob', 'device.revoke', { device: deviceOf('bob-2') }), {
          accepted: false,
          refusal: { code: 'device-revoked', device: deviceOf('bob') },
        });
      },
    },
    {
      clause: 'the secretariat revokes any',
      by: 'sue',
      expect: leaves('device', deviceOf('bob-2'), { revokedAt: two().at }),
    },
    {
      clause: "the secretariat revokes a person's last device",
      by: 'sam',
      with: { device: deviceOf('alice') },
      expect: leaves('device', deviceOf('alice'), { revokedAt: two().at }),
    },
    {
      clause: 'nobody else revokes it',
      by: 'bea',
      expect: { code: 'not-permitted', needs: 'device-owner-or-secretariat' },
    },
    {
      clause: "last-device: a person's own last device",
      by: 'alice',
      with: { device: deviceOf('alice') },
      expect: { code: 'last-device' },
    },
    {
      clause: 'last-device: also where the others are revoked',
      world: () => two().do('bob', 'device.revoke', { device: deviceOf('bob-2') }),
      with: { device: deviceOf('bob') },
      expect: { code: 'last-device' },
    },
    {
      clause: 'last-device: also of one of the secretariat',
      by: 'sue',
      with: { device: deviceOf('sue') },
      expect: { code: 'last-device' },
    },
    {
      clause: 'the key of recovery is another device',
      world: () =>
        World.empty().do(
          'sam',
          'association.found',
          foundingData(CAST, { recovery: { publicKey: keyOf('recovery') } }),
        ),
      by: 'sam',
      with: { device: deviceOf('sam') },
      expect: leaves('device', deviceOf('recovery'), { revokedAt: null }),
    },
    {
      clause: 'a device that was never there is unknown',
      with: { device: '0'.repeat(64) },
      expect: { code: 'unknown', kind: 'device', id: '0'.repeat(64) },
    },
    {
      clause: 'a device that is revoked is not there any more',
      world: () => two().do('bob', 'device.revoke', { device: deviceOf('bob-2') }),
      expect: { code: 'unknown', kind: 'device', id: deviceOf('bob-2') },
    },
    {
      clause: 'not-permitted before last-device',
      by: 'alice',
      with: { device: deviceOf('bea') },
      expect: { code: 'not-permitted', needs: 'device-owner-or-secretariat' },
    },
  ],
);

export const DEVICE_CASES: readonly Case[] = [...RELAY, ...ENROLMENT_CASES, ...ADD, ...REVOKE];
