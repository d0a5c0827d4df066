import type { State } from '../rules/index.ts';
import type { AssociationRecord } from './association-record.ts';
import { firstAct, newDevice, refusedError, type HostContext } from './host-context.ts';
import { HostError } from './host-error.ts';
import type { Me } from './host-messages.ts';
import { readInvite, type ReadInvite } from './inviting.ts';
import type { ActAnswer } from './relay-http.ts';
import { signerFrom } from './seed.ts';

/** How long the first entries are waited for; they go on coming afterwards. */
const FIRST_ENTRIES_WITHIN = 10_000;

/** Enrols this device by an invite, and opens the association. */
export async function join(
  context: HostContext,
  text: string,
  typedUrl: string | undefined,
): Promise<{ ledger: string }> {
  const invite = await readInvite(context, text, typedUrl);
  const { ledger, person } = invite.offer;
  const record = knownHere(context, ledger, person) ?? (await enrolment(context, invite));
  if (record.pending !== null) await bring(context, record, invite);
  const client = await context.associations.client(ledger);
  if (await isElsewhereNow(record, invite, client.copy.shown.state)) {
    await context.associations.change(ledger, { relayUrl: invite.offer.relayUrl });
    client.reconnect();
  }
  const { device } = record.me;
  const isIn = () => client.copy.shown.state.device.has(device) || client.frozen !== null;
  await client.until(isIn, FIRST_ENTRIES_WITHIN).catch(() => {});
  return { ledger };
}

/** @throws HostError `already-here` where somebody else has this association on this device. */
function knownHere(
  { associations }: HostContext,
  ledger: string,
  person: string,
): AssociationRecord | undefined {
  const record = associations.find(ledger);
  if (record === undefined || record.me.person === person) return record;
  throw new HostError('already-here', 'this device is in that association as somebody else', {
    person: record.me.person,
  });
}

/**
 * Whether the invite's relay is the one of this ledger, at another address than this device has: a
 * laptop that hosts gets another one with every network. The relay's key is what it is known by.
 */
async function isElsewhereNow(
  { embedded, relayUrl }: AssociationRecord,
  { offer, relay }: ReadInvite,
  { association }: State,
): Promise<boolean> {
  if (embedded !== null || relayUrl === offer.relayUrl || association === null) return false;
  const { relayKey } = await relay.identity();
  return relayKey === association.relay.publicKey;
}

/** Makes this device's key and its enrolment, and keeps both before they are brought. */
async function enrolment(
  context: HostContext,
  { offer, seed }: ReadInvite,
): Promise<AssociationRecord> {
  const { ledger, person, association, relayUrl, relayKey } = offer;
  const key = await newDevice(context, 'real');
  const me: Me = { ...key, person, kind: context.platform };
  const message = `convene-enrol/1\0${ledger}${person}${key.publicKey}`;
  const data = {
    person,
    publicKey: key.publicKey,
    kind: me.kind,
    inviteSignature: signerFrom(seed, 'invite-key').sign(message),
  };
  const act = await firstAct(context, me, ledger, { type: 'device.enrol', data });
  const record: AssociationRecord = {
    version: 1,
    ledger,
    name: association,
    rehearsal: 'no',
    relayUrl,
    relayKey,
    embedded: null,
    me,
    personas: [],
    pending: { path: '/enrol', act: act.bytes, signature: act.signature },
  };
  await context.associations.save(record);
  return record;
}

/** Brings an enrolment to the relay. Where that says no for good, the association is forgotten. */
async function bring(
  { associations }: HostContext,
  { ledger, pending }: AssociationRecord,
  { relay }: ReadInvite,
): Promise<void> {
  if (pending === null) return;
  const { path, act: bytes, signature } = pending;
  const answer = await relay.openAct(path, { bytes, signature });
  if (answer.result === 'accepted') {
    await associations.change(ledger, { pending: null });
    return;
  }
  // A problem may pass: the same act is brought again then.
  if (answer.result === 'problem') {
    throw new HostError('relay-refused', answer.problem.message, { problem: answer.problem.code });
  }
  await associations.remove(ledger);
  throw enrolmentError(answer);
}

function enrolmentError({ refusal }: Extract<ActAnswer, { result: 'refused' }>): HostError {
  const { code, details } = refusal;
  switch (code) {
    case 'invite-used':
      return new HostError('invite-used', 'the invite was used before', {
        usedAt: instantIn(details['usedAt']),
      });
    case 'invite-expired':
      return new HostError('invite-expired', 'the invite has expired', {
        expiredAt: instantIn(details['expiredAt']),
      });
    case 'invite-invalid':
      return new HostError('invite-unknown', 'the association knows no such invite');
    default:
      return refusedError(refusal);
  }
}

const instantIn = (value: unknown): string => (typeof value === 'string' ? value : '');
