import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { verifyReceipt } from '../../shared/ledger/entry.ts';
import { readLine } from '../../shared/ledger/export-line.ts';
import { ClientWorld, proposal } from './client-world.ts';

let world: ClientWorld;
afterEach(() => world.end());

test('two histories under the relay’s key: it stops, and both entries are kept', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const { sam } = made;
  const tess = await world.joined(sam, 'tess');
  const una = await world.joined(sam, 'una');
  await tess.seq(ledger, world.relay.published.position.seq);
  await sam.close();
  await una.close();
  const relay = join(world.folder, 'relay');
  await world.stop();
  await cp(relay, join(world.folder, 'backup'), { recursive: true });
  await world.start();
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  const { seq } = (await tess.open(ledger)).position;
  // The relay goes back to before that, and on without anybody who knows of it.
  await tess.close();
  await world.stop();
  await rm(relay, { recursive: true });
  await cp(join(world.folder, 'backup'), relay, { recursive: true });
  await world.start();
  await una.restart();
  await una.status(ledger, 'online');
  for (const twg of ['one', 'two', 'three']) {
    await una.do(ledger, 'proposal.create', proposal(twg, 'una'));
  }
  await tess.restart();
  await tess.status(ledger, 'forked');
  const { path } = await tess.ask({ type: 'save-evidence', ledger });
  const [about = '', ...lines] = (await readFile(path ?? '', 'utf8')).trimEnd().split('\n');
  const { relayKey } = JSON.parse(about) as { relayKey: string };
  const entries = lines.map((line) => {
    const read = readLine(line);
    if (!read.ok || read.value.kind !== 'entry') throw new Error(line);
    return read.value.entry;
  });
  expect(entries.map((entry) => entry.seq)).toEqual([seq, seq]);
  expect(entries[0]?.head).not.toBe(entries[1]?.head);
  for (const entry of entries) {
    expect(verifyReceipt(nodeCrypto, ledger, relayKey, entry)).toBe(true);
  }
  const act = { type: 'proposal.create', data: proposal('more', 'tess') };
  expect((await tess.problem({ type: 'propose', ledger, act })).code).toBe('read-only');
  // It is not forgotten by closing the app.
  await tess.restart();
  expect((await tess.connection(ledger)).status).toBe('forked');
  expect((await tess.state(ledger)).twg.has('ops')).toBe(true);
});
