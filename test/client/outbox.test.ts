import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../shared/rules/index.ts';
import { ClientWorld, proposal, type Desk } from './client-world.ts';

let world: ClientWorld;
afterEach(() => world.end());

async function withTess(): Promise<{ sam: Desk; tess: Desk; ledger: string }> {
  const made = await ClientWorld.founded();
  world = made.world;
  const tess = await world.joined(made.sam, 'tess');
  return { sam: made.sam, tess, ledger: world.ledger };
}

async function withTsc() {
  const { sam, tess, ledger } = await withTess();
  const tim = await world.joined(sam, 'tim');
  const tom = await world.joined(sam, 'tom');
  return { sam, tess, tim, tom, ledger };
}

test('an act made without a relay is queued, survives a restart, and is accepted later', async () => {
  const { tess, ledger } = await withTess();
  await world.stop();
  await tess.status(ledger, 'offline');
  const id = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  expect((await tess.open(ledger)).outbox.at(-1)).toMatchObject({
    id,
    person: 'tess',
    fate: { status: 'queued' },
  });
  await tess.restart();
  expect((await tess.open(ledger)).outbox.at(-1)).toMatchObject({ id, fate: { status: 'queued' } });
  await world.start();
  const { fate } = await tess.fate(ledger, id, 'accepted');
  expect(fate.status === 'accepted' && fate.receipt).toEqual(
    world.relay.fateOf(id)?.result === 'accepted' &&
      Reflect.get(world.relay.fateOf(id) ?? {}, 'receipt'),
  );
  expect((await tess.connection(ledger)).acknowledgedAt).not.toBeNull();
});

