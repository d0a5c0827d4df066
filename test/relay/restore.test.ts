import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { START } from '../../shared/ledger/entry.ts';
import type { Position } from '../../shared/rules/index.ts';
import { DAY } from '../../shared/rules/index.ts';
import { FakeDisk } from './fake-disk.ts';
import { RelayWorld, type HttpAnswer } from './relay-world.ts';

let world: RelayWorld;
let backup: string;
beforeEach(async () => {
  world = await RelayWorld.founded();
  await world.enrol('tess');
  backup = `${world.folder}-backup`;
});
afterEach(async () => {
  await rm(backup, { recursive: true, force: true });
  await world.end();
});

/** Whatever a client of sam's knows after an entry. */
async function linesAfter(since: Position): Promise<string[]> {
  const sam = await world.client('sam');
  sam.send({ type: 'subscribe', since });
  return sam.linesTo(world.relay.published.position.seq);
}

async function copyAway(): Promise<Position> {
  const { position } = world.relay.published;
  await world.stop();
  await cp(world.folder, backup, {
    recursive: true,
    filter: (path) => !path.endsWith('relay.lock'),
  });
  await world.start();
  return position;
}

async function putBack(options: Parameters<RelayWorld['start']>[0] = {}): Promise<void> {
  await world.stop();
  await rm(world.folder, { recursive: true, force: true });
  await cp(backup, world.folder, { recursive: true });
  await world.start(options);
}

const restore = (since: Position, lines: readonly string[], more = false): Promise<HttpAnswer> =>
  world.post('/restore', { since, lines, more });

const ACTS = [
  ['tsc.seat', 'sam'],
  ['tsc.unseat', 'tim'],
  ['tsc.unseat', 'tom'],
] as const;

/** A backup, so many more entries, and the backup again; with the lines that it lacks. */
async function behind(
  options: Parameters<RelayWorld['start']>[0] = {},
): Promise<{ old: Position; head: Position; lines: string[] }> {
  const old = await copyAway();
  for (const [type, person] of ACTS) await world.do('sam', type, { person });
  const lines = await linesAfter(old);
  const head = world.relay.published.position;
  await putBack(options);
  expect(world.relay.published.position).toEqual(old);
  return { old, head, lines };
}

describe('a relay that was restored from an older backup', () => {
  it('takes back what a client brings, answers for it, and goes on', async () => {
    const { old, head, lines } = await behind();
    const client = await world.client('sam');
    client.send({ type: 'subscribe', since: head });
    expect((await client.closed).code).toBe(4509);
    expect(await restore(old, lines)).toMatchObject({ status: 200, body: { head } });
    expect(world.relay.published.position).toEqual(head);
    expect(world.relay.published.state.association?.tsc).toEqual(['sam', 'tess']);
    // The receipts are at hand again, and the ledger can be added to.
    const act = JSON.parse(
      (lines[0] ?? '').slice('{"act":'.length).split(',"actHash"')[0] ?? '',
    ) as {
      id: string;
    };
    expect(world.relay.fateOf(act.id)).toMatchObject({ result: 'accepted' });
    await world.do('sam', 'tsc.seat', { person: 'tim' });
    expect(world.relay.published.position.seq).toBe(head.seq + 1);
    await world.restart();
    expect(world.relay.published.position.seq).toBe(head.seq + 1);
  });

  it('takes portions from several clients, and no acts between them', async () => {
    const { old, head, lines } = await behind({ patience: 600_000 });
    const first = await restore(old, lines.slice(0, 1), true);
    expect(first.body).toMatchObject({ head: { seq: old.seq + 1 } });
    expect((await world.http('/relay')).body).toMatchObject({ restoring: true });
    expect((await world.http('/healthz')).body).toMatchObject({ standing: 'restoring' });
    const act = world.act('sam', 'tsc.unseat', { person: 'sam' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'restoring' } });
    // Another one begins where the relay was: it is told how far the relay is by now.
    expect((await restore(old, lines)).body).toMatchObject({ head: { seq: old.seq + 1 } });
    const next = (first.body as { head: Position }).head;
    expect((await restore(next, lines.slice(1))).body).toMatchObject({ head });
    expect((await world.http('/relay')).body).toMatchObject({ restoring: false });
    expect(await world.relay.propose(act)).toMatchObject({ result: 'accepted' });
  });

  it('goes on with what it has where the rest does not come', async () => {
    const { old, lines } = await behind({ patience: 20 });
    expect((await restore(old, lines.slice(0, 1), true)).status).toBe(200);
    while (((await world.http('/relay')).body as { restoring: boolean }).restoring) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await world.do('sam', 'tsc.unseat', { person: 'sam' });
  });

  it('takes entries from whoever has them, also one whose device it does not know', async () => {
    const old = await copyAway();
    await world.enrol('tim');
    const lines = await linesAfter(old);
    await putBack();
    expect((await world.login('tim')).body).toMatchObject({ code: 'device-unknown' });
    expect(await restore(old, lines)).toMatchObject({ status: 200 });
    expect((await world.login('tim')).status).toBe(200);
  });

  it('closes nothing by itself before anybody could bring what is missing', async () => {
    await world.do('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    const old = await copyAway();
    const closesAt = world.relay.published.state.ballot.get('b1')?.closesAt ?? 0;
    world.time.pass(closesAt - world.time.clock);
    await world.do('sam', 'tsc.seat', { person: 'sam' });
    const lines = await linesAfter(old);
    await putBack({ patience: 600_000 });
    expect(world.relay.published.position).toEqual(old);
    expect(await restore(old, lines)).toMatchObject({ status: 200 });
    // By whoever takes too long, it goes on with what it has.
    await putBack({ patience: 1 });
    while (world.relay.published.state.ballot.get('b1')?.status !== 'closed') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('believes its clock again once it has its last entry', async () => {
    const old = await copyAway();
    for (let days = 0; days < 40; days += 20) {
      world.time.pass(20 * DAY);
      await world.do('sam', days === 0 ? 'tsc.seat' : 'tsc.unseat', { person: 'sam' });
    }
    const lines = await linesAfter(old);
    await putBack();
    const act = world.act('sam', 'tsc.unseat', { person: 'tim' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'clock-doubted' } });
    expect(await restore(old, lines)).toMatchObject({ status: 200 });
    await world.do('sam', 'tsc.unseat', { person: 'tim' });
  });

  it('can be started for nothing else', async () => {
    const { old, head, lines } = await behind({ restoresOnly: true });
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'restoring' } });
    expect(await restore(old, lines)).toMatchObject({ body: { head } });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'restoring' } });
    await world.restart();
    await world.do('sam', 'tsc.seat', { person: 'tim' });
  });

  it('begins anew from its key alone', async () => {
    const lines = await linesAfter(START);
    const { position } = world.relay.published;
    await world.stop();
    await rm(join(world.folder, 'ledger.jsonl'));
    await world.start();
    expect(await restore(START, lines)).toMatchObject({ status: 200, body: { head: position } });
    expect((await world.login('tess')).status).toBe(200);
  });
});

