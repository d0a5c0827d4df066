import { CRYPTO, deviceOf, keyOf, LEDGER, signatureBy, type World } from '../../world.ts';
import { candidatesOf, type Candidate, type Candidates } from './candidate.ts';

const LATER = '2029-01-01T00:00:00Z';

/** A second device of oscar's, by the invite that is there for one. */
function enrolment(device: string, invite: string): Candidate {
  const publicKey = keyOf(device);
  const message = `convene-enrol/1\0${LEDGER}oscar${publicKey}`;
  return {
    theme: 'devices',
    act: 'device.enrol',
    newDevice: { device: CRYPTO.sha256(publicKey), person: 'oscar' },
    data: {
      person: 'oscar',
      publicKey,
      kind: 'browser',
      inviteSignature: signatureBy(keyOf(invite), message),
    },
  };
}

export const deviceActs: Candidates = (world: World) => {
  const count = world.state.device.size + world.state.invite.size;
  const relay = world.state.association?.relay.publicKey ?? '';
  return [
    ...candidatesOf('devices', [
      [
        'relay.appoint',
        { publicKey: keyOf(`relay-${count}`), url: 'wss://relay.example' },
        { publicKey: relay, url: 'wss://relay.example' },
      ],
      [
        'device.invite',
        { person: 'oscar', invitePublicKey: keyOf('second'), expiresAt: LATER },
        {
          person: 'oscar',
          invitePublicKey: keyOf(`third-${count}`),
          expiresAt: '2026-01-01T00:00:00Z',
        },
        { person: 'dede', invitePublicKey: keyOf(`fourth-${count}`), expiresAt: LATER },
      ],
      [
        'device.add',
        { publicKey: keyOf(`added-${count}`), kind: 'browser' },
        { publicKey: keyOf('alice'), kind: 'browser' },
      ],
      ['device.revoke', { device: deviceOf('erin') }, { device: deviceOf('dede') }],
    ]),
    enrolment('oscar-2', 'second'),
    enrolment('oscar-3', 'second'),
    enrolment('second', 'second'),
    enrolment('oscar-4', 'invite-oscar'),
    enrolment('oscar-5', 'nobodys'),
  ];
};