test('acts queued one on another are sent in their order', async () => {
  const { tess, ledger } = await withTess();
  await world.stop();
  await tess.status(ledger, 'offline');
  const ids = [
    await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess')),
    await tess.queue(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations' }),
    await tess.queue(ledger, 'proposal.circulate', {
      twg: 'ops',
      channels: [{ kind: 'slack', name: '#ops' }],
      days: 7,
    }),
  ];
  await world.start();
  const items = await Promise.all(ids.map((id) => tess.fate(ledger, id, 'accepted')));
  expect(items.map(({ n }) => n)).toEqual([2, 3, 4]);
  await tess.seq(ledger, world.relay.published.position.seq);
  expect((await tess.state(ledger)).twg.get('ops')?.stage).toBe('circulating');
});

test('what the rules here refuse is not signed', async () => {
  const { tess, ledger } = await withTess();
  const asked = tess.keys.asked.length;
  const act = { type: 'proposal.circulate', data: { twg: 'ops', channels: [], days: 7 } };
  const reply = await tess.ask({ type: 'propose', ledger, act });
  expect(reply).toMatchObject({ outcome: 'refused', refusal: { code: 'unknown' } });
  expect(tess.keys.asked.length).toBe(asked);
  expect((await tess.open(ledger)).outbox).toEqual([]);
});

test('whoever says no when asked to sign has queued nothing', async () => {
  const { tess, ledger } = await withTess();
  tess.keys.says = 'no';
  const act = { type: 'proposal.create', data: proposal('ops', 'tess') };
  expect(await tess.ask({ type: 'propose', ledger, act })).toEqual({ outcome: 'declined' });
  expect(tess.keys.asked.at(-1)?.sentence).toContain('Person tess');
  tess.keys.state = 'locked';
  expect(await tess.problem({ type: 'propose', ledger, act })).toMatchObject({
    code: 'keys-locked',
  });
  expect((await tess.open(ledger)).outbox).toEqual([]);
});

test('a vote signed before the deadline and delivered after it is held, with its numbers', async () => {
  const { tess, tim, tom, ledger } = await withTsc();
  const { ballot, text } = await world.presented(tess, tim, tom);
  await tess.do(ledger, 'ballot.cast', { ballot, choice: 'yes', textSha256: text });
  await tim.seq(ledger, world.relay.published.position.seq);
  // Tim goes on a train, votes, and comes back when the vote is closed.
  await world.stop();
  await tim.status(ledger, 'offline');
  const id = await tim.queue(ledger, 'ballot.cast', { ballot, choice: 'yes', textSha256: text });
  await world.pass(20 * DAY);
  await world.start();
  const held = await tim.fate(ledger, id, 'held');
  expect(held.fate).toMatchObject({ refusal: { code: 'ballot-closed' } });
  const { refusal } = held.fate as { refusal: { details: Record<string, unknown> } };
  expect(refusal.details).toHaveProperty('closedAt');
  // Nothing was sent without his word; with it, the relay's signed no settles it.
  expect(world.relay.fateOf(id)).toBeUndefined();
  await tim.ask({ type: 'outbox-send', ledger, id });
  const refused = await tim.fate(ledger, id, 'refused');
  expect(refused.fate).toMatchObject({ refusal: { code: 'ballot-closed' } });
  expect(world.relay.fateOf(id)).toMatchObject({ result: 'refused' });
});

/** A vote that was signed on a train, and is held since the ballot had closed meanwhile. */
async function withLateVote() {
  const { tess, tim, tom, ledger } = await withTsc();
  const { ballot, text } = await world.presented(tess, tim, tom);
  await world.stop();
  await tim.status(ledger, 'offline');
  const id = await tim.queue(ledger, 'ballot.cast', { ballot, choice: 'no', textSha256: text });
  await world.pass(20 * DAY);
  await world.start();
  const { fate } = await tim.fate(ledger, id, 'held');
  return { tim, ledger, id, fate };
}

test('an act that is held can be dropped, and does not come back', async () => {
  const { tim, ledger, id } = await withLateVote();
  await tim.ask({ type: 'outbox-drop', ledger, id });
  expect((await tim.open(ledger)).outbox.some((item) => item.id === id)).toBe(false);
  await tim.restart();
  await tim.status(ledger, 'online');
  expect((await tim.open(ledger)).outbox.some((item) => item.id === id)).toBe(false);
  expect(world.relay.fateOf(id)).toBeUndefined();
});

test('an act that is held waits for its author after a restart too', async () => {
  const { tim, ledger, id, fate } = await withLateVote();
  // No relay is there to catch up with: it is not decided anew, but known.
  await world.stop();
  await tim.restart();
  const again = (await tim.open(ledger)).outbox.find((item) => item.id === id);
  expect(again?.fate).toEqual(fate);
  await world.start();
  await tim.status(ledger, 'online');
  expect(world.relay.fateOf(id)).toBeUndefined();
});

test('of two who race for the same name, one is accepted and the other held', async () => {
  const { tess, sam, ledger } = await withTess();
  await world.stop();
  await tess.status(ledger, 'offline');
  await sam.status(ledger, 'offline');
  const mine = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  const other = await sam.queue(ledger, 'proposal.create', proposal('ops', 'sam'));
  await world.start();
  const fates = await Promise.all([settled(tess, ledger, mine), settled(sam, ledger, other)]);
  expect(fates.filter((status) => status === 'accepted')).toHaveLength(1);
  expect(fates.every((status) => ['accepted', 'held', 'refused'].includes(status))).toBe(true);
});

async function settled(desk: Desk, ledger: string, id: string): Promise<string> {
  return desk.until('a fate', async () => {
    const { outbox } = await desk.open(ledger);
    const status = outbox.find((item) => item.id === id)?.fate.status ?? '';
    return ['accepted', 'held', 'refused'].includes(status) ? status : null;
  });
}

test('an act whose receipt was lost is found among the entries', async () => {
  const { tess, ledger } = await withTess();
  // The act reaches the relay by another way than the client's own connection.
  await world.stop();
  await tess.status(ledger, 'offline');
  const id = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  const kept = (await tess.open(ledger)).outbox.find((item) => item.id === id);
  await tess.ask({ type: 'save-evidence', ledger });
  const [line = ''] = await linesOf(tess.saved.at(-1) ?? '');
  const { act, signature } = JSON.parse(line) as { act: string; signature: string };
  await world.start();
  await world.relay.propose({ bytes: act, signature });
  const item = await tess.fate(ledger, id, 'accepted');
  expect(item.actHash).toBe(kept?.actHash);
});

async function linesOf(path: string): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  return (await readFile(path, 'utf8')).trimEnd().split('\n');
}

test('a damaged record of the outbox is set aside, and whole ones go on', async () => {
  const { tess, ledger } = await withTess();
  await world.stop();
  await tess.status(ledger, 'offline');
  const id = await tess.queue(ledger, 'proposal.create', proposal('ops', 'tess'));
  await tess.close();
  const path = join(tess.folder, 'ledgers', ledger, 'outbox.jsonl');
  await appendFile(path, '{"kind":"act","bytes":"{dama\n');
  await tess.restart();
  expect((await tess.open(ledger)).outbox.map((item) => item.id)).toContain(id);
  await tess.queue(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations' });
  await world.start();
  await tess.fate(ledger, id, 'accepted');
});

test('a text that an act names is with the relay before the act', async () => {
  const { tess, ledger } = await withTess();
  const text = 'What we have done.\n';
  await world.stop();
  await tess.status(ledger, 'offline');
  const { sha256 } = await tess.ask({ type: 'keep-text', ledger, text });
  expect(await tess.ask({ type: 'read-text', ledger, sha256 })).toEqual({ text });
  await tess.restart();
  expect(await tess.ask({ type: 'read-text', ledger, sha256 })).toEqual({ text });
  expect(await tess.ask({ type: 'read-text', ledger, sha256: '0'.repeat(64) })).toEqual({
    text: null,
  });
  await world.start();
});
