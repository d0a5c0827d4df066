import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTS } from '../../shared/rules/acts.ts';
import { runTwg } from '../cli/run-twg.ts';
import { goldenFiles, LEDGER_FILE, RECORD_FILE } from './golden/make.ts';

interface ExportedLine {
  readonly kind: string;
  readonly act?: { readonly type: string };
}

function ledgerLines(): ExportedLine[] {
  const text = readFileSync(LEDGER_FILE, 'utf8').trimEnd();
  return text.split('\n').map((line) => JSON.parse(line) as ExportedLine);
}

describe('the golden ledger', () => {
  it('replays to its recorded state', async () => {
    const { code, out, err } = await runTwg('/', 'verify', LEDGER_FILE);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(JSON.parse(out[0] ?? '')).toEqual({
      ok: true,
      ...(JSON.parse(readFileSync(RECORD_FILE, 'utf8')) as object),
    });
  });

  it('holds every act of the contract, and a state hash signed on the way', () => {
    const lines = ledgerLines();
    const held = new Set(lines.map(({ act }) => act?.type));
    expect(ACTS.map(({ type }) => type).filter((type) => !held.has(type))).toEqual([]);
    expect(lines.filter(({ kind }) => kind === 'state')).toHaveLength(1);
    expect(lines.filter(({ kind }) => kind === 'entry').length).toBeGreaterThan(1024);
  });

  it('is made again byte by byte', () => {
    const { ledger, record } = goldenFiles();
    expect(record).toBe(readFileSync(RECORD_FILE, 'utf8'));
    expect(ledger === readFileSync(LEDGER_FILE, 'utf8')).toBe(true);
  });
});
