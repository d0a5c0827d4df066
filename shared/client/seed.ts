import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeBase64url } from '../ledger/base64url.ts';
import type { Signer } from '../ledger/crypto.ts';
import { grouped, normalizeBase32, readBase32, writeBase32 } from './base32.ts';

/** A secret that a person can type: 16 bytes, from the system's randomness. */
export type Seed = Uint8Array;

export const SEED_BYTES = 16;
/** 128 bits, and two that tell most mistypings. */
export const CODE_CHARACTERS = 26;
const CHECK_BITS = 2n;

/** The code of a seed, in groups of five. */
export function writeSeedCode(seed: Seed): string {
  return grouped(seedDigits(seed));
}

/** Without groups. */
export function seedDigits(seed: Seed): string {
  const value = BigInt(`0x${bytesToHex(seed)}`);
  return writeBase32((value << CHECK_BITS) | checkOf(seed), CODE_CHARACTERS);
}

/** The seed of a code as it was typed; null where it is none. */
export function readSeedCode(typed: string): Seed | null {
  const code = normalizeBase32(typed);
  const value = code.length === CODE_CHARACTERS ? readBase32(code) : null;
  if (value === null) return null;
  const seed = bytesOf(value >> CHECK_BITS);
  return checkOf(seed) === (value & ((1n << CHECK_BITS) - 1n)) ? seed : null;
}

/** Whether what was typed is as long as a code, and of its characters. */
export function seemsCode(typed: string): boolean {
  const code = normalizeBase32(typed);
  return code.length === CODE_CHARACTERS && readBase32(code) !== null;
}

const checkOf = (seed: Seed): bigint => BigInt((sha256(seed)[0] ?? 0) & 3);

function bytesOf(value: bigint): Seed {
  const seed = new Uint8Array(SEED_BYTES);
  for (let at = 0; at < SEED_BYTES; at += 1) {
    seed[at] = Number((value >> BigInt(8 * (SEED_BYTES - 1 - at))) & 0xffn);
  }
  return seed;
}

/** What a seed is for; each use has secrets of its own. */
export type SeedUse = 'invite-key' | 'invite-id' | 'invite-seal' | 'recovery-key';

/** 32 bytes by HKDF-SHA256 without salt; the info is `convene-<use>/1`. */
export function deriveFrom(seed: Seed, use: SeedUse): Uint8Array {
  return hkdf(sha256, seed, undefined, utf8ToBytes(`convene-${use}/1`), 32);
}

/** The Ed25519 key that a seed stands for. */
export function signerFrom(seed: Seed, use: 'invite-key' | 'recovery-key'): Signer {
  const secret = deriveFrom(seed, use);
  return {
    publicKey: encodeBase64url(ed25519.getPublicKey(secret)),
    sign: (message) => encodeBase64url(ed25519.sign(utf8ToBytes(message), secret)),
  };
}
