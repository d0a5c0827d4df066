/// <reference lib="dom" />
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  browserCrypto,
  browserSealing,
  browserVerifyElsewhere,
  cannotSign,
} from '../../renderer/browser-host/browser-crypto.ts';
import { nodeCrypto, signerFromSeed } from '../../shared/cli/node-crypto.ts';

const { Point } = ed25519;
const { subtle } = globalThis.crypto;
const SEED = new Uint8Array(32).fill(7);
const SIGNER = signerFromSeed(SEED);
const MESSAGE = 'convene-act/1\0{"ž":1}';
const SIGNATURE = SIGNER.sign(MESSAGE);

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/**
 * A signature whose R has a part of small order: with the cofactor it verifies, without it does not.
 */
function signatureWithTorsion(): string {
  const order8 = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(SEED);
  const r = 12_345n;
  const R = Point.BASE.multiply(r).add(order8).toBytes();
  const challenge = sha512(Buffer.concat([R, pointBytes, Buffer.from(MESSAGE)]));
  const k = Point.Fn.create(bytesToNumberLE(challenge));
  const s = Point.Fn.create(r + k * scalar);
  return base64url(Buffer.concat([R, numberToBytesLE(s, 32)]));
}

const ways = [
  [
    'here',
    (key: string, message: string, made: string) => browserCrypto.verify(key, message, made),
  ],
  ['elsewhere', browserVerifyElsewhere(subtle)],
  ['where there is no WebCrypto', browserVerifyElsewhere(null)],
] as const;

describe.each(ways)('signatures verified %s', (_, verify) => {
  it('are taken and refused as on the desktop', async () => {
    expect(await verify(SIGNER.publicKey, MESSAGE, SIGNATURE)).toBe(true);
    for (let bit = 0; bit < 512; bit += 17) {
      const bytes = bytesOf(SIGNATURE);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verify(SIGNER.publicKey, MESSAGE, base64url(bytes))).toBe(false);
    }
    expect(await verify(SIGNER.publicKey, `${MESSAGE} `, SIGNATURE)).toBe(false);
    expect(await verify('short', MESSAGE, SIGNATURE)).toBe(false);
    expect(await verify(SIGNER.publicKey, MESSAGE, '!')).toBe(false);
    expect(await verify('_'.repeat(42) + 'w', MESSAGE, SIGNATURE)).toBe(false);
  });

  it('do not pass with a part of small order, which noble by itself would take', async () => {
    const crafted = signatureWithTorsion();
    const key = bytesOf(SIGNER.publicKey);
    expect(ed25519.verify(bytesOf(crafted), Buffer.from(MESSAGE), key, { zip215: false })).toBe(
      true,
    );
    expect(nodeCrypto.verify(SIGNER.publicKey, MESSAGE, crafted)).toBe(false);
    expect(await verify(SIGNER.publicKey, MESSAGE, crafted)).toBe(false);
  });

  it('of any key and text are taken', async () => {
    const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
    await fc.assert(
      fc.asyncProperty(seeds, fc.string(), async (seed, message) => {
        const signer = signerFromSeed(seed);
        expect(await verify(signer.publicKey, message, signer.sign(message))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe('hashes', () => {
  it('are those of the desktop', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, bytes) => {
        expect(browserCrypto.sha256(text)).toBe(nodeCrypto.sha256(text));
        expect(browserCrypto.sha256Bytes(bytes)).toBe(nodeCrypto.sha256Bytes(bytes));
      }),
      { numRuns: 50 },
    );
  });
});

describe('sealing', () => {
  const key = new Uint8Array(32).fill(3);
  const { seal, unseal } = browserSealing(subtle);

  it('opens what it has sealed, with the right key only, and nothing that was changed', async () => {
    const sealed = await seal(key, new Uint8Array([1, 2, 3]));
    expect(sealed.length).toBe(12 + 3 + 16);
    expect([...((await unseal(key, sealed)) ?? [])]).toEqual([1, 2, 3]);
    expect(await unseal(new Uint8Array(32), sealed)).toBeNull();
    expect(await unseal(key, sealed.subarray(0, 20))).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = new Uint8Array(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await unseal(key, changed)).toBeNull();
    }
    expect(await seal(key, new Uint8Array([1, 2, 3]))).not.toEqual(sealed);
  });

  it('opens what the desktop has sealed, and the other way round', async () => {
    const desktop = await import('../../electron/store/node-sealing.ts');
    const plain = new Uint8Array([9, 8, 7]);
    expect(await unseal(key, await desktop.seal(key, plain))).toEqual(plain);
    expect(await desktop.unseal(key, await seal(key, plain))).toEqual(plain);
  });
});

it('says why nothing can be signed', async () => {
  expect(await cannotSign(subtle)).toBeNull();
  expect(await cannotSign(null)).toBe('no-secure-context');
  const old = {
    generateKey: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')),
  } as unknown as SubtleCrypto;
  expect(await cannotSign(old)).toBe('no-ed25519');
});
