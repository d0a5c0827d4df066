/** Association acts: a device enrols through an invitation. */

import { known } from '../../../shared/rules/index.ts';
import { deviceOf, HOUR, instantOf, keyOf, LEDGER, signatureBy, type Data } from '../world.ts';
import type { Case } from './case.ts';
import { equal } from './look.ts';
import { variations, type Base } from './variations.ts';
import { groups, leaves, once } from './worlds.ts';

const UNSOUND = 'unsound'.padEnd(43, '-');
const secretariatOnly = { code: 'not-permitted', needs: 'secretariat' } as const;

const EXPIRES = '2026-02-01T00:00:00Z';

/** zoe is registered, and has no device yet. */
const registered = once(() =>
  groups.founded().do('sam', 'person.register', {
    person: { id: 'zoe', name: 'Zoe', organization: 'acme' },
  }),
);
const inviting = (person: string, key: string): Data => ({
  person,
  invitePublicKey: keyOf(key),
  expiresAt: EXPIRES,
});
const invited = once(() => registered().do('sam', 'device.invite', inviting('zoe', 'invite-zoe')));

const INVITE = variations(
  {
    act: 'device.invite',
    world: registered,
    by: 'sam',
    data: inviting('zoe', 'invite-zoe'),
  },
  [
    {
      clause: 'the secretariat invites a person to enrol a device',
      expect: leaves('invite', keyOf('invite-zoe'), {
        person: 'zoe',
        expiresAt: instantOf(EXPIRES),
        usedAt: null,
      }),
    },
    {
      clause: 'the same person again, with another key',
      world: invited,
      with: { invitePublicKey: keyOf('invite-zoe-2') },
      expect: (after) => equal(after.state.invite.has(keyOf('invite-zoe')), true),
    },
    {
      clause: 'until an instant in whatever time zone',
      with: { expiresAt: '2026-02-01T01:30:00+01:30' },
      expect: leaves('invite', keyOf('invite-zoe'), { expiresAt: instantOf(EXPIRES) }),
    },
    { clause: 'by nobody else', by: 'alice', expect: secretariatOnly },
    {
      clause: 'a person who was never registered is unknown',
      with: { person: 'zack' },
      expect: { code: 'unknown', kind: 'person', id: 'zack' },
    },
    {
      clause: 'a person who has departed is not a member',
      world: () => registered().do('sam', 'person.depart', { person: 'zoe', reason: 'Left.' }),
      expect: { code: 'not-a-member', person: 'zoe' },
    },
    {
      clause: 'the key is sound',
      with: { invitePublicKey: UNSOUND },
      expect: { code: 'malformed', path: 'data.invitePublicKey' },
    },
    ...[keyOf('relay'), keyOf('bob'), keyOf('invite-bob')].map((invitePublicKey) => ({
      clause: `key-in-use: ${invitePublicKey}`,
      with: { invitePublicKey },
      expect: { code: 'key-in-use' } as const,
    })),
    {
      clause: 'at the very instant it expires it has expired',
      with: { expiresAt: '2026-01-05T10:00:00Z' },
      expect: { code: 'invite-expired', expiredAt: '2026-01-05T10:00:00Z' },
    },
    {
      clause: 'a millisecond before it has not',
      with: { expiresAt: '2026-01-05T10:00:00.001Z' },
      expect: leaves('invite', keyOf('invite-zoe'), {}),
    },
    {
      clause: 'invite-expired before key-in-use',
      with: { expiresAt: '2026-01-05T10:00:00Z', invitePublicKey: keyOf('bob') },
      expect: { code: 'invite-expired', expiredAt: '2026-01-05T10:00:00Z' },
    },
  ],
);

/** What the invitation of that key signs for the device of `device`. */
const enrolling = (person: string, device: string, invitation: string, ledger = LEDGER): Data => ({
  person,
  publicKey: keyOf(device),
  kind: 'desktop',
  inviteSignature: signatureBy(
    keyOf(invitation),
    `convene-enrol/1\0${ledger}${person}${keyOf(device)}`,
  ),
});
const enrolled = once(() =>
  invited().do('zoe', 'device.enrol', enrolling('zoe', 'zoe', 'invite-zoe')),
);

const enrol: Base = {
  act: 'device.enrol',
  world: invited,
  by: 'zoe',
  data: enrolling('zoe', 'zoe', 'invite-zoe'),
};

