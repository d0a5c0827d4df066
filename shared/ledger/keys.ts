import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeBase64url } from './base64url.ts';

const KEY_CHARACTERS = 43;

/**
 * Whether a key, as base64url, may be enrolled: a canonically encoded point of the curve, not of
 * small order and without a part of small order. Under any other key, verification with and
 * without the cofactor can disagree.
 */
export function isSoundKey(publicKey: string): boolean {
  if (publicKey.length !== KEY_CHARACTERS) return false;
  const bytes = decodeBase64url(publicKey);
  if (bytes === null) return false;
  try {
    const point = ed25519.Point.fromBytes(bytes);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    // noble throws for what is no point.
    return false;
  }
}

/**
 * The id of the device that holds a key: SHA-256, in hex, of the key's base64url text.
 */
export function deviceIdOf(crypto: { sha256(text: string): string }, publicKey: string): string {
  return crypto.sha256(publicKey);
}
