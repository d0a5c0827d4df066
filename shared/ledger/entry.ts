import type { Position } from '../rules/context.ts';
import type { Instant } from '../rules/instant.ts';
import type { LedgerCrypto, Signer } from './crypto.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** What the relay makes of an act: its place and its instant. To the author, it is the receipt. */
export interface Entry {
  /** From 1. */
  readonly seq: number;
  /** The head of the entry before; of the first, 64 zeros. */
  readonly prev: string;
  /** SHA-256, in hex, of the act's bytes. */
  readonly actHash: string;
  /** Never before that of the entry before. */
  readonly at: Instant;
  readonly head: string;
  /** By the relay's key, over `entryMessage(head)`. */
  readonly signature: string;
}

/** What a head is the hash of. */
export type HeadFields = Pick<Entry, 'seq' | 'prev' | 'actHash' | 'at'> & {
  readonly ledger: string;
};

/** The head before the first entry. */
export const NO_HEAD = '0'.repeat(64);

/** The position before the first entry. */
export const START: Position = { seq: 0, head: NO_HEAD };

/** The head of an entry: it commits to the ledger's id and to every entry up to this one. */
export function headOf(crypto: Pick<LedgerCrypto, 'sha256'>, fields: HeadFields): string {
  const { ledger, seq, prev, actHash, at } = fields;
  return crypto.sha256(
    lengthPrefixed('convene-head/1', [ledger, String(seq), prev, actHash, String(at)]),
  );
}

/** What the relay signs for an entry. */
export function entryMessage(head: string): string {
  return `convene-entry/1\0${head}`;
}

export function makeEntry(crypto: LedgerCrypto, relay: Signer, fields: HeadFields): Entry {
  const { seq, prev, actHash, at } = fields;
  const head = headOf(crypto, fields);
  return { seq, prev, actHash, at, head, signature: relay.sign(entryMessage(head)) };
}

/** Whether an entry of that ledger is whole and signed by that key: what makes it a receipt. */
export function verifyReceipt(
  crypto: LedgerCrypto,
  ledger: string,
  relayKey: string,
  entry: Entry,
): boolean {
  return (
    headOf(crypto, { ledger, ...entry }) === entry.head &&
    crypto.verify(relayKey, entryMessage(entry.head), entry.signature)
  );
}
