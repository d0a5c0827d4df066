import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../documents/canonical-json.ts';
import { hash, instant, publicKey } from '../protocol/fields.ts';
import { readSeedCode, seedDigits, type Seed } from './seed.ts';

/** What an invite says, beside its secret. */
const inviteOffer = z.object({
  relayUrl: z.string().max(500),
  ledger: hash,
  /** The relay's key when the invite was made; the ledger says which it is now. */
  relayKey: publicKey,
  person: z.string().max(64),
  personName: z.string().max(400),
  association: z.string().max(400),
  expiresAt: instant,
});
export type InviteOffer = z.infer<typeof inviteOffer>;

/** What the link says that a second device opens: nothing in it is secret. */
const deviceOffer = inviteOffer.pick({
  relayUrl: true,
  ledger: true,
  relayKey: true,
  person: true,
  association: true,
});
export type DeviceOffer = z.infer<typeof deviceOffer>;

const JOIN = 'convene://join';
const DEVICE = 'convene://device';

/** `convene://join?…`: all of an invite, its secret too. */
export function writeInviteLink(offer: InviteOffer, seed: Seed): string {
  const { relayUrl, ledger, relayKey, person, personName, association, expiresAt } = offer;
  return withQuery(JOIN, {
    relay: relayUrl,
    ledger,
    key: relayKey,
    seed: seedDigits(seed),
    person,
    name: personName,
    association,
    expires: String(expiresAt),
  });
}

/** Null where the text is no such link. */
export function readInviteLink(text: string): { offer: InviteOffer; seed: Seed } | null {
  const fields = queryOf(text, JOIN);
  const seed = readSeedCode(fields?.get('seed') ?? '');
  if (fields === null || seed === null) return null;
  const offer = inviteOffer.safeParse({
    ...commonFields(fields),
    personName: fields.get('name'),
    expiresAt: Number(fields.get('expires')),
  });
  return offer.success ? { offer: offer.data, seed } : null;
}

export function writeDeviceLink(offer: DeviceOffer): string {
  const { relayUrl, ledger, relayKey, person, association } = offer;
  return withQuery(DEVICE, { relay: relayUrl, ledger, key: relayKey, person, association });
}

export function readDeviceLink(text: string): DeviceOffer | null {
  const fields = queryOf(text, DEVICE);
  if (fields === null) return null;
  const offer = deviceOffer.safeParse(commonFields(fields));
  return offer.success ? offer.data : null;
}

/** The bytes that the relay keeps for a code, once they are sealed. */
export const writeOffer = (offer: InviteOffer): Uint8Array => utf8ToBytes(canonicalJson(offer));

export function readOffer(text: string): InviteOffer | null {
  try {
    return inviteOffer.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const commonFields = (fields: ReadonlyMap<string, string>) => ({
  relayUrl: fields.get('relay'),
  ledger: fields.get('ledger'),
  relayKey: fields.get('key'),
  person: fields.get('person'),
  association: fields.get('association'),
});

function withQuery(start: string, fields: Readonly<Record<string, string>>): string {
  const query = Object.entries(fields).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${start}?${query.join('&')}`;
}

/** The fields of a link, as it may have come out of a mail; null where it is another. */
function queryOf(text: string, start: string): ReadonlyMap<string, string> | null {
  const link = text.trim().replace(/^<(.*)>$/s, '$1');
  // A browser or the system may have put a slash after the name.
  const [before = '', query] = link.split('?', 2);
  if (before.toLowerCase().replace(/\/+$/, '') !== start || query === undefined) return null;
  const fields = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name = '', value = ''] = part.split('=', 2);
    try {
      fields.set(name, decodeURIComponent(value));
    } catch {
      return null;
    }
  }
  return fields;
}
