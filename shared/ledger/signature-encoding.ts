/**
 * The canonical encodings of Ed25519 (RFC 8032, 5.1.2 and 5.1.3): a point's y is below the field's
 * prime p = 2^255 - 19, a signature's S below the group's order
 * L = 2^252 + 27742317777372353535851937790883648493. Numbers are little-endian.
 */

import { decodeBase64url } from './base64url.ts';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** L, its most significant byte first. */
const ORDER = [
  0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7, 0x9c, 0xd6,
  0x58, 0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed,
];

/** Whether a text is base64url of 32 bytes whose y is below p. The point may still be unsound. */
export function hasCanonicalKey(publicKey: string): boolean {
  if (publicKey.length !== 43) return false;
  const bytes = decodeBase64url(publicKey);
  return bytes !== null && bytes.length === KEY_BYTES && isBelowPrime(bytes);
}

/** Whether a text is base64url of 64 bytes, R with its y below p and S below L. */
export function hasCanonicalSignature(signature: string): boolean {
  if (signature.length !== 86) return false;
  const bytes = decodeBase64url(signature);
  return (
    bytes !== null && bytes.length === SIGNATURE_BYTES && isBelowOrder(bytes) && isBelowPrime(bytes)
  );
}

/** Of the first 32 bytes, the top bit aside, which holds the sign of x. */
function isBelowPrime(bytes: Uint8Array): boolean {
  if (((bytes[31] ?? 0) & 0x7f) !== 0x7f) return true;
  for (let at = 30; at > 0; at -= 1) {
    if (bytes[at] !== 0xff) return true;
  }
  return (bytes[0] ?? 0) < 0xed;
}

/** Of the last 32 bytes. */
function isBelowOrder(bytes: Uint8Array): boolean {
  for (const [index, limit] of ORDER.entries()) {
    const byte = bytes[SIGNATURE_BYTES - 1 - index] ?? 0;
    if (byte !== limit) return byte < limit;
  }
  return false;
}
