import { isMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { readCheckpoint, writeCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { stateHashOf } from '../../shared/ledger/state-hash.ts';
import type { State } from '../../shared/rules/index.ts';
import type { Table } from '../../shared/rules/table.ts';
import { longAssociation } from './long-association.ts';
import { remembering } from './remembering.ts';
import { replicaOptions } from './test-association.ts';

const OPTIONS = replicaOptions({ crypto: remembering(nodeCrypto) });
const LINES = longAssociation(1026).lines();

function read(lines: readonly string[], reader = new ExportReader(OPTIONS)): ExportReader {
  for (const line of lines) {
    const result = reader.read(line);
    if (!result.ok) throw new Error(`${reader.lines} ${result.problem.message}`);
  }
  return reader;
}

function checkpointAfter(lines: number): string {
  const { verified } = read(LINES.slice(0, lines));
  if (verified === null) throw new Error(`nothing whole after ${lines}`);
  return writeCheckpoint(nodeCrypto, verified);
}

function restored(text: string): ExportReader {
  const checkpoint = readCheckpoint(nodeCrypto, text);
  if (!checkpoint.ok) throw new Error(checkpoint.problem.message);
  return new ExportReader(OPTIONS, checkpoint.value);
}

/** Plain data of a state, in one order. */
function plain(state: State): unknown {
  const parts = Object.entries(state).map(([name, part]) => [
    name,
    isMap(part)
      ? [...(part as Table<unknown>).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))
      : part,
  ]);
  return Object.fromEntries(parts);
}

describe('a checkpoint', () => {
  const STATE_LINE = LINES.findIndex((line) => line.startsWith('{"kind":"state"')) + 1;

  it.each([2, 3, 8, 500, STATE_LINE, STATE_LINE + 1, LINES.length - 1])(
    'after %i lines gives the state that a replay gives, and goes on from there',
    (lines) => {
      const replayed = read(LINES.slice(0, lines));
      const reader = restored(checkpointAfter(lines));
      expect(plain(reader.replica.state)).toEqual(plain(replayed.replica.state));
      expect(reader.replica.position).toEqual(replayed.replica.position);
      expect(reader.replica.at).toBe(replayed.replica.at);
      expect(reader.replica.stateHash()).toBe(stateHashOf(nodeCrypto, replayed.replica.state));
      read(LINES.slice(lines), reader);
      expect(reader.end()).toBeNull();
      expect(reader.replica.stateHash()).toBe(read(LINES).replica.stateHash());
    },
  );

  it('knows the heads and texts before it', () => {
    const reader = restored(checkpointAfter(500));
    const replayed = read(LINES);
    for (const seq of [0, 1, 2, 498, 491]) {
      expect(reader.replica.chain.headAt(seq)).toBe(replayed.replica.chain.headAt(seq));
    }
    expect(reader.replica.chain.headAt(600)).toBeUndefined();
    expect(reader.replica.chain.headAt(-1)).toBeUndefined();
    expect([...reader.texts]).toEqual([...replayed.texts]);
  });

  it('still checks what comes after it', () => {
    const reader = restored(checkpointAfter(500));
    expect(reader.read(LINES[501] ?? '').ok).toBe(false);
    expect(reader.failure).toMatchObject({ line: 501, problem: { code: 'seq' } });
  });

  it('is made only between whole lines of what was verified', () => {
    expect(read(LINES.slice(0, 1)).verified).not.toBeNull();
    expect(read(LINES.slice(0, 7)).verified).toBeNull();
    expect(read(LINES.slice(0, STATE_LINE - 1)).verified).toBeNull();
    expect(read(LINES).verified).toBeNull();
    const failed = read(LINES.slice(0, 5));
    failed.read('');
    expect(failed.verified).toBeNull();
  });

  it('is refused with any byte another', () => {
    const text = checkpointAfter(3);
    for (let index = 0; index < text.length; index += 1) {
      const other = text[index] === 'a' ? 'b' : 'a';
      const changed = text.slice(0, index) + other + text.slice(index + 1);
      const result = readCheckpoint(nodeCrypto, changed);
      expect(result).toMatchObject({ ok: false, problem: { code: 'checkpoint' } });
    }
  });

  it.each(['', '\n', 'x', 'null\n', `${'a'.repeat(64)}\n{}\n`])('is not %j', (text) => {
    expect(readCheckpoint(nodeCrypto, text)).toMatchObject({ ok: false });
  });

  it('of another format or other rules is refused', () => {
    for (const [from, to] of [
      ['convene-checkpoint/1', 'convene-checkpoint/2'],
      ['dip-7/1', 'dip-7/0'],
    ] as const) {
      const json = checkpointAfter(3).split('\n')[1]?.replace(from, to) ?? '';
      const text = `${nodeCrypto.sha256(json)}\n${json}\n`;
      expect(readCheckpoint(nodeCrypto, text)).toMatchObject({
        ok: false,
        problem: { message: 'the checkpoint is of another version' },
      });
    }
  });
});
