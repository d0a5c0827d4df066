import type { RulesCrypto } from '../rules/context.ts';
import { isSoundKey } from './keys.ts';
import { hasCanonicalKey, hasCanonicalSignature } from './signature-encoding.ts';

/**
 * What a platform brings along: its own SHA-256 and its own Ed25519, which are much faster than
 * any written in the language. `verify` is cofactorless; it may accept encodings that are not
 * canonical, and returns false, never throws, for what is no key or no signature.
 */
export interface NativeCrypto {
  /** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
  sha256(text: string): string;
  /** SHA-256 of bytes, in lower-case hex. */
  sha256Bytes(bytes: Uint8Array): string;
  /** Ed25519, over the UTF-8 bytes of `message`; key and signature are base64url. */
  verify(publicKey: string, message: string, signature: string): boolean;
}

/** The cryptography of a ledger: the same answers on every platform. */
export interface LedgerCrypto extends RulesCrypto {
  /** SHA-256 of bytes, in lower-case hex. */
  sha256Bytes(bytes: Uint8Array): string;
}

/** Holds a private key. `sign` gives Ed25519 over the UTF-8 bytes of `message`, as base64url. */
export interface Signer {
  /** base64url, 43 characters. */
  readonly publicKey: string;
  sign(message: string): string;
}

/**
 * Ed25519 libraries disagree on crafted keys and signatures. This puts the one semantics of the
 * ledger around any of them: canonical encodings of key, R and S, then native verification.
 */
export function ledgerCrypto(native: NativeCrypto): LedgerCrypto {
  return {
    sha256: (text) => native.sha256(text),
    sha256Bytes: (bytes) => native.sha256Bytes(bytes),
    verify: (publicKey, message, signature) =>
      hasCanonicalSignature(signature) &&
      hasCanonicalKey(publicKey) &&
      native.verify(publicKey, message, signature),
    isSoundKey,
  };
}
