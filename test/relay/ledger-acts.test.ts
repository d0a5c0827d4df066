import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../shared/rules/index.ts';
import { START } from '../../shared/ledger/entry.ts';
import type { SignedAct } from '../../shared/ledger/act.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

const openBallot = (ballot = 'b1') =>
  ['rulebook.propose', { ballot, change: { updateDays: 7 }, days: 1 }] as const;

/** A vote on the text of that ballot. */
function vote(person: string, ballot = 'b1', id?: string): SignedAct {
  const { textSha256 } = world.relay.published.state.ballot.get(ballot) ?? {};
  const data = { ballot, choice: 'yes', textSha256 };
  return world.act(person, 'ballot.cast', data, id === undefined ? {} : { id });
}

describe('founding', () => {
  it('is taken once, and only by a relay that was started for it', async () => {
    world = await RelayWorld.make();
    await world.start();
    const act = world.foundingAct();
    const body = { act: act.bytes, signature: act.signature };
    expect(await world.post('/found', body)).toMatchObject({
      status: 403,
      body: { problem: { code: 'not-foundable' } },
    });
    await world.restart({ foundable: true });
    const first = await world.post('/found', body);
    expect(first).toMatchObject({ status: 200, body: { result: 'accepted', receipt: { seq: 1 } } });
    // Sent once more it gets its receipt again; another founding gets none.
    expect(await world.post('/found', body)).toEqual({ ...first, headers: expect.anything() });
    const other = world.foundingAct({ name: 'Another' });
    expect(
      await world.post('/found', { act: other.bytes, signature: other.signature }),
    ).toMatchObject({
      status: 400,
      body: { problem: { code: 'other-ledger' } },
    });
    expect(world.relay.published.position.seq).toBe(1);
  });

  it('can come over a socket without a session; nothing else can', async () => {
    world = await RelayWorld.make();
    await world.start({ foundable: true });
    const client = await world.open(['convene.1']);
    client.hello();
    expect(await client.propose(world.foundingAct())).toMatchObject({ type: 'receipt' });
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await client.propose(act)).toMatchObject({
      type: 'problem',
      problem: { code: 'session-needed' },
    });
    client.send({ type: 'subscribe', since: START });
    expect(await client.closed).toEqual({ code: 4401, reason: 'session-needed' });
    const late = await world.open(['convene.1']);
    expect(await late.closed).toEqual({ code: 4401, reason: 'session-needed' });
  });

  it('takes at /enrol what enrols, and nothing else', async () => {
    world = await RelayWorld.founded();
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    const body = { act: act.bytes, signature: act.signature };
    expect(await world.post('/enrol', body)).toMatchObject({
      status: 403,
      body: { problem: { code: 'session-needed' } },
    });
    const enrolment = await world.enrolment('tess');
    const forged = { act: enrolment.bytes, signature: act.signature };
    expect(await world.post('/enrol', forged)).toMatchObject({
      status: 400,
      body: { problem: { code: 'act-signature' } },
    });
    await world.enrol('tess');
    expect((await world.login('tess')).status).toBe(200);
  });
});

describe('the same act again', () => {
  it('gets the old answer, before and after a restart', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    const good = world.act('tess', ...openBallot());
    const bad = world.act('tess', 'tsc.seat', { person: 'sam' });
    const before = await world.client('tess');
    const [receipt, refusal] = [await before.propose(good), await before.propose(bad)];
    expect([receipt.type, refusal.type]).toEqual(['receipt', 'refusal']);
    expect([await before.propose(good), await before.propose(bad)]).toEqual([receipt, refusal]);
    const { position } = world.relay.published;

    await world.restart();
    const after = await world.client('tess');
    expect([await after.propose(good), await after.propose(bad)]).toEqual([receipt, refusal]);
    expect(world.relay.published.position).toEqual(position);
  });

  it('is another act under the same id, which is refused', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    const first = world.act('tess', 'rulebook.propose', openBallot()[1], { id: 'mine' });
    const reused = world.act('tess', 'rulebook.propose', openBallot('b2')[1], { id: 'mine' });
    const tess = await world.client('tess');
    const receipt = await tess.propose(first);
    expect(await tess.propose(reused)).toMatchObject({ refusal: { code: 'id-reused' } });
    await world.restart();
    const again = await world.client('tess');
    expect(await again.propose(reused)).toMatchObject({ refusal: { code: 'id-reused' } });
    expect(await again.propose(first)).toEqual(receipt);
  });

  it('has a fate that can be asked for by its id', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    const tess = await world.client('tess');
    const good = world.act('tess', 'rulebook.propose', openBallot()[1], { id: 'good' });
    const bad = world.act('tess', 'tsc.seat', { person: 'sam' }, { id: 'bad' });
    const receipt = await tess.propose(good);
    const refusal = await tess.propose(bad);
    if (receipt.type !== 'receipt' || refusal.type !== 'refusal') throw new Error('unexpected');
    const asks = async () => {
      const client = await world.client('tess');
      expect(await client.fate('good')).toEqual({ result: 'accepted', receipt: receipt.receipt });
      expect(await client.fate('bad')).toEqual({ result: 'refused', refusal: refusal.refusal });
      expect(await client.fate('never-sent')).toEqual({ result: 'unknown' });
    };
    await asks();
    await world.restart();
    await asks();
  });
});

