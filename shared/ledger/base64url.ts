/** base64url without padding (RFC 4648, section 5), in its canonical form only. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NONE = 255;

const VALUES = new Uint8Array(128).fill(NONE);
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Piecewise, as a string is best built from parts of a bounded number of arguments. */
const CHUNK = 3 * 2048;

/** Writes bytes as base64url. */
export function encodeBase64url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    parts.push(encodeChunk(bytes.subarray(from, from + CHUNK)));
  }
  return parts.join('');
}

function encodeChunk(bytes: Uint8Array): string {
  const characters: number[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    characters.push(ALPHABET.charCodeAt(group >> 18), ALPHABET.charCodeAt((group >> 12) & 63));
    if (left > 1) characters.push(ALPHABET.charCodeAt((group >> 6) & 63));
    if (left > 2) characters.push(ALPHABET.charCodeAt(group & 63));
  }
  return String.fromCharCode(...characters);
}

/**
 * Reads base64url; null for anything that `encodeBase64url` would not write: padding, another
 * alphabet, white space, an impossible length, or bits set past the last byte.
 */
export function decodeBase64url(text: string): Uint8Array | null {
  const tail = text.length % 4;
  if (tail === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? NONE;
    if (value === NONE) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[written] = bits >> held;
      written += 1;
    }
  }
  const unused = bits & ((1 << held) - 1);
  return unused === 0 ? bytes : null;
}
