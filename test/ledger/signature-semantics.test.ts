/**
 * Crafted keys and signatures, on which Ed25519 libraries disagree (after Wycheproof, and Chalkias,
 * Garillot and Nikolaenko, "Taming the many EdDSAs"). `@noble/curves` builds them and is the oracle.
 */

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto, signerFromSeed } from '../../shared/cli/node-crypto.ts';
import { isSoundKey } from '../../shared/ledger/keys.ts';
import { hasCanonicalKey, hasCanonicalSignature } from '../../shared/ledger/signature-encoding.ts';

const { Point } = ed25519;
const L = Point.Fn.ORDER;
const P = 2n ** 255n - 19n;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

const SEED = new Uint8Array(32).fill(7);
const SIGNER = signerFromSeed(SEED);
const MESSAGE = 'convene-act/1\0{}';
const SIGNATURE = SIGNER.sign(MESSAGE);

/** The points of order 1, 2, 4 and 8, in their canonical encodings. */
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
] as const;
const ORDER_8 = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');

function withS(signature: string, change: (s: bigint) => bigint): string {
  const bytes = bytesOf(signature);
  bytes.set(numberToBytesLE(change(bytesToNumberLE(bytes.subarray(32))), 32), 32);
  return base64url(bytes);
}

function challenge(r: Uint8Array, key: Uint8Array, message: string): bigint {
  const hash = sha512(Buffer.concat([r, key, Buffer.from(message)]));
  return bytesToNumberLE(hash) % L;
}

describe('verification', () => {
  it('takes what noble signs, and noble takes what it signs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (seed, message) => {
        const signer = signerFromSeed(seed);
        const bytes = Buffer.from(message, 'utf8');
        expect(signer.publicKey).toBe(base64url(ed25519.getPublicKey(seed)));
        expect(signer.sign(message)).toBe(base64url(ed25519.sign(bytes, seed)));
        expect(nodeCrypto.verify(signer.publicKey, message, signer.sign(message))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('agrees with noble on signatures with any bit changed', () => {
    const key = bytesOf(SIGNER.publicKey);
    for (let bit = 0; bit < 512; bit += 5) {
      const bytes = bytesOf(SIGNATURE);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const oracle = ed25519.verify(bytes, Buffer.from(MESSAGE), key, { zip215: false });
      expect(oracle).toBe(false);
      expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, base64url(bytes))).toBe(oracle);
    }
  });

  it.each([
    ['S + L', (s: bigint) => s + L],
    ['S + 2 L', (s: bigint) => s + 2n * L],
    ['S + 14 L', (s: bigint) => s + 14n * L],
  ])('refuses %s, which is the same S to a lenient library', (_, change) => {
    const changed = withS(SIGNATURE, change);
    expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, SIGNATURE)).toBe(true);
    expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, changed)).toBe(false);
    expect(hasCanonicalSignature(changed)).toBe(false);
  });

  it('draws the line of S at L', () => {
    expect(hasCanonicalSignature(withS(SIGNATURE, () => 0n))).toBe(true);
    expect(hasCanonicalSignature(withS(SIGNATURE, () => L - 1n))).toBe(true);
    expect(hasCanonicalSignature(withS(SIGNATURE, () => L))).toBe(false);
    expect(hasCanonicalSignature(withS(SIGNATURE, () => L + 1n))).toBe(false);
    expect(hasCanonicalSignature(withS(SIGNATURE, () => 2n ** 252n))).toBe(true);
    expect(hasCanonicalSignature(withS(SIGNATURE, () => 2n ** 255n))).toBe(false);
  });

  it('draws the line of y at p, in keys and in R', () => {
    for (const [y, canonical] of [
      [P - 1n, true],
      [P, false],
      [P + 1n, false],
      [2n ** 255n - 1n, false],
    ] as const) {
      for (const sign of [0n, 1n]) {
        const point = numberToBytesLE(y + sign * 2n ** 255n, 32);
        const signature = bytesOf(SIGNATURE);
        signature.set(point);
        expect(hasCanonicalKey(base64url(point))).toBe(canonical);
        expect(hasCanonicalSignature(base64url(signature))).toBe(canonical);
      }
    }
  });

  it('refuses a signature that holds only by the cofactor', () => {
    // R has a part of order 8, which multiplying by 8 makes disappear.
    const scalar = ed25519.utils.getExtendedPublicKey(SEED).scalar;
    const key = bytesOf(SIGNER.publicKey);
    const r = Point.BASE.multiply(1234567n).add(ORDER_8).toBytes();
    const s = (1234567n + challenge(r, key, MESSAGE) * scalar) % L;
    const signature = Buffer.concat([r, numberToBytesLE(s, 32)]);
    expect(ed25519.verify(signature, Buffer.from(MESSAGE), key, { zip215: true })).toBe(true);
    expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, base64url(signature))).toBe(false);
  });

  it('refuses R in an encoding that is not canonical, of a point that fits', () => {
    // Under the key of the identity, R = S B for every message; S = 0 makes R the identity, whose y
    // may be written 1 or p + 1.
    const identity = base64url(Buffer.from(SMALL_ORDER[0], 'hex'));
    const zero = new Uint8Array(32);
    const canonical = Buffer.concat([numberToBytesLE(1n, 32), zero]);
    const other = Buffer.concat([numberToBytesLE(P + 1n, 32), zero]);
    expect(nodeCrypto.verify(identity, MESSAGE, base64url(canonical))).toBe(true);
    expect(nodeCrypto.verify(identity, MESSAGE, base64url(other))).toBe(false);
  });

  it('refuses a key in an encoding that is not canonical, of a point that fits', () => {
    const fits = base64url(Buffer.concat([numberToBytesLE(1n, 32), new Uint8Array(32)]));
    expect(nodeCrypto.verify(base64url(numberToBytesLE(1n, 32)), MESSAGE, fits)).toBe(true);
    expect(nodeCrypto.verify(base64url(numberToBytesLE(P + 1n, 32)), MESSAGE, fits)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a character too few', SIGNATURE.slice(1)],
    ['a character too many', `${SIGNATURE}A`],
    ['padding', `${SIGNATURE}==`],
    ['bits past the last byte', SIGNATURE.slice(0, -1) + nextInAlphabet(SIGNATURE.slice(-1))],
    ['white space', ` ${SIGNATURE.slice(1)}`],
    ['the other alphabet', SIGNATURE.replace(/[-_]/g, '+').padEnd(86, '/')],
  ])('refuses a signature with %s, and does not throw', (_, signature) => {
    expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, signature)).toBe(false);
  });

  it.each(['', 'AAAA', `${SIGNER.publicKey}A`, '!'.repeat(43), '_'.repeat(42) + '8'])(
    'refuses the key %j, and does not throw',
    (key) => {
      expect(nodeCrypto.verify(key, MESSAGE, SIGNATURE)).toBe(false);
    },
  );
});

