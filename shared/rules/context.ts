import type { Instant } from './instant.ts';

/**
 * An act, once its signature has been verified. `device` is the id of the signing device, or
 * `relay`. `data` is whatever was signed; the rules check its form.
 */
export interface Act {
  readonly id: string;
  /** Counts a device's acts from 1. */
  readonly n: number;
  readonly type: string;
  readonly data: unknown;
  readonly device: string;
  /** The last entry that the author had verified. */
  readonly basis: Position;
}

/** A place in the ledger: the number of an entry, from 1, and its head; 0 before the first. */
export interface Position {
  readonly seq: number;
  readonly head: string;
}

/** The few things that the rules ask of cryptography, handed in so that they stay pure. */
export interface RulesCrypto {
  /** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
  sha256(text: string): string;
  /** Ed25519, over the UTF-8 bytes of `message`; key and signature are base64url. */
  verify(publicKey: string, message: string, signature: string): boolean;
  /** Whether a key is a canonically encoded, torsion-free point. */
  isSoundKey(publicKey: string): boolean;
}

/** What surrounds a decision: all that is not in the state and not in the act. */
export interface Context {
  /** The instant of the entry, never before that of the entry before it. */
  readonly at: Instant;
  /** The ledger's id; empty for its founding. */
  readonly ledger: string;
  /** The last entry before this act. */
  readonly head: Position;
  /** SHA-256 of the act's bytes, in hex. */
  readonly actHash: string;
  /** Whether the snapshot of that hash is kept. */
  readonly hasText: (sha256: string) => boolean;
  readonly crypto: RulesCrypto;
}

/** Who acts: a person, through a device, or the relay. */
export interface Author {
  readonly person: string;
  readonly device: string;
}
