import { describe, expect, it } from 'vitest';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { ExportWriter } from '../../shared/ledger/export-writer.ts';
import { changedEntry } from './forgery.ts';
import { longAssociation } from './long-association.ts';
import { replicaOptions, signerOf, smallAssociation } from './test-association.ts';

const association = smallAssociation();
const LINES: readonly string[] = association.lines();
const SNAPSHOT = 7;
const LAST_ENTRY = 8;

function readAll(lines: readonly string[], entrySignatures: 'each' | 'last' = 'last') {
  const reader = new ExportReader(replicaOptions({ entrySignatures }));
  for (const line of lines) reader.read(line);
  return reader;
}

describe("a relay's own ledger, which has no trailer", () => {
  it('ends after any entry', () => {
    for (const lines of [2, 5, LAST_ENTRY]) {
      const reader = readAll(LINES.slice(0, lines));
      expect(reader.endOpen()).toBeNull();
      expect(reader.wholeLines).toBe(lines);
    }
  });

  it('may break off after a snapshot, whose entry was never acknowledged', () => {
    const reader = readAll(LINES.slice(0, SNAPSHOT));
    expect(reader.endOpen()).toBeNull();
    expect(reader.lines).toBe(SNAPSHOT);
    expect(reader.wholeLines).toBe(SNAPSHOT - 1);
  });

  it('may break off before a state hash, which is then owed', () => {
    const lines = longAssociation(1024).lines();
    const state = lines.findIndex((line) => line.startsWith('{"kind":"state"'));
    expect(readAll(lines.slice(0, state)).owesStateHash).toBe(true);
    expect(readAll(lines.slice(0, state + 1)).owesStateHash).toBe(false);
    expect(readAll(lines.slice(0, state - 1)).owesStateHash).toBe(false);
  });

  it('is not read on after a failure', () => {
    const reader = readAll(LINES.with(3, LINES[4] ?? ''));
    expect(reader.endOpen()).toMatchObject({ line: 4, problem: { code: 'seq' } });
    expect(reader.replica.position.seq).toBe(2);
    expect(reader.read(LINES[3] ?? '')).toMatchObject({ ok: false, problem: { code: 'seq' } });
  });
});

describe('with the signatures of entries checked at the end', () => {
  const signature = signerOf('tess').sign('something else');
  const wrong = changedEntry(LINES[LAST_ENTRY - 1], { entry: { signature } });
  const lines = LINES.with(LAST_ENTRY - 1, wrong);

  it('finds the last one wrong at the trailer', () => {
    expect(readAll(lines).end()).toMatchObject({ problem: { code: 'entry-signature' } });
    expect(readAll(LINES).end()).toBeNull();
  });

  it('finds the last one wrong where there is no trailer', () => {
    const open = readAll(lines.slice(0, LAST_ENTRY));
    expect(open.failure).toBeNull();
    expect(open.endOpen()).toMatchObject({ problem: { code: 'entry-signature' } });
  });

  it('makes no checkpoint of it', () => {
    expect(readAll(lines.slice(0, LAST_ENTRY)).verified).toBeNull();
    expect(readAll(LINES.slice(0, LAST_ENTRY)).verified).not.toBeNull();
  });
});

describe('a writer that adds to lines that are there', () => {
  it('goes on with their count and their texts', () => {
    const reader = readAll(LINES.slice(0, LAST_ENTRY));
    const writer = new ExportWriter(() => undefined, reader);
    expect(writer.trailer(reader.replica.position)).toBe(LINES[LAST_ENTRY]);
    const last = association.appended.at(-1);
    if (last === undefined) throw new Error('nothing appended');
    expect(writer.lines(last)).toEqual([LINES[LAST_ENTRY - 1]]);
    expect(writer.count).toBe(LAST_ENTRY + 1);
  });

  it('gives a text once, however many entries need it', () => {
    const more = smallAssociation();
    const textSha256 = more.replica.state.ballot.get('fewer')?.textSha256;
    more.do('tess', 'ballot.cast', { ballot: 'fewer', choice: 'yes', textSha256 });
    more.do('tim', 'ballot.cast', { ballot: 'fewer', choice: 'no', textSha256 });
    const lines = more.lines();
    expect(lines.filter((line) => line.startsWith('{"bytes"'))).toHaveLength(1);
    expect(readAll(lines).end()).toBeNull();
  });

  it('does not leave out a text that is not kept', () => {
    const writer = new ExportWriter(() => undefined);
    const last = association.appended.at(-1);
    if (last?.kind !== 'entry') throw new Error('no entry appended');
    expect(() => writer.lines({ ...last, texts: [] })).toThrow('is not kept');
  });
});
