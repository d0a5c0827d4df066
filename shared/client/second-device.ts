import { deviceIdOf } from '../ledger/keys.ts';
import { actMessage } from '../ledger/act.ts';
import { sentenceOf } from '../wording/index.ts';
import type { AssociationRecord } from './association-record.ts';
import { signerDevice } from './device-session.ts';
import { ANSWER_WITHIN, newDevice, proposeAndWait, type HostContext } from './host-context.ts';
import { HostError, keeping } from './host-error.ts';
import type { HostReplies, HostRequestOf, Me } from './host-messages.ts';
import { readDeviceLink, writeDeviceLink } from './invite-text.ts';
import { LedgerClient } from './ledger-client.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { readRelayAddress } from './relay-address.ts';
import { RelayHttp } from './relay-http.ts';
import { signerFrom } from './seed.ts';

/** On the first device: what the second one opens. */
export async function deviceLink(
  { associations }: HostContext,
  ledger: string,
): Promise<HostReplies['device-link']> {
  const { name, relayKey, me } = associations.record(ledger);
  const relayUrl = await associations.addressForOthers(ledger);
  const { copy } = await associations.client(ledger);
  const now = copy.shown.state.association?.relay.publicKey ?? relayKey;
  const { person } = me;
  const link = writeDeviceLink({ relayUrl, ledger, relayKey: now, person, association: name });
  return { link };
}

/**
 * On the second device: makes its key, and keeps asking the relay until the first device has added
 * it. The code is the public key, for `device.add`.
 */
export async function offerDevice(
  context: HostContext,
  { link }: HostRequestOf<'offer-device'>,
): Promise<HostReplies['offer-device']> {
  const { associations } = context;
  const offer = readDeviceLink(link);
  const relayUrl = offer && readRelayAddress(offer.relayUrl);
  if (offer === null || relayUrl === null) {
    throw new HostError('link-malformed', 'that is no link for a second device');
  }
  const { ledger, relayKey, person, association } = offer;
  const known = associations.find(ledger);
  if (known !== undefined) return { ledger, deviceCode: offeredBefore(known, person) };
  const me: Me = { ...(await newDevice(context, 'real')), person, kind: context.platform };
  await associations.save(newRecord({ ledger, relayUrl, relayKey, name: association, me }));
  await associations.client(ledger);
  return { ledger, deviceCode: me.publicKey };
}

function offeredBefore({ me }: AssociationRecord, person: string): string {
  if (me.person === person) return me.publicKey;
  throw new HostError('already-here', 'this device is in that association as somebody else', {
    person: me.person,
  });
}

/**
 * Adds this device to the founder by the recovery code: the recovery key opens a session, and signs
 * the `device.add` of a new key.
 */
export async function recover(
  context: HostContext,
  { code, relayUrl: typed }: HostRequestOf<'recover'>,
): Promise<HostReplies['recover']> {
  const { ports, associations } = context;
  const read = readRecoveryCode(code);
  if (read === null) throw new HostError('recovery-malformed', 'that is no recovery code');
  const relayUrl = readRelayAddress(typed);
  if (relayUrl === null) throw new HostError('invite-needs-address', 'that is no relay address');
  const { ledger, relayKey } = await new RelayHttp(ports, relayUrl).identity();
  if (!ledger.startsWith(read.ledgerStart)) {
    throw new HostError(
      'relay-of-another-association',
      'the relay there keeps another association than the code is for',
    );
  }
  if (associations.find(ledger) !== undefined) {
    throw new HostError('already-here', 'this device is in that association already');
  }
  const record = await addByRecovery(context, { ledger, relayUrl, relayKey, seed: read.seed });
  await associations.save(record);
  await associations.client(ledger);
  return { ledger };
}

async function addByRecovery(
  context: HostContext,
  at: { ledger: string; relayUrl: string; relayKey: string; seed: Uint8Array },
): Promise<AssociationRecord> {
  const { ports } = context;
  const { ledger, relayUrl, relayKey } = at;
  const signer = signerFrom(at.seed, 'recovery-key');
  const device = deviceIdOf(ports.crypto, signer.publicKey);
  const recovery: Me = { person: '', device, publicKey: signer.publicKey, kind: 'recovery' };
  const client = await LedgerClient.open({
    ledger,
    ports,
    store: await keeping(() => ports.store(ledger)),
    sentence: sentenceOf,
    relayUrl,
    address: () => Promise.resolve(relayUrl),
    movedTo: () => Promise.resolve(),
    me: () => recovery,
    connectAs: () => signerDevice(device, signer),
    emit: () => {},
  });
  try {
    client.start();
    await client.until(() => settled(client), ANSWER_WITHIN);
    const { association, device: devices } = client.copy.shown.state;
    const person = devices.get(device)?.person;
    if (client.connection.status !== 'online' || person === undefined) {
      throw new HostError('recovery-unknown', 'the association knows no such recovery key');
    }
    const me: Me = { ...(await newDevice(context, 'real')), person, kind: context.platform };
    const data = { publicKey: me.publicKey, kind: me.kind };
    const signed = { person, device };
    // Whoever types the code has said what they want.
    await proposeAndWait(client, { type: 'device.add', data }, [], signed, (bytes) =>
      Promise.resolve({ signed: true, signature: signer.sign(actMessage(bytes)) }),
    );
    return newRecord({ ledger, relayUrl, relayKey, name: association?.name ?? '', me });
  } finally {
    await client.close();
  }
}

/** Whether it is known how the relay takes the recovery key. */
function settled({ connection: { status }, frozen }: LedgerClient): boolean {
  return (
    frozen !== null ||
    status === 'online' ||
    status === 'shut-out' ||
    status === 'not-enrolled' ||
    status === 'other-relay' ||
    status === 'incompatible'
  );
}

function newRecord(
  known: Pick<AssociationRecord, 'ledger' | 'name' | 'relayUrl' | 'relayKey' | 'me'>,
): AssociationRecord {
  return {
    version: 1,
    ...known,
    rehearsal: 'no',
    embedded: null,
    personas: [],
    pending: null,
  };
}
