import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFileJournal } from '../../electron/journal/index.ts';

const ROUNDS = 20;

/** Kills the writer once it has printed so many numbers; resolves to all that it printed. */
async function killedAfter(folder: string, from: number, count: number): Promise<number[]> {
  const script = new URL('journal-killed-writer.ts', import.meta.url).pathname;
  const writer = spawn(process.execPath, ['--import', 'tsx', script, folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  writer.stdout.setEncoding('utf8');
  writer.stdout.on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > count) writer.kill('SIGKILL');
  });
  const [code] = (await once(writer, 'close')) as [number | null];
  if (code !== null) throw new Error(`the writer ended by itself with ${code}`);
  // A last line without an end may lack digits.
  return output.split('\n').slice(0, -1).map(Number);
}

async function keptIn(folder: string): Promise<Set<number>> {
  const journal = await openFileJournal(folder);
  const updates: Uint8Array[] = [];
  for (const document of await journal.documents()) updates.push(...(await journal.open(document)));
  await journal.close();
  const lines = updates.flatMap((update) => Buffer.from(update).toString().split('\n'));
  return new Set(lines.map((line) => (JSON.parse(line) as { number: number }).number));
}

test(`kill -9 while writing, ${ROUNDS} times: all that was said to be kept is there`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convene-journal-killed-'));
  const printed = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = await killedAfter(folder, round * 100_000, 20 + round * 17);
    for (const number of numbers) printed.add(number);
    const kept = await keptIn(folder);
    expect([...printed].filter((number) => !kept.has(number))).toEqual([]);
  }
  expect(printed.size).toBeGreaterThan(ROUNDS * 20);
  await rm(folder, { recursive: true });
}, 600_000);
