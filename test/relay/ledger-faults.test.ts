import { afterEach, describe, expect, it } from 'vitest';
import { START } from '../../shared/ledger/entry.ts';
import { FakeDisk } from './fake-disk.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
const disk = { current: new FakeDisk() };
afterEach(() => world.end());

async function foundedOnFake(...people: string[]): Promise<FakeDisk> {
  disk.current = new FakeDisk();
  world = await RelayWorld.founded({ openFile: disk.current.open });
  await world.enrol(...people);
  return disk.current;
}

const seat = (person: string, id?: string) =>
  world.act('sam', 'tsc.seat', { person }, id === undefined ? {} : { id });

describe('a disk whose flush never ends', () => {
  it('lets no receipt, refusal or entry out', async () => {
    const fake = await foundedOnFake();
    const sam = await world.client('sam');
    sam.send({ type: 'subscribe', since: START });
    await sam.linesTo(1);
    fake.fault = 'never-flushes';
    const flushes = fake.flushes;
    const accepted = sam.propose(seat('sam', 'accepted'));
    const refused = sam.propose(world.act('sam', 'rulebook.propose', {}, { id: 'refused' }));
    // The relay answers what comes after on the same socket, and has got as far as the flush.
    expect(await sam.fate('accepted')).toEqual({ result: 'unknown' });
    while (fake.flushes === flushes) await new Promise((resolve) => setImmediate(resolve));
    expect(await sam.fate('accepted')).toEqual({ result: 'unknown' });
    expect(await sam.fate('refused')).toEqual({ result: 'unknown' });
    expect(sam.messages.map(({ type }) => type)).not.toContain('receipt');
    expect(sam.messages.map(({ type }) => type)).not.toContain('refusal');
    expect(sam.messages.map(({ type }) => type)).not.toContain('entries');
    expect(world.relay.published.position.seq).toBe(1);
    const newcomer = await world.client('sam');
    expect((await newcomer.next('hello')).head.seq).toBe(1);
    fake.release();
    expect(await accepted).toMatchObject({ problem: { code: 'storage' } });
    expect(await refused).toMatchObject({ problem: { code: 'storage' } });
  });
});

describe('a disk that fails', () => {
  it.each(['full', 'flush-fails'] as const)(
    '%s: a problem for now; later acts work',
    async (fault) => {
      const fake = await foundedOnFake('tess');
      const before = fake.content(`${world.folder}/ledger.jsonl`).flushed.toString();
      const { position, state } = world.relay.published;
      const [sam, tess] = [await world.client('sam'), await world.client('tess')];
      fake.fault = fault;
      const good = seat('sam', 'good');
      const ballot = world.act('tess', 'rulebook.propose', {
        ballot: 'b',
        change: { updateDays: 7 },
      });
      expect(await sam.propose(good)).toMatchObject({ problem: { code: 'storage' } });
      expect(await tess.propose(ballot)).toMatchObject({ problem: { code: 'storage' } });
      const bad = world.act('tess', 'tsc.seat', { person: 'sam' }, { id: 'bad' });
      expect(await tess.propose(bad)).toMatchObject({ problem: { code: 'storage' } });
      expect(await tess.fate('bad')).toEqual({ result: 'unknown' });
      expect(world.relay.published).toMatchObject({ position, state });
      expect((await world.http('/healthz')).body).toMatchObject({ ok: false, storage: 'failing' });

      fake.fault = 'none';
      expect(await sam.propose(good)).toMatchObject({ receipt: { seq: position.seq + 1 } });
      expect(await tess.propose(ballot)).toMatchObject({ receipt: { seq: position.seq + 2 } });
      expect(await tess.propose(bad)).toMatchObject({ refusal: { code: 'not-permitted' } });
      expect((await world.http('/healthz')).status).toBe(200);
      // Nothing of the lost batches is in the file.
      const after = fake.content(`${world.folder}/ledger.jsonl`).flushed.toString();
      expect(after.startsWith(before)).toBe(true);
      expect(after.slice(before.length).split('\n').filter(Boolean)).toHaveLength(3);
      await world.restart({ openFile: fake.open });
      expect(world.relay.published.position.seq).toBe(position.seq + 2);
    },
  );

  it('tells of no refusal that it could not keep, though its entries are kept', async () => {
    const fake = await foundedOnFake();
    const sam = await world.client('sam');
    fake.fault = 'full';
    const bad = world.act('sam', 'rulebook.propose', {}, { id: 'bad' });
    expect(await sam.propose(bad)).toMatchObject({ problem: { code: 'storage' } });
    expect(await sam.fate('bad')).toEqual({ result: 'unknown' });
    fake.fault = 'none';
    const refusal = await sam.propose(bad);
    expect(refusal).toMatchObject({ type: 'refusal' });
    await world.restart({ openFile: fake.open });
    expect(await (await world.client('sam')).propose(bad)).toEqual(refusal);
  });
});

describe('a power cut, again and again', () => {
  it('misses nothing that was acknowledged', async () => {
    const fake = await foundedOnFake('tess', 'tim');
    const answered = new Map<string, unknown>();
    for (let round = 0; round < 10; round += 1) {
      const people = ['sam', 'tess', 'tim'];
      const clients = await Promise.all(people.map((person) => world.client(person)));
      const proposals = clients.flatMap((client, index) =>
        [1, 2, 3].map(async (number) => {
          const id = `r${round}-${index}-${number}`;
          const type = number === 2 ? 'tsc.unseat' : 'tsc.seat';
          const act = world.act(people[index] ?? '', type, { person: 'sam' }, { id });
          const answer = await client.propose(act);
          answered.set(id, answer);
        }),
      );
      // The cut comes while some are answered and some are not.
      await Promise.race(proposals);
      fake.fault = 'gone';
      await Promise.allSettled(proposals.map((one) => Promise.race([one, world.stop()])));
      fake.cutPower();
      fake.fault = 'none';
      await world.start({ openFile: fake.open });
      for (const [id, answer] of answered) {
        const { type, ...rest } = answer as { type: string; receipt?: unknown; refusal?: unknown };
        if (type === 'problem') continue;
        const result = type === 'receipt' ? 'accepted' : 'refused';
        expect(world.relay.fateOf(id)).toEqual({ result, ...rest });
      }
    }
    const kept = [...answered.values()].filter(
      (answer) => (answer as { type: string }).type !== 'problem',
    );
    expect(kept.length).toBeGreaterThan(10);
  });
});
