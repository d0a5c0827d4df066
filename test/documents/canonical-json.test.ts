import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, CanonicalJsonError } from '../../shared/documents/canonical-json.ts';

/** JSON of safe integers and well-formed strings, keys of every kind included. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.nat(20).map(String), fc.constant('__proto__')),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value;

describe('canonical JSON', () => {
  it.each<[name: string, value: unknown, text: string]>([
    [
      'RFC 8785, 3.2.3: keys by UTF-16 code units, not by code points',
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    [
      'RFC 8785, 3.2.2.2: strings',
      { string: '\u20ac$\u000F\nA\'\u0042\u0022\u005c\\"/' },
      '{"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      'RFC 8785, 3.2.2: literals',
      { literals: [null, true, false] },
      '{"literals":[null,true,false]}',
    ],
    ['two-character escapes', '\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    [
      'other controls, and what JavaScript once escaped',
      '\u0000\u001f\u007f\u2028\u2029',
      '"\\u0000\\u001f\u007f\u2028\u2029"',
    ],
    [
      'the largest integers',
      [9007199254740991, -9007199254740991],
      '[9007199254740991,-9007199254740991]',
    ],
    ['zero below zero', -0, '0'],
    ['keys like numbers, by their text', { 10: 1, 9: 2, 1: 3 }, '{"1":3,"10":1,"9":2}'],
    ['the empty key, list and record', { '': [], a: {} }, '{"":[],"a":{}}'],
    ['an absent field', { a: undefined, b: 1 }, '{"b":1}'],
    ['a field named __proto__', JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])('writes %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<[name: string, value: unknown, path: string]>([
    ['a fraction', { a: [1, 0.5] }, 'a.1'],
    ['an integer that is not exact', { a: 9007199254740992 }, 'a'],
    ['a number that is none', Number.NaN, ''],
    ['an infinite number', [Number.POSITIVE_INFINITY], '0'],
    ['a lone high surrogate', { text: 'a\ud83d' }, 'text'],
    ['a lone low surrogate', { text: '\ude00a' }, 'text'],
    ['surrogates the wrong way round', '\ude00\ud83d', ''],
    ['a lone surrogate in a key', { ['\ud800']: 1 }, '\ud800'],
    ['undefined in a list', [1, undefined], '1'],
    ['undefined by itself', undefined, ''],
    ['a function', { f: () => 1 }, 'f'],
    ['a symbol', { s: Symbol('s') }, 's'],
    ['a big integer', { n: 1n }, 'n'],
    ['an instance of a class', { when: new Map() }, 'when'],
  ])('refuses %s, naming its path', (_, value, path) => {
    const failure = thrownBy(() => canonicalJson(value));
    expect(failure).toBeInstanceOf(CanonicalJsonError);
    expect(failure).toHaveProperty('path', path);
  });

  it('writes 64 lists inside one another, and refuses 65', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(canonicalJson(nested(64))).toBe('['.repeat(64) + ']'.repeat(64));
    expect(thrownBy(() => canonicalJson(nested(65)))).toBeInstanceOf(CanonicalJsonError);
    expect(thrownBy(() => canonicalJson(nested(5000)))).toBeInstanceOf(CanonicalJsonError);
  });

  it('is the same after reading what it wrote', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('agrees with another implementation of RFC 8785', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('does not depend on the order in which fields were put', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
      }),
    );
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
