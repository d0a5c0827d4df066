import { isUtf8 } from 'node:buffer';
import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import { ledgerCrypto, type LedgerCrypto, type Signer } from '../shared/ledger/crypto.ts';

/** Bounds the memory that made-up keys could take; far more than an association has devices. */
const MOST_CACHED_KEYS = 10_000;
const cachedKeys = new Map<string, KeyObject>();

/** Making a key object costs more than hashing the message does. */
function keyObject(publicKey: string): KeyObject {
  const cached = cachedKeys.get(publicKey);
  if (cached !== undefined) return cached;
  const made = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
    format: 'jwk',
  });
  if (cachedKeys.size >= MOST_CACHED_KEYS) cachedKeys.clear();
  cachedKeys.set(publicKey, made);
  return made;
}

/** The ledger's cryptography by `node:crypto`. */
export const nodeCrypto: LedgerCrypto = ledgerCrypto({
  sha256: (text) => hash('sha256', text),
  sha256Bytes: (bytes) => hash('sha256', bytes),
  verify(publicKey, message, signature) {
    try {
      const bytes = Buffer.from(message, 'utf8');
      return verify(null, bytes, keyObject(publicKey), Buffer.from(signature, 'base64url'));
    } catch {
      // OpenSSL refuses to make a key of some texts that are no points.
      return false;
    }
  },
});

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of a seed of 32 bytes. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const key = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (x === undefined) throw new Error('not an Ed25519 key');
  return {
    publicKey: x,
    sign: (message) => sign(null, Buffer.from(message, 'utf8'), privateKey).toString('base64url'),
  };
}

/** Reads bytes as UTF-8; null where they are not. A byte order mark stays a character. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
