import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../../shared/ledger/base64url.ts';

describe('base64url', () => {
  it('writes as Node does, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it('writes and reads what is longer than one piece', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 31) % 256);
    expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
  });

  it.each([
    ['padding', 'AA=='],
    ['the other alphabet', 'ab+/'],
    ['white space', 'AAA A'],
    ['a character past ASCII', 'AA\u00e9A'],
    ['a length that nothing has', 'AAAAA'],
    ['a bit past the last byte, of four', 'AB'],
    ['a bit past the last byte, of two', 'AAB'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64url(text)).toBeNull();
  });

  it('reads only what it would write', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (text) => {
        const isCanonical = Buffer.from(text, 'base64url').toString('base64url') === text;
        const bytes = decodeBase64url(text);
        expect(bytes !== null && encodeBase64url(bytes) === text).toBe(isCanonical);
        expect(bytes === null).toBe(!isCanonical);
      }),
    );
  });
});
