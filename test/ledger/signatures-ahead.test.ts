import { describe, expect, it } from 'vitest';
import { nodeCrypto, verifyOnThread } from '../../shared/cli/node-crypto.ts';
import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { ReadAhead } from '../../shared/ledger/read-ahead.ts';
import { SignaturesAhead, type VerifyElsewhere } from '../../shared/ledger/signatures-ahead.ts';
import { changedEntry, readEntryLine } from './forgery.ts';
import { longAssociation } from './long-association.ts';
import { replicaOptions, signerOf } from './test-association.ts';

const association = longAssociation();
const LINES: readonly string[] = association.lines();
const ENTRIES = association.replica.position.seq;

interface Run {
  readonly failure: string | null;
  /** How many signatures were verified on this thread, and how many were elsewhere. */
  readonly here: number;
  readonly elsewhere: number;
}

async function run(
  lines: readonly string[],
  signatures: 'each' | 'acts',
  verify: VerifyElsewhere = verifyOnThread,
): Promise<Run> {
  let here = 0;
  let elsewhere = 0;
  const counting: LedgerCrypto = {
    ...nodeCrypto,
    verify: (...question) => {
      here += 1;
      return nodeCrypto.verify(...question);
    },
  };
  const ahead = new SignaturesAhead(
    counting,
    async (...question) => {
      elsewhere += 1;
      return verify(...question);
    },
    signatures,
  );
  const entrySignatures = signatures === 'each' ? 'each' : 'last';
  const reader = new ExportReader(replicaOptions({ crypto: ahead.crypto, entrySignatures }));
  const readAhead = new ReadAhead(reader, ahead);
  for (const line of lines) await readAhead.push(line);
  await readAhead.flush();
  const failure = reader.end();
  return {
    failure: failure === null ? null : `${failure.line} ${failure.problem.code}`,
    here,
    elsewhere,
  };
}

describe('verifying signatures ahead', () => {
  it('leaves next to nothing to verify on this thread', async () => {
    const acts = await run(LINES, 'acts');
    expect(acts).toMatchObject({ failure: null, elsewhere: ENTRIES });
    // Of invites, at which only the rules look, of the state hash, and of the last entry.
    expect(acts.here).toBeLessThan(10);
    const each = await run(LINES, 'each');
    expect(each.failure).toBeNull();
    // The entries of the first portions come before it is known who the relay is.
    expect(each.elsewhere).toBeGreaterThan(2 * ENTRIES - 600);
    expect(each.here).toBeLessThan(600);
  });

  it.each([5, 300, 900])('finds a wrong signature of an act, at line %i', async (number) => {
    const line = LINES[number - 1];
    const signature = signerOf('tess').sign(readEntryLine(line).act.bytes);
    const changed = LINES.with(number - 1, changedEntry(line, { act: { signature } }));
    expect((await run(changed, 'each')).failure).toBe(`${number} act-signature`);
  });

  it.each([5, 300, 900])('finds a wrong signature of an entry, at line %i', async (number) => {
    const line = LINES[number - 1];
    const signature = signerOf('tess').sign(readEntryLine(line).entry.head);
    const changed = LINES.with(number - 1, changedEntry(line, { entry: { signature } }));
    expect((await run(changed, 'each')).failure).toBe(`${number} entry-signature`);
  });

  it('believes what it was told, so that a wrong answer shows', async () => {
    const failure = (await run(LINES, 'acts', async () => false)).failure;
    expect(failure).toBe('2 act-signature');
  });

  it('does not take an answer for a signature that is not canonical', async () => {
    const line = LINES[299];
    const { signature } = readEntryLine(line).act;
    // S with its highest bits set: far beyond L.
    const changed = `${signature.slice(0, 84)}f${signature.slice(85)}`;
    const lines = LINES.with(299, changedEntry(line, { act: { signature: changed } }));
    expect((await run(lines, 'acts', async () => true)).failure).toBe('300 act-signature');
  });
});
