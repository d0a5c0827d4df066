import { bytesToHex } from '@noble/hashes/utils.js';
import type { AssociationRecord } from './association-record.ts';
import { firstAct, newDevice, refusedError, type HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';
import type { HostReplies, HostRequestOf, Me } from './host-messages.ts';
import { writeRecoveryCode } from './recovery-code.ts';
import type { EmbeddedRelayStart } from './ports.ts';
import { readRelayAddress } from './relay-address.ts';
import { RelayHttp } from './relay-http.ts';
import { SEED_BYTES, signerFrom, type Seed } from './seed.ts';

/** Where an association is to be founded. */
interface Place {
  readonly relayUrl: string;
  readonly relayKey: string;
  readonly embedded: AssociationRecord['embedded'];
}

/** What founds an association; as the rules ask, but for the keys. */
export type FoundingFields = Pick<
  HostRequestOf<'found'>,
  'name' | 'organizations' | 'persons' | 'tsc' | 'secretariat' | 'founder'
> & { readonly leadMaintainer: string };

/** Founds an association, on a relay of this computer or on one that waits for it. */
export async function found(
  context: HostContext,
  request: HostRequestOf<'found'>,
): Promise<HostReplies['found']> {
  const { ports } = context;
  const seed = request.recovery === 'made' ? ports.randomBytes(SEED_BYTES) : null;
  const { name, organizations, persons, tsc, secretariat, founder } = request;
  const place =
    request.relayUrl === undefined
      ? await placeHere(context, { clock: 'doubted', clockOffset: 0, hostedBy: founder })
      : await placeThere(context, request.relayUrl);
  const fields: FoundingFields = {
    name,
    organizations,
    persons,
    tsc,
    secretariat,
    founder,
    leadMaintainer: request.leadMaintainer ?? founder,
  };
  const { ledger } = await foundAt(context, place, fields, { kind: 'real', seed });
  await context.associations.client(ledger);
  const recoveryCode = seed === null ? null : writeRecoveryCode(seed, ledger);
  return { ledger, recoveryCode };
}

/** A relay that this computer runs. */
export async function placeHere(
  { embedded, ports }: HostContext,
  start: Pick<EmbeddedRelayStart, 'clock' | 'clockOffset' | 'hostedBy'>,
): Promise<Place> {
  if (embedded === null) throw new HostError('not-here', 'no relay can be run here');
  const name = `relay-${bytesToHex(ports.randomBytes(8))}`;
  const reach = 'this-computer';
  try {
    const how = { ...start, foundings: 'taken', reach, role: 'keeps' } as const;
    const { url, relayKey, sharedAs } = await embedded.start(name, how);
    const { clockOffset } = start;
    return { relayUrl: url, relayKey, embedded: { name, clockOffset, reach, sharedAs } };
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error), { relay: name });
  }
}

/** A standing relay that waits for a founding. */
async function placeThere({ ports }: HostContext, typed: string): Promise<Place> {
  const relayUrl = readRelayAddress(typed);
  if (relayUrl === null) throw new HostError('relay-unreachable', 'that is no address of a relay');
  const identity = await new RelayHttp(ports, relayUrl).identity();
  if (!identity.foundable) {
    throw new HostError(
      'relay-of-another-association',
      'the relay keeps an association already, or was not started to take a founding',
    );
  }
  return { relayUrl, relayKey: identity.relayKey, embedded: null };
}

/** Signs the founding, keeps it, and brings it to the relay. */
export async function foundAt(
  context: HostContext,
  place: Place,
  fields: FoundingFields,
  { kind, seed }: { readonly kind: 'real' | 'rehearsal'; readonly seed: Seed | null },
): Promise<AssociationRecord> {
  const { ports, associations } = context;
  const { founder, ...listed } = fields;
  const key = await newDevice(context, kind);
  const me: Me = { ...key, person: founder, kind: context.platform };
  const { relayUrl, relayKey, embedded } = place;
  const data = {
    ...listed,
    founder: {
      publicKey: key.publicKey,
      person: founder,
      // A desktop's is what a founder's device is unless it says otherwise.
      ...(me.kind === 'browser' && { kind: me.kind }),
    },
    // The address of a relay of this computer is another at each start.
    relay: { publicKey: relayKey, ...(embedded === null && { url: relayUrl }) },
    ...(seed !== null && {
      recovery: { publicKey: signerFrom(seed, 'recovery-key').publicKey },
    }),
    ...(kind === 'rehearsal' && { rehearsal: true }),
  };
  const asked = kind === 'real' ? 'person' : 'script';
  const act = await firstAct(context, me, '', { type: 'association.found', data }, asked);
  const record: AssociationRecord = {
    version: 1,
    ledger: ports.crypto.sha256(act.bytes),
    name: fields.name,
    rehearsal: kind === 'rehearsal' ? 'yes' : 'no',
    relayUrl,
    relayKey,
    embedded,
    me,
    personas: kind === 'rehearsal' ? [me] : [],
    pending: { path: '/found', act: act.bytes, signature: act.signature },
  };
  // Kept first: whatever happens meanwhile, the founding can be brought again.
  await associations.save(record);
  const answer = await new RelayHttp(ports, relayUrl).openAct('/found', act);
  if (answer.result === 'accepted') {
    await associations.change(record.ledger, { pending: null });
    return associations.record(record.ledger);
  }
  await associations.remove(record.ledger);
  if (answer.result === 'refused') throw refusedError(answer.refusal);
  throw new HostError('relay-refused', answer.problem.message, { problem: answer.problem.code });
}
