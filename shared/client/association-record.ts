import { z } from 'zod';
import { hash, publicKey, signature } from '../protocol/fields.ts';
import type { KnownAssociation, Me } from './host-messages.ts';

const me = z.strictObject({
  person: z.string(),
  device: hash,
  publicKey,
  kind: z.enum(['desktop', 'browser', 'recovery']),
});

/** A relay of this computer. */
const hostedRelay = z.strictObject({
  name: z.string(),
  /** Added to the system's clock, in ms: it only grows. */
  clockOffset: z.int(),
  reach: z.enum(['this-computer', 'this-network']),
  /** The address under which others reached it when it last ran; null where none did. */
  sharedAs: z.string().nullable().default(null),
});

export type HostedRelay = z.infer<typeof hostedRelay>;

/** What this device knows of an association beside its ledger; kept as JSON. */
const associationRecord = z.strictObject({
  version: z.literal(1),
  ledger: hash,
  name: z.string(),
  rehearsal: z.enum(['yes', 'no']),
  relayUrl: z.string(),
  /** As it was told when this device came in; the ledger says which it is now. */
  relayKey: publicKey,
  /** The relay that runs on this computer; null where it runs elsewhere. */
  embedded: hostedRelay.nullable(),
  /** Relays of this computer from which the association has moved: they tell where it is now. */
  left: z.array(hostedRelay.extend({ since: z.int() })).optional(),
  me,
  /** Devices of those whom one may act as; only in a rehearsal. */
  personas: z.array(me),
  /**
   * The act that is to bring this device in, where its answer is not known yet: it is sent again,
   * and gets the same answer.
   */
  pending: z
    .strictObject({ path: z.enum(['/found', '/enrol']), act: z.string(), signature })
    .nullable(),
});

export type AssociationRecord = z.infer<typeof associationRecord>;

export const writeAssociationRecord = (record: AssociationRecord): string => JSON.stringify(record);

/** Null where it is damaged, or of another version. */
export function readAssociationRecord(text: string): AssociationRecord | null {
  try {
    return associationRecord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** As the screens know it. */
export function knownAssociation(record: AssociationRecord): KnownAssociation {
  const { ledger, name, relayUrl, embedded } = record;
  return {
    ledger,
    name,
    relayUrl,
    rehearsal: record.rehearsal === 'yes',
    hosted: embedded === null ? 'elsewhere' : 'here',
    sharedAs: embedded?.sharedAs ?? null,
    me: record.me satisfies Me,
  };
}