const ENROL = variations(enrol, [
  {
    clause: 'the new device enrols itself, and acts for the person from then on',
    world: () => invited().later(HOUR),
    expect: (after) => {
      leaves('device', deviceOf('zoe'), {
        person: 'zoe',
        publicKey: keyOf('zoe'),
        kind: 'desktop',
        addedAt: after.at,
        revokedAt: null,
      })(after);
      leaves('invite', keyOf('invite-zoe'), { usedAt: after.at })(after);
      after.do('zoe', 'device.add', { publicKey: keyOf('zoe-2'), kind: 'browser' });
    },
  },
  {
    clause: 'in a browser',
    with: { kind: 'browser' },
    expect: leaves('device', deviceOf('zoe'), { kind: 'browser' }),
  },
  {
    clause: 'a second device through an invitation of its own',
    world: () => enrolled().do('sam', 'device.invite', inviting('zoe', 'invite-zoe-2')),
    by: 'zoe-2',
    data: enrolling('zoe', 'zoe-2', 'invite-zoe-2'),
    expect: leaves('device', deviceOf('zoe-2'), { person: 'zoe' }),
  },
  {
    clause: 'by the older of two invitations',
    world: () => invited().do('sam', 'device.invite', inviting('zoe', 'a-invite-zoe')),
    expect: (after) => equal(known(after.state, 'invite', keyOf('a-invite-zoe')).usedAt, null),
  },
  ...(
    [
      ['nobody made it', enrolling('zoe', 'zoe', 'nobody')],
      ["another person's invitation made it", enrolling('zoe', 'zoe', 'invite-bob')],
      [
        'it is for another key',
        { ...enrolling('zoe', 'other', 'invite-zoe'), publicKey: keyOf('zoe') },
      ],
      ['it is for another ledger', enrolling('zoe', 'zoe', 'invite-zoe', 'b'.repeat(64))],
      ['it is for another person', { ...enrolling('bob', 'zoe', 'invite-zoe'), person: 'zoe' }],
    ] as const
  ).map(([why, data]) => ({
    clause: `invite-invalid: the signature, as ${why}`,
    data,
    expect: { code: 'invite-invalid' } as const,
  })),
  {
    clause: 'an invitation is used once',
    world: () => enrolled().later(HOUR),
    by: 'zoe-2',
    data: enrolling('zoe', 'zoe-2', 'invite-zoe'),
    expect: { code: 'invite-used', usedAt: '2026-01-05T10:00:00Z' },
  },
  {
    clause: 'at the very instant it expires it has expired',
    world: () => invited().until(instantOf(EXPIRES)),
    expect: { code: 'invite-expired', expiredAt: EXPIRES },
  },
  {
    clause: 'a millisecond before it has not',
    world: () => invited().until(instantOf(EXPIRES) - 1),
    expect: leaves('device', deviceOf('zoe'), { person: 'zoe' }),
  },
  {
    clause: 'invite-used before invite-expired',
    world: () => enrolled().until(instantOf(EXPIRES)),
    by: 'zoe-2',
    data: enrolling('zoe', 'zoe-2', 'invite-zoe'),
    expect: { code: 'invite-used', usedAt: '2026-01-05T10:00:00Z' },
  },
  ...['invite-bob', 'relay'].map((key) => ({
    clause: `key-in-use: ${key}`,
    by: key,
    data: enrolling('zoe', key, 'invite-zoe'),
    // The relay's device is named by its key here, as that of any person.
    envelope: { device: deviceOf(key) },
    expect: { code: 'key-in-use' } as const,
  })),
  {
    clause: 'key-in-use: the key of a device that is enrolled',
    world: () => enrolled().do('sam', 'device.invite', inviting('zoe', 'invite-zoe-2')),
    data: enrolling('zoe', 'zoe', 'invite-zoe-2'),
    expect: { code: 'key-in-use' },
  },
  {
    clause: 'invite-invalid before key-in-use',
    world: enrolled,
    data: enrolling('zoe', 'zoe', 'nobody'),
    expect: { code: 'invite-invalid' },
  },
  {
    clause: 'invite-used before key-in-use',
    world: enrolled,
    expect: { code: 'invite-used', usedAt: '2026-01-05T10:00:00Z' },
  },
  {
    clause: 'its key is sound',
    by: 'unsound',
    with: { publicKey: UNSOUND },
    envelope: { device: deviceOf('unsound') },
    expect: { code: 'malformed', path: 'data.publicKey' },
  },
  {
    clause: 'it is signed by the key that it brings',
    by: 'bob',
    expect: { code: 'malformed', path: 'device' },
  },
  {
    clause: 'the relay enrols nothing',
    by: 'relay',
    expect: { code: 'malformed', path: 'device' },
  },
  {
    clause: 'a person who was never registered',
    by: 'zack',
    data: enrolling('zack', 'zack', 'invite-zoe'),
    expect: { code: 'unknown-person', person: 'zack' },
  },
  {
    clause: 'a person who has departed',
    world: () => invited().do('sam', 'person.depart', { person: 'zoe', reason: 'Left.' }),
    expect: { code: 'device-revoked', device: deviceOf('zoe') },
  },
  {
    clause: 'a person whose organization has withdrawn',
    world: () => invited().do('sam', 'organization.withdraw', { organization: 'acme' }),
    expect: { code: 'not-a-member', person: 'zoe' },
  },
  {
    clause: 'a device that was revoked is not enrolled again',
    world: () =>
      enrolled()
        .do('sam', 'device.revoke', { device: deviceOf('zoe') })
        .do('sam', 'device.invite', inviting('zoe', 'invite-zoe-2')),
    data: enrolling('zoe', 'zoe', 'invite-zoe-2'),
    expect: { code: 'device-revoked', device: deviceOf('zoe') },
  },
]);

export const ENROLMENT_CASES: readonly Case[] = [...INVITE, ...ENROL];
