import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { makeAct, readAct } from '../../shared/ledger/act.ts';
import { headOf, NO_HEAD, verifyReceipt } from '../../shared/ledger/entry.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { lengthPrefixed } from '../../shared/ledger/length-prefixed.ts';
import { readEntryLine } from './forgery.ts';
import { signerOf, smallAssociation } from './test-association.ts';

/** The vectors of docs/PROTOCOL.md. */
describe('vectors', () => {
  const ledger = 'a'.repeat(64);
  const actHash = 'b'.repeat(64);

  it('the head of a first entry', () => {
    const fields = { ledger, seq: 1, prev: NO_HEAD, actHash, at: 1_767_607_200_000 };
    const text =
      `convene-head/1\0` +
      `64:${'a'.repeat(64)}1:164:${'0'.repeat(64)}64:${'b'.repeat(64)}13:1767607200000`;
    expect(headOf(nodeCrypto, fields)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(headOf(nodeCrypto, fields)).toBe(
      '49d389fb86ce6ec26d9a95df3403300101f3e14263808e6792a7b5e769f6567e',
    );
  });

  it('the head of the entry after it', () => {
    const fields = { ledger, seq: 2, prev: 'c'.repeat(64), actHash, at: 1_767_607_200_001 };
    expect(headOf(nodeCrypto, fields)).toBe(
      '38e781dd1fc1c8c6e5e8ff1cd89befc3ef43f1ba845d7e3fdc32cde309f0042e',
    );
  });

  it('the bytes of an act, its hash, its signature and its device', () => {
    const signer = signerOf('vector');
    const bytes = makeAct({
      ledger,
      id: 'act-1',
      n: 1,
      type: 'ballot.cast',
      data: { ballot: 'b-1', choice: 'yes', textSha256: actHash, comment: 'Zürich ✓' },
      basis: { seq: 7, head: 'c'.repeat(64) },
      device: deviceIdOf(nodeCrypto, signer.publicKey),
    });
    expect({
      publicKey: signer.publicKey,
      bytes,
      hash: nodeCrypto.sha256(bytes),
      signature: signer.sign(`convene-act/1\0${bytes}`),
    }).toEqual({
      publicKey: 'Wp2mSQtTKqhXGRnZfumxT2Kt6k9NgQKxS8ocnoNVLZ8',
      bytes:
        '{"basis":{"head":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","seq":7},"data":{"ballot":"b-1","choice":"yes","comment":"Zürich ✓","textSha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"device":"93532d6f53588ebb1dbba776350020e635d423263f2c391c86d42e3e31bfbda6","id":"act-1","ledger":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","n":1,"rules":"dip-7/1","type":"ballot.cast"}',
      hash: '4b8be730799f2c2e38ed8443a1bc99d7cae137a4963b34e49be9985d3af39dc5',
      signature:
        'rvhhomo32gq5DCRrujeqI6jhm6y6K-ZRcUE9P9Nfdt3WJg6Tk2EdE8dBE2b-Zl6YsMKxGZU3RjVc3o0B1NYYBA',
    });
  });
});

describe('length-prefixed fields', () => {
  it('give the same text only where they are the same', () => {
    const fields = fc.array(fc.stringMatching(/^[0-9:a]{0,4}$/), { maxLength: 4 });
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(lengthPrefixed('t', one) === lengthPrefixed('t', other)).toBe(same);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a receipt', () => {
  const association = smallAssociation();
  const { entry } = readEntryLine(association.lines()[3]);
  const { ledger } = association.replica;
  const key = signerOf('relay').publicKey;
  const isReceipt = (change: Partial<typeof entry>): boolean =>
    verifyReceipt(nodeCrypto, ledger, key, { ...entry, ...change });

  it('is an entry signed by the relay', () => {
    expect(isReceipt({})).toBe(true);
    expect(verifyReceipt(nodeCrypto, ledger, signerOf('tess').publicKey, entry)).toBe(false);
    expect(verifyReceipt(nodeCrypto, 'a'.repeat(64), key, entry)).toBe(false);
  });

  it.each([
    { seq: 9 },
    { prev: 'a'.repeat(64) },
    { actHash: 'a'.repeat(64) },
    { at: 1 },
    { head: 'a'.repeat(64) },
    { signature: 'A'.repeat(86) },
  ])('is none with %j', (change) => {
    expect(isReceipt(change)).toBe(false);
  });
});

describe('an act as it comes in', () => {
  const bytes = makeAct({
    ledger: '',
    id: 'x',
    n: 1,
    type: 't',
    data: { text: 'PLACE' },
    basis: { seq: 0, head: NO_HEAD },
    device: 'relay',
  });
  const problemOf = (text: string): string => {
    const act = readAct(text);
    return act.ok ? 'ok' : act.problem.code;
  };

  it('has at most 1 MiB in UTF-8', () => {
    const room = 1024 * 1024 - (bytes.length - 'PLACE'.length);
    expect(problemOf(bytes.replace('PLACE', 'a'.repeat(room)))).toBe('ok');
    expect(problemOf(bytes.replace('PLACE', 'a'.repeat(room + 1)))).toBe('malformed-act');
    const odd = room % 2 === 0 ? '' : 'a';
    const umlauts = odd + 'ü'.repeat((room - odd.length) / 2);
    expect(problemOf(bytes.replace('PLACE', umlauts))).toBe('ok');
    expect(problemOf(bytes.replace('PLACE', `${umlauts}a`))).toBe('malformed-act');
    const faces = 'a'.repeat(room % 4) + '😀'.repeat(Math.floor(room / 4));
    expect(problemOf(bytes.replace('PLACE', faces))).toBe('ok');
    expect(problemOf(bytes.replace('PLACE', `${faces}a`))).toBe('malformed-act');
    const signs = 'a'.repeat(room % 3) + '€'.repeat(Math.floor(room / 3));
    expect(problemOf(bytes.replace('PLACE', signs))).toBe('ok');
    expect(problemOf(bytes.replace('PLACE', `${signs}a`))).toBe('malformed-act');
  });

  it.each([
    ['a list', '[]', 'malformed-act'],
    ['null', 'null', 'malformed-act'],
    ['an id of 65 characters', bytes.replace('"x"', `"${'x'.repeat(65)}"`), 'malformed-act'],
    ['data that is a list', bytes.replace('{"text":"PLACE"}', '[]'), 'malformed-act'],
    ['data that is null', bytes.replace('{"text":"PLACE"}', 'null'), 'malformed-act'],
    ['a device by another name', bytes.replace('"relay"', '"phone"'), 'malformed-act'],
    ['a basis with more', bytes.replace('"seq":0}', '"seq":0,"x":1}'), 'malformed-act'],
    ['a head in capitals', bytes.replace(NO_HEAD, 'A'.repeat(64)), 'malformed-act'],
    ['lists 70 deep', bytes.replace('"PLACE"', '['.repeat(70) + ']'.repeat(70)), 'not-canonical'],
    ['lists 62 deep', bytes.replace('"PLACE"', '['.repeat(62) + ']'.repeat(62)), 'ok'],
    ['lists 63 deep', bytes.replace('"PLACE"', '['.repeat(63) + ']'.repeat(63)), 'not-canonical'],
  ])('%s', (_, text, code) => {
    expect(problemOf(text)).toBe(code);
  });
});
