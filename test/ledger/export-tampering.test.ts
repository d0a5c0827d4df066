import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { signAct } from '../../shared/ledger/act.ts';
import { makeEntry } from '../../shared/ledger/entry.ts';
import { readLine, writeLine } from '../../shared/ledger/export-line.ts';
import { changedEntry, readEntryLine } from './forgery.ts';
import { bytesOf, signerOf, smallAssociation, TestAssociation } from './test-association.ts';
import { failureOf, verdictOf } from './verdict-of.ts';

const association = smallAssociation();
const LINES: readonly string[] = association.lines();
/** Line numbers, from 1: genesis, five entries, a snapshot, its entry, the trailer. */
const SNAPSHOT = 7;
const LAST_ENTRY = 8;
const TRAILER = 9;

const line = (number: number): string => LINES[number - 1] ?? '';
const without = (number: number): string[] => LINES.toSpliced(number - 1, 1);
const replaced = (number: number, text: string): string[] => LINES.with(number - 1, text);
const inserted = (number: number, text: string): string[] => LINES.toSpliced(number - 1, 0, text);
const swapped = (a: number, b: number): string[] => LINES.with(a - 1, line(b)).with(b - 1, line(a));
const text = (): string => LINES.map((one) => `${one}\n`).join('');
const bytes = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const flipped = (base64url: string): string =>
  (base64url.startsWith('A') ? 'B' : 'A') + base64url.slice(1);
const trailer = (seq: number, head: string, count: number): string =>
  writeLine({ kind: 'trailer', seq, head, count });
const snapshot = (content: string): string =>
  writeLine({ kind: 'snapshot', sha256: nodeCrypto.sha256(content), bytes: bytes(content) });

describe('an export as it should be', async () => {
  it('holds, and says at what it ends', async () => {
    expect(await verdictOf(LINES)).toEqual({
      ok: true,
      entries: 6,
      head: association.replica.position.head,
      stateHash: association.replica.stateHash(),
    });
    expect(await failureOf(LINES, association.replica.ledger)).toBe('ok');
  });

  it('has the lines that this file goes by', () => {
    const kinds = LINES.map((one) => {
      const read = readLine(one);
      return read.ok ? read.value.kind : read.problem.code;
    });
    expect(kinds).toEqual([
      'genesis',
      ...Array.from({ length: 5 }, () => 'entry'),
      'snapshot',
      'entry',
      'trailer',
    ]);
  });

  it('gives the same bytes again when each line is read and written', async () => {
    for (const one of LINES) {
      const read = readLine(one);
      expect(read.ok && writeLine(read.value)).toBe(one);
    }
  });
});

