import { bytesToHex } from '@noble/hashes/utils.js';
import { DAY, writeInstant } from '../rules/index.ts';
import { mustBeOnline, proposeAndWait, signBy, type HostContext } from './host-context.ts';
import { HostError } from './host-error.ts';
import type { HostRequestOf, InvitePreview, MadeInvite } from './host-messages.ts';
import {
  readInviteLink,
  readOffer,
  writeInviteLink,
  writeOffer,
  type InviteOffer,
} from './invite-text.ts';
import { readRelayAddress } from './relay-address.ts';
import { RelayHttp } from './relay-http.ts';
import {
  deriveFrom,
  readSeedCode,
  seemsCode,
  SEED_BYTES,
  signerFrom,
  writeSeedCode,
  type Seed,
} from './seed.ts';

/** Where the relay keeps what a code stands for. */
const inviteAddress = (seed: Seed): string =>
  `/invite/${bytesToHex(deriveFrom(seed, 'invite-id'))}`;

/** Makes an invite: the act, then what the code stands for, then the link and the code. */
export async function makeInvite(
  { ports, associations }: HostContext,
  { ledger, person, days }: HostRequestOf<'invite'>,
): Promise<MadeInvite> {
  const { me, relayKey } = associations.record(ledger);
  const client = await associations.client(ledger);
  mustBeOnline(client);
  const relayUrl = await associations.addressForOthers(ledger);
  const seed = ports.randomBytes(SEED_BYTES);
  // In whole seconds, as people read it.
  const expiresAt = Math.floor((client.relayNow + days * DAY) / 1000) * 1000;
  const { publicKey } = signerFrom(seed, 'invite-key');
  const data = { person, invitePublicKey: publicKey, expiresAt: writeInstant(expiresAt) };
  const asked = { type: 'device.invite', data };
  await proposeAndWait(client, asked, [], me, signBy(ports, me.publicKey));
  const { association, person: people } = client.copy.shown.state;
  const offer: InviteOffer = {
    relayUrl,
    ledger,
    relayKey: association?.relay.publicKey ?? relayKey,
    person,
    personName: people.get(person)?.name ?? person,
    association: association?.name ?? '',
    expiresAt,
  };
  const sealed = await ports.seal(deriveFrom(seed, 'invite-seal'), writeOffer(offer));
  const { http, token } = await client.relay();
  await http.put(inviteAddress(seed), sealed, token);
  const code = writeSeedCode(seed);
  return { person, link: writeInviteLink(offer, seed), code, relayUrl, expiresAt };
}

/** An invite that was read, and the relay that answers for it. */
export interface ReadInvite {
  readonly offer: InviteOffer;
  readonly seed: Seed;
  readonly relay: RelayHttp;
}

/**
 * Reads an invite and asks its relay: `text` is a link, or a code with the relay's address.
 *
 * @throws HostError: `invite-…`, `relay-unreachable`, `relay-incompatible`
 */
export async function readInvite(
  { ports }: HostContext,
  text: string,
  typedUrl: string | undefined,
): Promise<ReadInvite> {
  const { offer, seed } = text.includes('://')
    ? linkIn(text)
    : await offerOfCode(ports, text, typedUrl);
  const url = addressIn(typedUrl) ?? readRelayAddress(offer.relayUrl);
  if (url === null) throw new HostError('invite-malformed', 'the invite names no relay');
  const { relay, clock } = await relayOf(ports, url, offer);
  if (clock >= offer.expiresAt) {
    throw new HostError('invite-expired', 'the invite has expired', {
      expiredAt: writeInstant(offer.expiresAt),
    });
  }
  return { offer: { ...offer, relayUrl: relay.url }, seed, relay };
}

export function previewOf({ offer }: ReadInvite): InvitePreview {
  const { ledger, relayUrl, association, person, personName, expiresAt } = offer;
  return { ledger, relayUrl, association, person, personName, expiresAt };
}

function linkIn(text: string): { offer: InviteOffer; seed: Seed } {
  const read = readInviteLink(text);
  if (read === null) throw new HostError('invite-malformed', 'that is no link of an invite');
  return read;
}

async function offerOfCode(
  ports: HostContext['ports'],
  text: string,
  typedUrl: string | undefined,
): Promise<{ offer: InviteOffer; seed: Seed }> {
  const seed = readSeedCode(text);
  if (seed === null && seemsCode(text)) {
    throw new HostError('invite-mistyped', 'the check of the code does not hold');
  }
  if (seed === null) throw new HostError('invite-malformed', 'that is no code of an invite');
  const url = addressIn(typedUrl);
  if (url === null) throw new HostError('invite-needs-address', 'a code needs an address');
  const relay = new RelayHttp(ports, url);
  // Asked first, so that what is no relay is told from a relay that does not know the code.
  await relay.identity();
  const sealed = await relay.getBytes(inviteAddress(seed), null);
  const plain = sealed && (await ports.unseal(deriveFrom(seed, 'invite-seal'), sealed));
  const offer = plain && readOffer(ports.decodeUtf8(plain) ?? '');
  if (offer === null) {
    throw new HostError('invite-unknown', 'the relay there has no invite of that code');
  }
  return { offer, seed };
}

/** @throws HostError `invite-needs-address` where something was typed that is no address. */
function addressIn(typed: string | undefined): string | null {
  if (typed === undefined || typed.trim() === '') return null;
  const url = readRelayAddress(typed);
  if (url !== null) return url;
  throw new HostError('invite-needs-address', 'that is no address of a relay');
}

/** The relay that keeps the ledger of an invite, followed once where it has moved. */
async function relayOf(
  ports: HostContext['ports'],
  url: string,
  offer: InviteOffer,
): Promise<{ relay: RelayHttp; clock: number }> {
  const relay = new RelayHttp(ports, url);
  const identity = await relay.identity();
  if (identity.ledger !== offer.ledger) throw otherAssociation();
  const moved = identity.moved?.url ?? null;
  if (moved === null) return { relay, clock: identity.clock };
  const now = new RelayHttp(ports, moved);
  const there = await now.identity();
  if (there.ledger !== offer.ledger) throw otherAssociation();
  return { relay: now, clock: there.clock };
}

const otherAssociation = () =>
  new HostError(
    'invite-of-another-association',
    'the relay there keeps another association than the invite is for',
  );