describe('time', () => {
  it('counts a vote before the closing instant, and none at it', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess', 'tim');
    await world.do('tess', ...openBallot());
    const ballot = () => world.relay.published.state.ballot.get('b1');
    const closesAt = ballot()?.closesAt ?? 0;
    const tess = await world.client('tess');
    const tim = await world.client('tim');
    world.time.pass(closesAt - world.time.clock - 1);
    expect(await tess.propose(vote('tess'))).toMatchObject({ receipt: { at: closesAt - 1 } });
    const late = vote('tim');
    world.time.pass(1);
    expect(await tim.propose(late)).toMatchObject({ refusal: { code: 'ballot-closed' } });
    expect(ballot()).toMatchObject({ status: 'closed', closedAt: closesAt });
  });

  it('closes a ballot by itself at its instant', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    await world.do('tess', ...openBallot());
    const tess = await world.client('tess');
    const { seq } = world.relay.published.position;
    tess.send({ type: 'subscribe', since: world.relay.published.position });
    const closesAt = world.relay.published.state.ballot.get('b1')?.closesAt ?? 0;
    // The timer that is armed sleeps by the clock as it was, so one is armed that is short.
    world.time.pass(closesAt - world.time.clock - 50);
    await world.relay.tick();
    expect(world.relay.published.position.seq).toBe(seq);
    world.time.pass(50);
    const [line = ''] = await tess.linesTo(seq + 1);
    expect(line).toContain('"type":"ballot.close"');
    expect(line).toContain(`"at":${closesAt},`);
  });

  it('closes at start what became due while it was not running', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    await world.do('tess', ...openBallot());
    const closesAt = world.relay.published.state.ballot.get('b1')?.closesAt ?? 0;
    await world.stop();
    world.time.pass(3 * DAY);
    await world.start({ patience: 0 });
    const ballot = world.relay.published.state.ballot.get('b1');
    expect(ballot).toMatchObject({ status: 'closed', closedAt: closesAt });
  });

  it('never goes back', async () => {
    world = await RelayWorld.founded();
    const { at } = world.relay.published;
    world.time.clock -= 5 * HOUR;
    const answer = await world.propose('sam', 'tsc.seat', { person: 'sam' });
    expect(answer).toMatchObject({ result: 'accepted', receipt: { at } });
  });

  it('stamps nothing while the clock is more than an hour ahead of the uptime', async () => {
    world = await RelayWorld.founded();
    world.time.clock += HOUR + 1;
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'clock-doubted' } });
    expect((await world.http('/healthz')).status).toBe(503);
    await world.relay.tick();
    expect(world.relay.published.position.seq).toBe(1);
    world.time.clock -= 1;
    expect(await world.relay.propose(act)).toMatchObject({ result: 'accepted' });
    expect((await world.http('/healthz')).status).toBe(200);
  });

  it('goes on after a jump once the operator has confirmed the clock', async () => {
    world = await RelayWorld.founded();
    world.time.clock += 7 * 365 * DAY;
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'clock-doubted' } });
    await world.relay.acceptClock();
    const { clock } = world.time;
    expect(await world.relay.propose(act)).toMatchObject({ receipt: { at: clock } });
  });

  it('asks for a confirmation at start, 30 days after the last entry', async () => {
    world = await RelayWorld.founded();
    await world.stop();
    world.time.pass(30 * DAY);
    await world.start();
    await world.do('sam', 'tsc.seat', { person: 'sam' });
    await world.stop();
    world.time.pass(30 * DAY + 1);
    await world.start();
    const act = world.act('sam', 'tsc.unseat', { person: 'sam' });
    expect(await world.relay.propose(act)).toMatchObject({ problem: { code: 'clock-doubted' } });
    await world.restart({ acceptClock: true });
    expect(await world.relay.propose(act)).toMatchObject({ result: 'accepted' });
  });
});