describe('as a file', async () => {
  it.each<[name: string, content: Uint8Array, failure: string]>([
    ['nothing', bytes(''), '1 empty'],
    ['one line feed', bytes('\n'), '1 not-json'],
    ['no line feed at the end', bytes(text().slice(0, -1)), '9 no-line-end'],
    ['CRLF', bytes(text().replaceAll('\n', '\r\n')), '1 not-canonical'],
    ['CR', bytes(text().replaceAll('\n', '\r')), '1 no-line-end'],
    ['a byte order mark', bytes(`\ufeff${text()}`), '1 not-json'],
    ['an empty line between', bytes(text().replace('\n', '\n\n')), '2 not-json'],
    ['an empty line at the end', bytes(`${text()}\n`), '10 not-json'],
    ['a space after a line', bytes(text().replace('\n', ' \n')), '1 not-canonical'],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 10]), '1 not-utf-8'],
    [
      'an overlong encoding',
      Buffer.concat([bytes(`${line(1)}\n`), Buffer.from([0xc0, 0xaf, 10])]),
      '2 not-utf-8',
    ],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22, 10]), '1 not-utf-8'],
    ['zero bytes', new Uint8Array(100), '1 no-line-end'],
    ['zero bytes in a line', Buffer.from([0, 0, 10]), '1 not-json'],
    ['nested lists', bytes(`${'['.repeat(10_000)}${']'.repeat(10_000)}\n`), '1 not-canonical'],
    [
      'nested records',
      bytes(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}\n`),
      '1 not-canonical',
    ],
    ['lists never closed', bytes(`${'['.repeat(100_000)}\n`), '1 not-json'],
    ['other JSON', bytes('{"kind":"letter"}\n'), '1 malformed-line'],
    ['a number', bytes('1\n'), '1 malformed-line'],
    ['a fraction', bytes('1.5\n'), '1 not-canonical'],
  ])('%s does not hold', async (_, content, failure) => {
    expect(await failureOf(content)).toBe(failure);
  });

  it('is the same in whatever pieces it comes', async () => {
    for (const size of [1, 7, 100, 1000]) {
      expect(await failureOf(bytesOf(LINES), null, size)).toBe('ok');
      expect(await failureOf(bytes(text().slice(0, -1)), null, size)).toBe('9 no-line-end');
    }
  });

  it('has no line longer than 16 MiB', async () => {
    const long = Buffer.alloc(16 * 1024 * 1024 + 1, 'a');
    expect(await failureOf(Buffer.concat([bytes(`${line(1)}\n`), long]))).toBe('2 line-too-long');
    expect(await failureOf(Buffer.concat([long.subarray(1), bytes('\n')]))).toBe(
      '1 malformed-line',
    );
  });
});

describe('its lines', () => {
  it.each<[name: string, lines: readonly string[], failure: string]>([
    ['no genesis', without(1), '1 misplaced-line'],
    ['two of them', inserted(2, line(1)), '2 misplaced-line'],
    [
      'one of another ledger',
      replaced(1, line(1).replace(association.replica.ledger, 'e'.repeat(64))),
      '2 genesis',
    ],
    ['one of no rehearsal', replaced(1, line(1).replace('true', 'false')), '2 genesis'],
    [
      'one of another format',
      replaced(1, line(1).replace('ledger/1', 'ledger/2')),
      '1 malformed-line',
    ],
    ['no founding', without(2), '2 seq'],
    ['an entry dropped', without(4), '4 seq'],
    ['the last entry dropped', without(LAST_ENTRY), '7 snapshot-unneeded'],
    ['an entry doubled', inserted(4, line(4)), '5 seq'],
    ['two entries swapped', swapped(4, 5), '4 seq'],
    ['no trailer', without(TRAILER), '9 no-trailer'],
    ['only a genesis', LINES.slice(0, 1), '2 no-trailer'],
    ['a genesis and a trailer', [line(1), trailer(0, '0'.repeat(64), 1)], '2 trailer'],
    ['a trailer doubled', inserted(TRAILER, line(TRAILER)), '10 misplaced-line'],
    ['an entry after the trailer', [...LINES, line(LAST_ENTRY)], '10 misplaced-line'],
    [
      'a trailer of another count',
      replaced(TRAILER, trailer(6, association.replica.position.head, 9)),
      '9 trailer',
    ],
    [
      'a trailer of another entry',
      replaced(TRAILER, trailer(5, association.replica.position.head, 8)),
      '9 trailer',
    ],
    [
      'a trailer of another head',
      replaced(TRAILER, trailer(6, readEntryLine(line(6)).entry.head, 8)),
      '9 trailer',
    ],
    [
      'a trailer with a field more',
      replaced(TRAILER, line(TRAILER).replace('}', ',"x":1}')),
      '9 malformed-line',
    ],
    [
      'a state hash where none is due',
      inserted(
        4,
        writeLine({ kind: 'state', seq: 2, stateHash: 'a'.repeat(64), signature: 'A'.repeat(86) }),
      ),
      '4 misplaced-line',
    ],
  ])('%s', async (_, lines, failure) => {
    expect(await failureOf(lines)).toBe(failure);
  });

  it('are of the ledger that was asked for', async () => {
    expect(await failureOf(LINES, 'e'.repeat(64))).toBe('1 other-ledger');
  });
});

describe('its snapshots', () => {
  // Its hash sorts before that of the one there is.
  const other = snapshot('something else 2');
  it.each<[name: string, lines: readonly string[], failure: string]>([
    ['a missing one', without(SNAPSHOT), '7 snapshot-missing'],
    ['one after its entry', swapped(SNAPSHOT, LAST_ENTRY), '7 snapshot-missing'],
    ['one doubled', inserted(SNAPSHOT, line(SNAPSHOT)), '8 snapshot-unneeded'],
    ['one too early', inserted(3, line(SNAPSHOT)), '3 snapshot-unneeded'],
    ['one that nothing needs', inserted(3, other), '3 snapshot-unneeded'],
    [
      'one more before an entry that needs another',
      inserted(SNAPSHOT, other),
      '7 snapshot-unneeded',
    ],
    ['one at the end', inserted(TRAILER, other), '9 snapshot-unneeded'],
    [
      'other bytes',
      replaced(SNAPSHOT, line(SNAPSHOT).replace(/"bytes":"./, '"bytes":"A')),
      '7 snapshot-hash',
    ],
    [
      'another hash',
      replaced(SNAPSHOT, line(SNAPSHOT).replace(/"sha256":"[^"]*/, `"sha256":"${'a'.repeat(64)}`)),
      '7 snapshot-hash',
    ],
    [
      'padding',
      replaced(SNAPSHOT, line(SNAPSHOT).replace('","kind', '==","kind')),
      '7 malformed-line',
    ],
    [
      'bits past the last byte',
      replaced(SNAPSHOT, line(SNAPSHOT).replace('Q","kind', 'R","kind')),
      '7 malformed-line',
    ],
  ])('%s', async (_, lines, failure) => {
    expect(await failureOf(lines)).toBe(failure);
  });

  it('stand sorted before the entry that needs both', async () => {
    const sorted = ['a', 'b', 'c'].map(snapshot).sort((a, b) => (hashIn(a) < hashIn(b) ? -1 : 1));
    const lines = LINES.toSpliced(SNAPSHOT - 1, 0, ...sorted.toReversed());
    expect(await failureOf(lines)).toBe('8 snapshot-order');
  });
});

