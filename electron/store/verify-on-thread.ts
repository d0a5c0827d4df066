import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Bounds the memory that made-up keys could take. */
const MOST_CACHED_KEYS = 10_000;
const cachedKeys = new Map<string, KeyObject>();

function keyObject(publicKey: string): KeyObject {
  const cached = cachedKeys.get(publicKey);
  if (cached !== undefined) return cached;
  const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
  const made = createPublicKey({ key, format: 'jwk' });
  if (cachedKeys.size >= MOST_CACHED_KEYS) cachedKeys.clear();
  cachedKeys.set(publicKey, made);
  return made;
}

/** Native verification on the threads that Node keeps for such work. */
export function verifyOnThread(
  publicKey: string,
  message: string,
  signature: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const bytes = Buffer.from(message, 'utf8');
      const made = Buffer.from(signature, 'base64url');
      verify(null, bytes, keyObject(publicKey), made, (error, holds) =>
        resolve(error === null && holds),
      );
    } catch {
      // OpenSSL refuses to make a key of some texts that are no points.
      resolve(false);
    }
  });
}
