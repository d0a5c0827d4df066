import { describe, expect, it } from 'vitest';
import { decodeUtf8, nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { ExportVerifier } from '../../shared/ledger/verify-export.ts';
import { remembering } from './remembering.ts';
import { bytesOf, RULE_VERSIONS, smallAssociation } from './test-association.ts';

const crypto = remembering(nodeCrypto);

async function holds(bytes: Uint8Array): Promise<boolean> {
  const verifier = new ExportVerifier({
    crypto,
    rules: RULE_VERSIONS,
    ledger: null,
    decode: decodeUtf8,
    verifyElsewhere: async (...question) => crypto.verify(...question),
  });
  await verifier.push(bytes);
  return (await verifier.end()).ok;
}

/** A few bytes that could stand in the place of one and look alike, and one that does not. */
function replacements(byte: number): number[] {
  const character = String.fromCharCode(byte);
  const next = byte + (/[09a-eA-E1-8]/.test(character) ? 1 : -1);
  return [...new Set([byte ^ 1, next, byte ^ 0x80])].filter((other) => other !== byte);
}

describe('an export of six entries', () => {
  const whole = bytesOf(smallAssociation().lines());

  it('holds as it is', async () => {
    expect(await holds(whole)).toBe(true);
  });

  it('does not hold with any one byte another', async () => {
    const changed = Uint8Array.from(whole);
    const held: string[] = [];
    let tried = 0;
    for (const [index, byte] of whole.entries()) {
      for (const other of replacements(byte)) {
        changed[index] = other;
        tried += 1;
        if (await holds(changed)) held.push(`byte ${index}: ${byte} -> ${other}`);
      }
      changed[index] = byte;
    }
    expect(held).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(2 * whole.length);
  });

  it('does not hold with any one byte left out, or given twice', async () => {
    const held: string[] = [];
    for (let index = 0; index < whole.length; index += 1) {
      const before = whole.subarray(0, index);
      const byte = whole.subarray(index, index + 1);
      const after = whole.subarray(index + 1);
      if (await holds(Buffer.concat([before, after]))) held.push(`without ${index}`);
      if (await holds(Buffer.concat([before, byte, byte, after]))) held.push(`twice ${index}`);
    }
    expect(held).toEqual([]);
  });

  it('does not hold when cut anywhere', async () => {
    const held: number[] = [];
    for (const length of whole.keys()) {
      if (await holds(whole.subarray(0, length))) held.push(length);
    }
    expect(held).toEqual([]);
  });
});
