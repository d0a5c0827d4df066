/** The ledger's cryptography in a browser: hashes at once, signatures by WebCrypto where it can. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { VerifyElsewhere } from '../../shared/ledger/signatures-ahead.ts';
import { decodeBase64url } from '../../shared/ledger/base64url.ts';
import { ledgerCrypto, type LedgerCrypto } from '../../shared/ledger/crypto.ts';

const { Point } = ed25519;

/**
 * Ed25519 without the cofactor, as the ledger wants it and as OpenSSL and BoringSSL do it: R is
 * computed from S, the key and the message, and its bytes are compared. (noble's own `verify`
 * multiplies by the cofactor, and takes crafted signatures that the others refuse.)
 */
function verifies(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  const s = bytesToNumberLE(signature.subarray(32));
  const k = Point.Fn.create(bytesToNumberLE(sha512(concatBytes(r, key, message))));
  const ours = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(key).multiplyUnsafe(k));
  return bytesToHex(ours.toBytes()) === bytesToHex(r);
}

export const browserCrypto: LedgerCrypto = ledgerCrypto({
  sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  sha256Bytes: (bytes) => bytesToHex(sha256(bytes)),
  verify(publicKey, message, signature) {
    const key = decodeBase64url(publicKey);
    const bytes = decodeBase64url(signature);
    if (key === null || bytes === null) return false;
    try {
      return verifies(key, utf8ToBytes(message), bytes);
    } catch {
      // noble throws for what is no point.
      return false;
    }
  },
});

/** WebCrypto, off this thread; where it has no Ed25519, here. */
export function browserVerifyElsewhere(subtle: SubtleCrypto | null): VerifyElsewhere {
  if (subtle === null) return (...asked) => Promise.resolve(browserCrypto.verify(...asked));
  return async (publicKey, message, signature) => {
    const key = decodeBase64url(publicKey);
    const bytes = decodeBase64url(signature);
    if (key === null || bytes === null) return false;
    try {
      const imported = await subtle.importKey('raw', plain(key), 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', imported, plain(bytes), plain(utf8ToBytes(message)));
    } catch {
      // Some implementations refuse to import what is no point.
      return false;
    }
  };
}

/** With a buffer of its own, as WebCrypto's types ask. */
export const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealing {
  readonly seal: (key: Uint8Array, plain: Uint8Array) => Promise<Uint8Array>;
  readonly unseal: (key: Uint8Array, sealed: Uint8Array) => Promise<Uint8Array | null>;
}

/** AES-256-GCM, as `ClientPorts` says. */
export function browserSealing(subtle: SubtleCrypto | null): Sealing {
  const keyFor = (key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> => {
    if (subtle === null) throw new Error('no WebCrypto: the page came without https');
    return subtle.importKey('raw', plain(key), 'AES-GCM', false, [use]);
  };
  return {
    async seal(key, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const imported = await keyFor(key, 'encrypt');
      const sealed = await subtle?.encrypt({ name: 'AES-GCM', iv }, imported, plain(bytes));
      return concatBytes(iv, new Uint8Array(sealed ?? new ArrayBuffer(0)));
    },
    async unseal(key, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const iv = plain(sealed.subarray(0, NONCE_BYTES));
      const imported = await keyFor(key, 'decrypt');
      try {
        const rest = plain(sealed.subarray(NONCE_BYTES));
        const opened = await subtle?.decrypt({ name: 'AES-GCM', iv }, imported, rest);
        return opened === undefined ? null : new Uint8Array(opened);
      } catch {
        // It is not of this key, or not as it was sealed.
        return null;
      }
    },
  };
}

/** Why nothing can be signed in this browser; null where it can. */
export type CannotSign = 'no-secure-context' | 'no-ed25519';

/** Tries it: only a browser that has made such a key can. */
export async function cannotSign(subtle: SubtleCrypto | null): Promise<CannotSign | null> {
  if (subtle === null) return 'no-secure-context';
  try {
    await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return null;
  } catch {
    return 'no-ed25519';
  }
}
