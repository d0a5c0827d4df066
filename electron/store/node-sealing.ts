import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** As `ClientPorts` says. */
export function seal(key: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const sealed = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return Promise.resolve(new Uint8Array(Buffer.concat(sealed)));
}

export function unseal(key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null> {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return Promise.resolve(null);
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    const plain = [decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()];
    return Promise.resolve(new Uint8Array(Buffer.concat(plain)));
  } catch {
    // It is not of this key, or not as it was sealed.
    return Promise.resolve(null);
  }
}
