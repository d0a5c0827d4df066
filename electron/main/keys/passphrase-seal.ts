import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** How a key for sealing is made of a passphrase. */
export interface Derivation {
  /** base64url, 16 bytes. */
  readonly salt: string;
  readonly cost: number;
}

/** About a third of a second, and 128 MiB, for each guess. */
const COST = 2 ** 17;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newDerivation = (): Derivation => ({
  salt: randomBytes(16).toString('base64url'),
  cost: COST,
});

/** 32 bytes, for sealing. */
export function derive(passphrase: string, derivation: Derivation): Promise<Uint8Array> {
  const salt = Buffer.from(derivation.salt, 'base64url');
  // One spelling for what looks the same and is typed on another keyboard.
  const typed = passphrase.normalize('NFKC');
  const options = { N: derivation.cost, r: BLOCK_SIZE, p: 1, maxmem: 512 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** AES-256-GCM: nonce, what is sealed, tag; `about` is bound to it and not in it. */
export function sealWith(key: Uint8Array, text: string, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** The text; null where the key is another one, or something was changed. */
export function openWith(key: Uint8Array, sealed: string, about: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