describe('what is brought is checked, and stops nobody', () => {
  const stillGoesOn = async (old: Position): Promise<void> => {
    expect(world.relay.published.position).toEqual(old);
    expect((await world.http('/relay')).body).toMatchObject({ restoring: false });
    await world.do('sam', 'tsc.seat', { person: 'sam' });
  };

  it.each([
    ['nothing at all', () => [], 200],
    ['a head beyond without entries', () => [], 409],
    ['no JSON', () => ['{'], 422],
    ['an entry with another signature', (lines: string[]) => [forged(lines[0] ?? '')], 422],
    ['half an entry', (lines: string[]) => [(lines[0] ?? '').slice(0, -20)], 422],
    ['an entry too far on', (lines: string[]) => lines.slice(1), 422],
    ['a true entry and a forged one', (lines: string[]) => [lines[0] ?? '', '{}'], 422],
  ])('%s', async (name, change, status) => {
    const { old, head, lines } = await behind();
    const since = name.startsWith('a head') ? head : old;
    const answer = await restore(since, change(lines), true);
    expect(answer.status).toBe(status);
    await stillGoesOn(old);
  });

  it('another history than the relay has gone on with', async () => {
    const { old, head, lines } = await behind();
    await world.do('sam', 'tsc.unseat', { person: 'tom' });
    const { position } = world.relay.published;
    // The same relay, the same number, another entry.
    expect((await restore(head, [])).body).toMatchObject({ code: 'relay-behind' });
    const answer = await restore({ ...head, seq: position.seq }, lines.slice(1));
    expect(answer).toMatchObject({ status: 409, body: { code: 'other-history' } });
    expect(await restore(old, lines)).toMatchObject({ status: 200, body: { head: position } });
    const client = await world.client('sam');
    client.send({ type: 'subscribe', since: { ...head, seq: position.seq } });
    expect((await client.closed).code).toBe(4421);
  });

  it('the ledger of another association', async () => {
    const other = await RelayWorld.make('other relay');
    await other.start({ foundable: true });
    await other.found();
    const sam = await other.client('sam');
    sam.send({ type: 'subscribe', since: START });
    const lines = await sam.linesTo(1);
    await other.end();
    const { position } = world.relay.published;
    expect(await restore(position, lines)).toMatchObject({ status: 422 });
    await world.stop();
    await rm(join(world.folder, 'ledger.jsonl'));
    await world.start();
    expect(await restore(START, lines)).toMatchObject({ body: { code: 'other-ledger' } });
  });

  it('only after the flush: a full disk keeps none of it', async () => {
    const { old, head, lines } = await behind();
    const disk = new FakeDisk();
    await world.restart();
    await world.stop();
    // The same ledger on a disk that fails.
    for (const name of ['ledger.jsonl', 'refusals.jsonl']) {
      const content = disk.content(join(world.folder, name));
      content.written = await readFile(join(world.folder, name));
      content.flushed = content.written;
    }
    await world.start({ openFile: disk.open });
    disk.fault = 'full';
    expect(await restore(old, lines)).toMatchObject({ status: 503, body: { code: 'storage' } });
    expect(world.relay.published.position).toEqual(old);
    disk.fault = 'none';
    expect(await restore(old, lines)).toMatchObject({ status: 200, body: { head } });
    disk.cutPower();
    await world.restart({ openFile: disk.open });
    expect(world.relay.published.position).toEqual(head);
  });
});

/** The same line under a signature that is another's. */
function forged(line: string): string {
  return line.replace(/"signature":"[^"]{86}"}$/, `"signature":"${'A'.repeat(86)}"}`);
}
