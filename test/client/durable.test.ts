import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import type { OutboxItem } from '../../shared/client/host-messages.ts';
import { standingPort } from '../outside/standing-port.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { ClientWorld, FOUNDING, proposal } from './client-world.ts';
import { FaultyDisk } from './faulty-file.ts';
import { openQueueingHost } from './queueing-host.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let world: ClientWorld;
afterEach(() => world.end());

test('on a disk whose flush never ends, nobody is told that an act is queued', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const disk = new FaultyDisk();
  const tess = await world.joined(made.sam, 'tess', { disk: { openFile: disk.openFile } });
  await world.stop();
  await tess.status(ledger, 'offline');
  const first = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  disk.which = 'outbox.jsonl';
  disk.fault = 'never-flushes';
  const act = { type: 'proposal.create', data: proposal('second', 'tess') };
  let told: string | null = null;
  const asked = tess.problem({ type: 'propose', ledger, act }).then((problem) => {
    told = problem.code;
    return told;
  });
  await disk.stuck();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toBeNull();
  expect((await tess.open(ledger)).outbox.map(({ id }) => id)).toEqual([first]);
  // What was written and never flushed is gone; what was told is there.
  await disk.cutPower();
  disk.release();
  await asked;
  expect(told).toBe('disk');
  await tess.restart();
  expect((await tess.open(ledger)).outbox.map(({ id }) => id)).toEqual([first]);
});

test('entries are shown only once they are on the disk', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const disk = new FaultyDisk();
  const tess = await world.joined(made.sam, 'tess', { disk: { openFile: disk.openFile } });
  const before = await tess.open(ledger);
  disk.which = 'ledger.jsonl';
  disk.fault = 'never-flushes';
  await made.sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  await disk.stuck();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await tess.open(ledger)).position).toEqual(before.position);
  disk.release();
  expect((await tess.seq(ledger, before.position.seq + 1)).position).toEqual(
    world.relay.published.position,
  );
});

test('on a full disk nothing is half taken, and it works again once there is room', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const disk = new FaultyDisk();
  const tess = await world.joined(made.sam, 'tess', { disk: { openFile: disk.openFile } });
  disk.fault = 'full';
  const act = { type: 'proposal.create', data: proposal('ops', 'tess') };
  expect((await tess.problem({ type: 'propose', ledger, act })).code).toBe('disk');
  expect((await tess.open(ledger)).outbox).toEqual([]);
  await made.sam.do(ledger, 'proposal.create', proposal('other', 'sam'));
  disk.fault = 'none';
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  expect((await tess.state(ledger)).twg.has('other')).toBe(true);
  expect(await tess.ask({ type: 'verify', ledger })).toMatchObject({ ok: true });
});

test('entries that are on the disk are shown, also while the outbox cannot keep their receipts', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const disk = new FaultyDisk();
  const tess = await world.joined(made.sam, 'tess', { disk: { openFile: disk.openFile } });
  await world.stop();
  await tess.status(ledger, 'offline');
  const id = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  const told = tess.events.length;
  disk.which = 'outbox.jsonl';
  disk.fault = 'full';
  await world.start();
  await tess.until('the entry is here', async () =>
    (await tess.state(ledger)).twg.has('ops') ? true : null,
  );
  await tess.status(ledger, 'online');
  const shown = tess.events
    .slice(told)
    .flatMap((event) => (event.type === 'changed' ? event.items : []));
  expect(shown.map((item) => item.id)).toEqual([id]);
  disk.fault = 'none';
  await tess.host.handle({ type: 'reconnect', ledger });
  await tess.fate(ledger, id, 'accepted');
});

test('killed right after an act was told to be queued, 20 times: all are there', async () => {
  world = await ClientWorld.make();
  const folder = join(world.folder, 'killed');
  const seed = 'killed-client';
  const queued: string[] = [];
  let ledger = '';
  const program = await bundled('test/client/queueing-process.ts');
  for (let round = 0; round < 20; round += 1) {
    const told = await killedAfterQueueing(program, folder, seed, round);
    ledger = told.ledger;
    queued.push(told.id);
  }
  const outbox = await outboxIn(folder, seed, ledger);
  expect(outbox.map(({ id }) => id)).toEqual(queued);
  expect(outbox.map(({ n }) => n)).toEqual(queued.map((_id, index) => index + 2));
}, 400_000);

/** One file, so that twenty processes are started in the time of one. */
async function bundled(entry: string): Promise<string> {
  const outDir = join(ROOT, '.cache', 'test-client');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(outDir, 'program.mjs');
}

interface Told {
  readonly ledger: string;
  readonly id: string;
}

/** A process that opens the folder, queues one act, and is killed as soon as it says so. */
async function killedAfterQueueing(
  program: string,
  folder: string,
  seed: string,
  round: number,
): Promise<Told> {
  const args = [program, folder, seed, String(round)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    child.kill('SIGKILL');
    await ended;
    return JSON.parse(line) as Told;
  }
  throw new Error('the process said nothing');
}

async function outboxIn(folder: string, seed: string, ledger: string): Promise<OutboxItem[]> {
  const host = openQueueingHost(folder, seed);
  const reply = await host.handle({ type: 'open', ledger });
  await host.close();
  if (!reply.ok || !('outbox' in reply.value)) throw new Error(JSON.stringify(reply));
  return [...reply.value.outbox];
}

test('a relay that is killed under load: every act has one fate, and its receipt', async () => {
  world = await ClientWorld.make();
  const folder = join(world.folder, 'relay-process');
  const port = String(await standingPort());
  let relay = new RelayProcess('--data', folder, '--found', '--port', port);
  const url = (await relay.url) ?? '';
  const sam = world.desk('sam');
  const { ledger } = await sam.ask({ ...FOUNDING, relayUrl: url });
  await sam.status(ledger, 'online');
  const ids: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let act = 0; act < 10; act += 1) {
      ids.push(await sam.queue(ledger, 'proposal.create', proposal(`g-${round}-${act}`, 'sam')));
    }
    await relay.kill('SIGKILL');
    relay = new RelayProcess('--data', folder, '--port', port);
    await relay.url;
  }
  const items = await Promise.all(ids.map((id) => sam.fate(ledger, id, 'accepted')));
  const last = items.map(({ fate }) => (fate.status === 'accepted' ? fate.receipt.seq : 0));
  await sam.seq(ledger, Math.max(...last));
  const { items: acts } = await sam.ask({ type: 'history', ledger, before: null, limit: 500 });
  for (const { id, fate } of items) {
    const entries = acts.filter((act) => act.id === id);
    expect(entries).toHaveLength(1);
    expect(fate.status === 'accepted' && fate.receipt.head).toBe(entries[0]?.head);
  }
  await relay.kill('SIGTERM');
}, 400_000);
