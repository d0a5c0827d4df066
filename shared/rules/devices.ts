/** Keys: the relay's, and those of people's devices, invited, enrolled, added and revoked. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { deviceId, deviceKind, id, instant, line, publicKey, signature } from './fields.ts';
import { writeInstant } from './instant.ts';
import { refuse } from './refusal.ts';
import { founded, known, type Device, type Invite, type State } from './state.ts';
import { recordsWhere } from './table.ts';
import { anyPerson, secretariat } from './who.ts';

const isInUse = ({ state, context }: Case<unknown>, key: string): boolean =>
  state.device.has(context.crypto.sha256(key)) ||
  state.invite.has(key) ||
  founded(state).relayKeys.includes(key);

/** A key is one thing: no device, invite or relay may have the key of another. */
const unusedKey: Guard<{ readonly publicKey: string }> = (given) =>
  isInUse(given, given.data.publicKey) ? refuse('key-in-use', {}) : null;

/** The relay that takes over begins where the secretariat saw the old one end. */
const basisIsHead: Guard<unknown> = ({ basis, context }) =>
  basis.seq === context.head.seq && basis.head === context.head.head
    ? null
    : refuse('stale-basis', { seq: context.head.seq });

const appointRelay = defineAct({
  type: 'relay.appoint',
  data: form({ publicKey, url: line }),
  keys: ({ publicKey }) => ({ publicKey }),
  who: secretariat,
  guards: [unusedKey, basisIsHead],
  effect: (draft, { data }) =>
    draft.changeAssociation({
      relay: { publicKey: data.publicKey, url: data.url },
      relayKeys: [...draft.association.relayKeys, data.publicKey],
    }),
});

const notExpired = (given: Case<unknown>, expiresAt: number) =>
  given.at < expiresAt ? null : refuse('invite-expired', { expiredAt: writeInstant(expiresAt) });

const invite = defineAct({
  type: 'device.invite',
  data: form({ person: id, invitePublicKey: publicKey, expiresAt: instant }),
  keys: ({ invitePublicKey }) => ({ invitePublicKey }),
  persons: (data) => [data.person],
  who: secretariat,
  guards: [
    (given) => notExpired(given, given.data.expiresAt),
    (given) => (isInUse(given, given.data.invitePublicKey) ? refuse('key-in-use', {}) : null),
  ],
  effect: (draft, { data }) =>
    draft.put('invite', data.invitePublicKey, {
      publicKey: data.invitePublicKey,
      person: data.person,
      expiresAt: data.expiresAt,
      usedAt: null,
    }),
});

const enrolForm = form({
  person: id,
  publicKey,
  kind: deviceKind,
  inviteSignature: signature,
});
type Enrolment = { person: string; publicKey: string; inviteSignature: string };

/** The invite of that person whose key made the signature. */
function inviteBehind({ state, data, context }: Case<Enrolment>): Invite | undefined {
  const message = `convene-enrol/1\0${context.ledger}${data.person}${data.publicKey}`;
  return recordsWhere(state.invite, (candidate) => candidate.person === data.person).find(
    (candidate) => context.crypto.verify(candidate.publicKey, message, data.inviteSignature),
  );
}

const validInvite: Guard<Enrolment> = (given) => {
  const found = inviteBehind(given);
  if (found === undefined) return refuse('invite-invalid', {});
  return found.usedAt === null
    ? notExpired(given, found.expiresAt)
    : refuse('invite-used', { usedAt: writeInstant(found.usedAt) });
};

const newDevice = (
  { context, at }: Case<unknown>,
  person: string,
  key: string,
  kind: Device['kind'],
): Device => ({
  id: context.crypto.sha256(key),
  person,
  publicKey: key,
  kind,
  addedAt: at,
  revokedAt: null,
  lastN: 0,
});

const enrol = defineAct({
  type: 'device.enrol',
  data: enrolForm,
  signer: (data) => data,
  keys: ({ publicKey }) => ({ publicKey }),
  who: anyPerson,
  guards: [validInvite, unusedKey],
  effect: (draft, given) => {
    const { data, at } = given;
    const used = inviteBehind(given);
    if (used) draft.change('invite', used.publicKey, { usedAt: at });
    const device = newDevice(given, data.person, data.publicKey, data.kind);
    draft.put('device', device.id, device);
  },
});

/** A device of a person adds another one of the same person. */
const add = defineAct({
  type: 'device.add',
  data: form({ publicKey, kind: deviceKind }),
  keys: ({ publicKey }) => ({ publicKey }),
  who: anyPerson,
  guards: [unusedKey],
  effect: (draft, given) => {
    const device = newDevice(given, given.by.person, given.data.publicKey, given.data.kind);
    draft.put('device', device.id, device);
  },
});

const activeDevices = (state: State, person: string): Device[] =>
  recordsWhere(state.device, (device) => device.person === person && device.revokedAt === null);

/** A person's own last device is not revoked by that person, who could not act any more. */
const notOwnLast: Guard<{ readonly device: string }> = ({ state, data, by }) => {
  const { person } = known(state, 'device', data.device);
  return person === by.person && activeDevices(state, person).length === 1
    ? refuse('last-device', {})
    : null;
};

const revoke = defineAct({
  type: 'device.revoke',
  data: form({ device: deviceId }),
  refersTo: (data) => [{ kind: 'device', id: data.device }],
  who: {
    needs: 'device-owner-or-secretariat',
    may: (given) =>
      known(given.state, 'device', given.data.device).person === given.by.person ||
      secretariat.may(given),
  },
  guards: [notOwnLast],
  effect: (draft, { data, at }) => draft.change('device', data.device, { revokedAt: at }),
});

export const DEVICE_ACTS = [appointRelay, invite, enrol, add, revoke];
