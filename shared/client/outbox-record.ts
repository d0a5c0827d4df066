import { z } from 'zod';
import { readAct, type LedgerAct, type SignedAct } from '../ledger/act.ts';
import type { SignedRefusal } from '../ledger/signed-refusal.ts';
import { actId, entry, hash, instant, signature, signedRefusal } from '../protocol/fields.ts';

/** What is written of the outbox, one JSON text each. */
const outboxRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    /** Of the bytes; what does not have it was damaged. */
    actHash: hash,
    bytes: z.string(),
    signature,
    person: z.string(),
    signedAt: instant,
  }),
  z.strictObject({ kind: z.literal('accepted'), id: actId, receipt: entry }),
  z.strictObject({ kind: z.literal('refused'), id: actId, refusal: signedRefusal }),
  z.strictObject({ kind: z.literal('dropped'), id: actId }),
  /** Its author wants it sent whatever the rules here say. */
  z.strictObject({ kind: z.literal('send'), id: actId }),
  /** The relay has turned it away: it is sent again at its author's word only. */
  z.strictObject({
    kind: z.literal('turned-away'),
    id: actId,
    code: z.string(),
    message: z.string(),
  }),
  /** The rules here would have it refused: it is sent at its author's word only. */
  z.strictObject({
    kind: z.literal('held'),
    id: actId,
    code: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
]);

type Parsed = z.infer<typeof outboxRecord>;

export type OutboxRecord =
  | Exclude<Parsed, { kind: 'refused' }>
  | { readonly kind: 'refused'; readonly id: string; readonly refusal: SignedRefusal };

/** An act of the outbox, as it was signed and as it reads. */
export interface KeptAct {
  readonly act: LedgerAct;
  readonly signed: SignedAct;
  readonly person: string;
  readonly signedAt: number;
}

export const writeOutboxRecord = (record: OutboxRecord): string => JSON.stringify(record);

/** Null where the text is none: damaged, or of another version. */
export function readOutboxRecord(text: string): OutboxRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = outboxRecord.safeParse(value);
  // The refusal's code is not looked up: it is the word of a relay.
  return parsed.success ? (parsed.data as OutboxRecord) : null;
}

/** The act of a record; null where its bytes are no act. */
export function keptAct(record: Extract<OutboxRecord, { kind: 'act' }>): KeptAct | null {
  const { bytes, signature: made, person, signedAt } = record;
  const act = readAct(bytes);
  if (!act.ok) return null;
  return { act: act.value, signed: { bytes, signature: made }, person, signedAt };
}