describe('its entries', () => {
  const entry = readEntryLine(line(5));
  const foreign = TestAssociation.enrolled('tim', 'tess').lines();
  it.each<[name: string, text: string, failure: string]>([
    ['an act with another name', line(5).replace('"person":"tim"', '"person":"tom"'), '5 act-hash'],
    [
      'another hash of the act',
      changedEntry(line(5), { entry: { actHash: 'a'.repeat(64) } }),
      '5 act-hash',
    ],
    [
      "another signature of the act's",
      changedEntry(line(5), { act: { signature: flipped(entry.act.signature) } }),
      '5 act-signature',
    ],
    [
      'the signature of another act',
      changedEntry(line(5), { act: { signature: readEntryLine(line(4)).act.signature } }),
      '5 act-signature',
    ],
    ['a later instant', changedEntry(line(5), { entry: { at: entry.entry.at + 1 } }), '5 head'],
    ['an instant before the last', changedEntry(line(5), { entry: { at: 1 } }), '5 at'],
    [
      'an instant past the year 9999',
      changedEntry(line(5), { entry: { at: 253_402_300_800_000 } }),
      '5 at',
    ],
    ['another number', changedEntry(line(5), { entry: { seq: 5 } }), '5 seq'],
    ['another predecessor', changedEntry(line(5), { entry: { prev: 'a'.repeat(64) } }), '5 prev'],
    ['another head', changedEntry(line(5), { entry: { head: 'a'.repeat(64) } }), '5 head'],
    [
      "another signature of the relay's",
      changedEntry(line(5), { entry: { signature: flipped(entry.entry.signature) } }),
      '5 entry-signature',
    ],
    ['an entry of another association', foreign[4] ?? '', '5 prev'],
    [
      'a field more',
      line(5).replace('"kind":"entry"', '"kind":"entry","note":"x"'),
      '5 malformed-line',
    ],
    [
      'a field doubled',
      line(5).replace('"kind":"entry"', '"kind":"entry","kind":"entry"'),
      '5 not-canonical',
    ],
    [
      'a field of the act doubled',
      line(5).replace('"person":"tim"', '"person":"tim","person":"tim"'),
      '5 act-hash',
    ],
    ['fields in another order', reordered(line(5)), '5 not-canonical'],
    [
      'a number written another way',
      line(5).replace(/"seq":4,"sig/, '"seq":4e0,"sig'),
      '5 not-canonical',
    ],
    ['a space in the act', line(5).replace('{"act":{', '{"act":{ '), '5 act-hash'],
    ['an escape that is not needed', line(5).replace('"tim"', '"\\u0074im"'), '5 act-hash'],
  ])('%s', async (_, changed, failure) => {
    expect(changed).not.toBe(line(5));
    expect(await failureOf(replaced(5, changed))).toBe(failure);
  });

  it.each<[name: string, change: (bytes: string) => string, failure: string]>([
    ['not canonical: a space', (act) => act.replace('{', '{ '), '5 not-canonical'],
    [
      'not canonical: a field doubled',
      (act) => act.replace('"n":3', '"n":3,"n":3'),
      '5 not-canonical',
    ],
    ['not canonical: an escape', (act) => act.replace('"tim"', '"\\u0074im"'), '5 not-canonical'],
    ['not canonical: a fraction', (act) => act.replace('"n":3', '"n":3.5'), '5 not-canonical'],
    [
      'not canonical: a lone surrogate',
      (act) => act.replace('"tim"', '"\\ud800"'),
      '5 not-canonical',
    ],
    ['not JSON', (act) => `${act},"more":{}`, '5 malformed-act'],
    ['without a field', (act) => act.replace('"rules":"dip-7/1",', ''), '5 malformed-act'],
    [
      'with a field more',
      (act) => act.replace('"rules"', '"remark":"","rules"'),
      '5 malformed-act',
    ],
    [
      'with a basis of another form',
      (act) => act.replace('"seq":3}', '"seq":"3"}'),
      '5 malformed-act',
    ],
    ['of the number 0', (act) => act.replace('"n":3', '"n":0'), '5 malformed-act'],
    ['under rules not known', (act) => act.replace('dip-7/1', 'dip-7/9'), '5 rules-unknown'],
    [
      'for another ledger',
      (act) => act.replace(/"ledger":"[^"]*"/, `"ledger":"${'e'.repeat(64)}"`),
      '5 other-ledger',
    ],
    [
      'based on another head',
      (act) => act.replace(/"head":"[^"]*"/, `"head":"${'e'.repeat(64)}"`),
      '5 basis',
    ],
    ['based on an entry to come', (act) => act.replace('"seq":3}', '"seq":7}'), '5 basis'],
    [
      'based on another entry than its head',
      (act) => act.replace('"seq":3}', '"seq":2}'),
      '5 basis',
    ],
    [
      'of a device not known',
      (act) => act.replace(/"device":"[^"]*"/, `"device":"${'e'.repeat(64)}"`),
      '5 act-signature',
    ],
    ['that the rules refuse', (act) => act.replace('"n":3', '"n":2'), '5 refused'],
  ])('rightly signed and chained, an act %s', async (_, change, failure) => {
    const { act, entry: before } = entry;
    const changed = change(act.bytes);
    expect(changed).not.toBe(act.bytes);
    const signed = signAct(changed, signerOf('sam'));
    const made = makeEntry(nodeCrypto, signerOf('relay'), {
      ...before,
      ledger: association.replica.ledger,
      actHash: nodeCrypto.sha256(changed),
    });
    const forged = writeLine({ kind: 'entry', act: signed, entry: made });
    expect(await failureOf(replaced(5, forged))).toBe(failure);
  });

  it('are signed by the relay, not by anybody else', async () => {
    const { act, entry: before } = entry;
    const made = makeEntry(nodeCrypto, signerOf('tess'), {
      ...before,
      ledger: association.replica.ledger,
    });
    const forged = writeLine({ kind: 'entry', act, entry: made });
    expect(made.head).toBe(before.head);
    expect(await failureOf(replaced(5, forged))).toBe('5 entry-signature');
  });
});

function hashIn(snapshotLine: string): string {
  return /"sha256":"([^"]*)/.exec(snapshotLine)?.[1] ?? '';
}

function reordered(text: string): string {
  const value = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(Object.fromEntries(Object.entries(value).toReversed()));
}
