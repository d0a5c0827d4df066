import type { Refusal } from '../rules/refusal.ts';
import { canonicalJson } from '../documents/canonical-json.ts';
import type { LedgerCrypto, Signer } from './crypto.ts';

/** The relay's signed word that it does not take an act, and why. */
export interface SignedRefusal {
  /** The act's id. */
  readonly id: string;
  readonly actHash: string;
  readonly code: Refusal['code'];
  /** The numbers of the refusal, as its code asks. */
  readonly details: { readonly [field: string]: unknown };
  /** The last entry when it was refused; the head commits to the ledger. */
  readonly atSeq: number;
  readonly head: string;
  /** By the relay's key, over `refusalMessage`. */
  readonly signature: string;
}

/** What the relay signs for a refusal. */
export function refusalMessage(refusal: Omit<SignedRefusal, 'signature'>): string {
  const { id, actHash, code, details, atSeq, head } = refusal;
  return `convene-refusal/1\0${canonicalJson({ id, actHash, code, details, atSeq, head })}`;
}

export interface RefusedAct {
  readonly id: string;
  readonly actHash: string;
  readonly refusal: Refusal;
  readonly atSeq: number;
  readonly head: string;
}

export function signRefusal(relay: Signer, refused: RefusedAct): SignedRefusal {
  const { id, actHash, atSeq, head } = refused;
  const { code, ...details } = refused.refusal;
  const unsigned = { id, actHash, code, details, atSeq, head };
  return { ...unsigned, signature: relay.sign(refusalMessage(unsigned)) };
}

export function verifyRefusal(
  crypto: LedgerCrypto,
  relayKey: string,
  refusal: SignedRefusal,
): boolean {
  return crypto.verify(relayKey, refusalMessage(refusal), refusal.signature);
}
