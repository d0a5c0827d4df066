import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeCrypto, signerFromSeed } from '../../shared/cli/node-crypto.ts';
import { actMessage, readAct } from '../../shared/ledger/act.ts';
import { headOf, NO_HEAD } from '../../shared/ledger/entry.ts';
import { PROBLEM_CODES } from '../../shared/ledger/problem.ts';
import { KINDS } from '../../shared/rules/index.ts';

const PROTOCOL = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8');
const verification = PROTOCOL.slice(PROTOCOL.indexOf('### Verification'));

describe('docs/PROTOCOL.md', () => {
  it.each(PROBLEM_CODES)('tells of the problem %s', (code) => {
    expect(verification).toContain(`\`${code}\``);
  });

  it.each(KINDS)('tells of the records of kind %s', (kind) => {
    expect(PROTOCOL).toContain(`\`${kind}\``);
  });

  it('has vectors of heads that come out as it says', () => {
    const rows = [...PROTOCOL.matchAll(/^\| (\d+) \| (.*) \| (\d+) \| `([0-9a-f]{64})` \|$/gm)];
    expect(rows).toHaveLength(2);
    for (const [, seq, prev, at, head] of rows) {
      const fields = {
        ledger: 'a'.repeat(64),
        seq: Number(seq),
        prev: prev === '64 zeros' ? NO_HEAD : 'c'.repeat(64),
        actHash: 'b'.repeat(64),
        at: Number(at),
      };
      expect(headOf(nodeCrypto, fields)).toBe(head);
    }
  });

  it('has a vector of an act that comes out as it says', () => {
    const vector = PROTOCOL.slice(PROTOCOL.indexOf('An act, its hash'));
    const [bytes = '', hash, signature] = vector.split('```')[1]?.trim().split('\n') ?? [];
    const signer = signerFromSeed(Buffer.from(nodeCrypto.sha256('key of vector'), 'hex'));
    expect(vector).toContain(`\`${signer.publicKey}\``);
    expect(readAct(bytes)).toMatchObject({ ok: true });
    expect(nodeCrypto.sha256(bytes)).toBe(hash);
    expect(signer.sign(actMessage(bytes))).toBe(signature);
  });
});