describe('keys that may be enrolled', () => {
  it('takes keys as they are made', () => {
    for (let index = 0; index < 10; index += 1) {
      expect(isSoundKey(signerFromSeed(new Uint8Array(32).fill(index)).publicKey)).toBe(true);
    }
  });

  it.each(SMALL_ORDER)('refuses the point of small order %s', (hex) => {
    expect(isSoundKey(base64url(Buffer.from(hex, 'hex')))).toBe(false);
  });

  it('refuses a key with a part of small order', () => {
    const mixed = Point.fromBytes(bytesOf(SIGNER.publicKey)).add(ORDER_8);
    expect(mixed.isSmallOrder()).toBe(false);
    expect(hasCanonicalKey(base64url(mixed.toBytes()))).toBe(true);
    expect(isSoundKey(base64url(mixed.toBytes()))).toBe(false);
  });

  it('refuses every encoding of a y that is not below p', () => {
    for (let y = P; y < 2n ** 255n; y += 1n) {
      for (const sign of [0n, 1n]) {
        expect(isSoundKey(base64url(numberToBytesLE(y + sign * 2n ** 255n, 32)))).toBe(false);
      }
    }
  });

  it('refuses an x of zero that is said to be odd', () => {
    expect(isSoundKey(base64url(numberToBytesLE(1n + 2n ** 255n, 32)))).toBe(false);
    expect(isSoundKey(base64url(numberToBytesLE(P - 1n + 2n ** 255n, 32)))).toBe(false);
  });

  it('refuses a y to which there is no point', () => {
    expect(() => Point.fromBytes(numberToBytesLE(2n, 32))).toThrow('bad point');
    expect(isSoundKey(base64url(numberToBytesLE(2n, 32)))).toBe(false);
  });

  it.each(['', 'AAAA', `${SIGNER.publicKey}A`, `${SIGNER.publicKey}=`, '!'.repeat(43)])(
    'refuses %j, and does not throw',
    (key) => {
      expect(isSoundKey(key)).toBe(false);
    },
  );
});

function nextInAlphabet(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[(alphabet.indexOf(character) + 1) % 64] ?? '';
}
