import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../shared/rules/index.ts';
import { ClientWorld, proposal, type Desk } from './client-world.ts';
import { FakeRelay } from './fake-relay.ts';

let world: ClientWorld;
afterEach(() => world.end());

const MINUTE = 60_000;

async function withTess(clock?: () => number): Promise<{ sam: Desk; tess: Desk; ledger: string }> {
  const made = await ClientWorld.founded();
  world = made.world;
  const tess = await world.joined(made.sam, 'tess', clock && { clock });
  return { sam: made.sam, tess, ledger: world.ledger };
}

test.each([
  ['7 minutes behind', -7 * MINUTE],
  ['7 minutes ahead', 7 * MINUTE],
  ['7 years behind', -7 * 365 * DAY],
  ['7 years ahead', 7 * 365 * DAY],
])('a clock %s is shown, and acts are accepted all the same', async (_what, skew) => {
  const { tess, ledger } = await withTess(() => Date.now() + skew);
  const { clockOffset } = await tess.connection(ledger);
  expect(Math.abs((clockOffset ?? 0) + skew)).toBeLessThan(MINUTE);
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  // Also without a relay, after a restart in which nobody has told the time.
  await world.stop();
  await tess.status(ledger, 'offline');
  await tess.restart();
  const id = await tess.queue(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations' });
  await world.start();
  await tess.fate(ledger, id, 'accepted');
});

test('who begins anew is not called offline meanwhile, and hears nothing more of what was left', async () => {
  const { tess, ledger } = await withTess();
  for (let round = 0; round < 5; round++) {
    const before = tess.events.length;
    // What it becomes: of a clock that is another by a second is told too.
    const seen = (): string[] =>
      tess.events
        .slice(before)
        .flatMap((event) => (event.type === 'connection' ? [event.connection.status] : []))
        .filter((status, index, all) => status !== (all[index - 1] ?? 'online'));
    await tess.ask({ type: 'reconnect', ledger });
    // Again while it is under way.
    if (round > 2) await tess.ask({ type: 'reconnect', ledger });
    await tess.until('online again', () =>
      Promise.resolve(seen().at(-1) === 'online' ? seen() : null),
    );
    expect(seen().filter((status) => status === 'offline')).toEqual([]);
    expect(seen().filter((status) => status === 'online')).toHaveLength(1);
  }
});

test('a relay of another version on the socket: read-only, and it says so', async () => {
  const { tess, ledger } = await withTess();
  const { position, publicKey } = { ...world.relay.published, publicKey: world.relay.publicKey };
  const { port } = world.relay;
  await world.stop();
  const fake = await FakeRelay.start(1, port);
  try {
    fake.socketProtocol = 2;
    fake.identity = {
      rules: 'dip-7/1',
      ledger,
      relayKey: publicKey,
      head: position,
      clock: Date.now(),
      foundable: false,
      adopting: false,
      restoring: false,
      moved: null,
    };
    await tess.ask({ type: 'reconnect', ledger });
    await tess.status(ledger, 'incompatible');
    const act = { type: 'proposal.create', data: proposal('ops', 'tess') };
    expect((await tess.problem({ type: 'propose', ledger, act })).code).toBe('read-only');
    expect((await tess.state(ledger)).person.get('tess')?.name).toBe('Person tess');
  } finally {
    await fake.stop();
  }
  await world.start();
  await tess.ask({ type: 'reconnect', ledger });
  await tess.status(ledger, 'online');
});

test('a relay restored from an older backup is given back what it lacks', async () => {
  const { sam, tess, ledger } = await withTess();
  const relay = join(world.folder, 'relay');
  await world.stop();
  await cp(relay, join(world.folder, 'backup'), { recursive: true });
  await world.start();
  await tess.status(ledger, 'online');
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  await tess.do(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations' });
  const { position } = world.relay.published;
  await world.stop();
  await rm(relay, { recursive: true });
  await cp(join(world.folder, 'backup'), relay, { recursive: true });
  await world.start();
  expect(world.relay.published.position.seq).toBe(position.seq - 2);
  await tess.status(ledger, 'online');
  expect(world.relay.published.position).toEqual(position);
  // Whichever of the two was there first.
  const told = [...sam.events, ...tess.events].filter((event) => event.type === 'connection');
  expect(told.map(({ connection }) => connection.status)).toContain('restoring');
  await tess.do(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations again' });
});

test('a last line of the local ledger that is torn is cut off and fetched again', async () => {
  const { tess, ledger } = await withTess();
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  const before = (await tess.open(ledger)).position;
  await tess.close();
  const path = join(tess.folder, 'ledgers', ledger, 'ledger.jsonl');
  const { length } = await readFile(path);
  await truncate(path, length - 40);
  await tess.restart();
  await tess.status(ledger, 'online');
  expect((await tess.open(ledger)).position).toEqual(before);
  expect(await tess.ask({ type: 'verify', ledger })).toMatchObject({ ok: true });
  expect(await readdir(join(tess.folder, 'ledgers', ledger))).not.toContainEqual(
    expect.stringMatching(/damaged/),
  );
});

test('a damaged local ledger is set aside under another name, and fetched again', async () => {
  const { tess, ledger } = await withTess();
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  const before = (await tess.open(ledger)).position;
  await tess.close();
  const folder = join(tess.folder, 'ledgers', ledger);
  const path = join(folder, 'ledger.jsonl');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('Person tess', 'Person toss'));
  await tess.restart();
  await tess.status(ledger, 'online');
  expect((await tess.open(ledger)).position).toEqual(before);
  expect((await tess.state(ledger)).person.get('tess')?.name).toBe('Person tess');
  const aside = (await readdir(folder)).find((name) => /^ledger-damaged-\d+\.jsonl$/.test(name));
  expect(await readFile(join(folder, aside ?? ''), 'utf8')).toContain('Person toss');
});

test('a second device is added from the first, and waits until it is', async () => {
  const { tess, ledger } = await withTess();
  const { link } = await tess.ask({ type: 'device-link', ledger });
  const second = world.desk('tess-2');
  const { deviceCode } = await second.ask({ type: 'offer-device', link });
  expect(await second.ask({ type: 'offer-device', link })).toEqual({ ledger, deviceCode });
  await second.status(ledger, 'not-enrolled');
  await tess.do(ledger, 'device.add', { publicKey: deviceCode, kind: 'desktop' });
  await second.status(ledger, 'online');
  const item = await second.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  expect(item).toMatchObject({ person: 'tess', n: 1 });
});

test('the recovery code brings the founder back on a new device', async () => {
  const { sam, ledger } = await withTess();
  await sam.close();
  const again = world.desk('sam-again');
  const relayUrl = world.relay.url;
  const code = ` ${world.recoveryCode.toLowerCase()} `;
  const wrong = { type: 'recover', relayUrl, code: code.replace(/.-/, '!-') } as const;
  expect((await again.problem(wrong)).code).toBe('recovery-malformed');
  expect(await again.ask({ type: 'recover', code, relayUrl })).toEqual({ ledger });
  await again.status(ledger, 'online');
  expect((await again.open(ledger)).association.me).toMatchObject({
    person: 'sam',
    kind: 'desktop',
  });
  await again.do(ledger, 'person.register', {
    person: { id: 'ulf', name: 'Ulf', organization: 'acme' },
  });
});

test('the recovery code of one association does not open another', async () => {
  const { sam } = await withTess();
  await sam.close();
  const other = (await ClientWorld.founded()).world;
  try {
    const again = world.desk('sam-again');
    const request = {
      type: 'recover',
      code: other.recoveryCode,
      relayUrl: world.relay.url,
    } as const;
    expect((await again.problem(request)).code).toBe('relay-of-another-association');
  } finally {
    await other.end();
  }
});

test('a revoked device is shut out, and keeps what it has', async () => {
  const { sam, tess, ledger } = await withTess();
  const { device } = (await tess.open(ledger)).association.me;
  await sam.do(ledger, 'device.revoke', { device });
  await tess.status(ledger, 'shut-out');
  const act = { type: 'proposal.create', data: proposal('ops', 'tess') };
  expect((await tess.problem({ type: 'propose', ledger, act })).code).toBe('read-only');
  expect((await tess.state(ledger)).person.get('tess')?.name).toBe('Person tess');
  expect(await tess.ask({ type: 'verify', ledger })).toMatchObject({ ok: true });
});

test('an association moves to another relay, and everybody finds it there', async () => {
  const { sam, tess, ledger } = await withTess();
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  const next = await ClientWorld.make();
  try {
    await next.start({ adopts: true });
    const { url } = next.relay;
    const identity = await sam.ask({ type: 'relay-identity', url });
    expect(identity).toMatchObject({ relayKey: next.relay.publicKey, ledger: '' });
    const { relayKey } = identity;
    await sam.seq(ledger, world.relay.published.position.seq);
    const reply = await sam.ask({ type: 'move-relay', ledger, url, relayKey });
    expect(reply.outcome).toBe('queued');
    for (const desk of [sam, tess]) {
      await desk.until('the new relay', async () => {
        const { status, relayUrl } = await desk.connection(ledger);
        return status === 'online' && relayUrl === url ? true : null;
      });
    }
    await tess.do(ledger, 'proposal.revise', { twg: 'ops', name: 'Operations' });
    expect(next.relay.published.state.twg.get('ops')?.name).toBe('Operations');
    expect(await tess.ask({ type: 'verify', ledger })).toMatchObject({ ok: true });
    // Whoever was away finds it through the old one.
    const { link } = await sam.ask({ type: 'invite', ledger, person: 'tim', days: 7 });
    const tim = world.desk('tim');
    const old = link.replace(encodeURIComponent(url), encodeURIComponent(world.relay.url));
    await tim.ask({ type: 'join', text: old });
    await tim.status(ledger, 'online');
  } finally {
    for (const desk of [sam, tess]) await desk.close();
    await next.end();
  }
});
