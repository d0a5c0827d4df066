/**
 * Base32 for people: Crockford's alphabet, which has no I, L, O and U. What is typed may be in
 * small letters, in groups, and with O for 0 or I and L for 1.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5n;

/** The lowest `characters` times five bits of a number. */
export function writeBase32(value: bigint, characters: number): string {
  let text = '';
  let rest = value;
  for (let at = 0; at < characters; at += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? '') + text;
    rest >>= BITS;
  }
  return text;
}

/** Null where there is a character that is none of the alphabet. */
export function readBase32(text: string): bigint | null {
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit === -1) return null;
    value = (value << BITS) | BigInt(digit);
  }
  return value;
}

/** What was typed, as the alphabet has it; nothing is said of its length. */
export function normalizeBase32(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** In groups, to be read and typed. */
export function grouped(code: string): string {
  return code.replaceAll(/(.{5})(?=.)/g, '$1-');
}
