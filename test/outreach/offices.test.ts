import { afterEach, describe, expect, it } from 'vitest';
import { SlackTestServer } from '../outside/slack-server.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function founded(
  more: Parameters<typeof OutreachWorld.founded>[1] = {},
): Promise<{ world: OutreachWorld; server: SmtpTestServer }> {
  const server = await SmtpTestServer.start();
  const world = await OutreachWorld.founded({ smtp: smtpOf(server) }, more);
  ends.push(
    () => server.close(),
    () => world.end(),
  );
  return { world, server };
}

describe('who may', () => {
  it('what is of the association is set by the secretariat, and seen by members', async () => {
    const { world } = await founded();
    const change = { portal: 'public' };
    expect(await world.ask('tess', '/outreach/association', 'PUT', change)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(await world.association('sam', { portal: 'public' })).toMatchObject({
      mail: 'ready',
      mailFrom: 'relay@convene.example',
      portal: 'public',
      portalUrl: 'https://relay.example/portal',
      reached: { persons: 0, of: 4 },
    });
    const seen = await world.ask('tess', '/outreach/association');
    expect(seen.body).toMatchObject({ portal: 'public', persons: null });
    expect((await world.world.http('/outreach/mine')).status).toBe(401);
    expect((await world.ask('tess', '/outreach/deliveries')).status).toBe(403);
    expect((await world.ask('tess', '/outreach/deliveries?twg=ops')).status).toBe(403);
    const test = { to: 'channel', kind: 'slack', name: 'all' };
    expect((await world.ask('tess', '/outreach/test', 'POST', test)).status).toBe(403);
  });

  it('the secretariat names addresses until somebody has named their own', async () => {
    const { world } = await founded();
    const email = (address: string | null) => ({ persons: [{ person: 'tess', email: address }] });
    await world.association('sam', email('first@members.example'));
    const mine = await world.mine('tess', {});
    expect(mine).toMatchObject({ email: 'first@members.example', emailBy: 'secretariat' });
    await world.association('sam', email(null));
    expect(await world.mine('tess', { email: 'own@members.example' })).toMatchObject({
      emailBy: 'self',
    });
    expect(
      await world.ask('sam', '/outreach/association', 'PUT', email('other@members.example')),
    ).toMatchObject({ status: 409, body: { code: 'set-by-person', persons: ['tess'] } });
    expect((await world.mine('tess', {})).email).toBe('own@members.example');
    const stranger = { persons: [{ person: 'nobody', email: 'x@members.example' }] };
    expect((await world.ask('sam', '/outreach/association', 'PUT', stranger)).status).toBe(422);
  });

  it('is all there after a restart', async () => {
    const { world } = await founded();
    await world.mine('tess', { email: 'own@members.example', digest: 'daily' });
    await world.association('sam', { portal: 'off' });
    await world.restart();
    expect(await world.mine('tess', {})).toMatchObject({
      email: 'own@members.example',
      digest: 'daily',
      nameOnPortal: 'hidden',
    });
    expect((await world.association('sam', {})).portalUrl).toBeNull();
  });
});

describe('a test', () => {
  it('answers once it was tried, with what became of it', async () => {
    const { world, server } = await founded();
    const none = await world.ask('tess', '/outreach/test', 'POST', { to: 'my-email' });
    expect(none).toMatchObject({ status: 409, body: { code: 'no-address' } });
    await world.mine('tess', { email: 'own@members.example', off: ['updates'] });
    expect(await world.test('tess', { to: 'my-email' })).toMatchObject({ state: 'sent' });
    expect(server.mails).toHaveLength(1);
    server.fate = () => ({ kind: 'refuse', code: 550, at: 'recipient' });
    expect(await world.test('tess', { to: 'my-email' })).toMatchObject({
      state: 'given-up',
      problem: { code: 'rejected' },
    });
  });

  it('is not for flooding somebody else', async () => {
    const { world, server } = await founded();
    await world.mine('tess', { email: 'victim@elsewhere.example' });
    const answers: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      world.world.time.pass(1000);
      answers.push((await world.ask('tess', '/outreach/test', 'POST', { to: 'my-email' })).status);
    }
    expect(answers.filter((status) => status === 429)).toHaveLength(3);
    expect(server.mails).toHaveLength(5);
  });

  it('can be sent again once the relay has been up for a minute more', async () => {
    const { world } = await founded();
    await world.mine('tess', { email: 'own@members.example' });
    const asked = async (): Promise<number> =>
      (await world.ask('tess', '/outreach/test', 'POST', { to: 'my-email' })).status;
    for (let n = 0; n < 5; n += 1) expect(await asked()).toBe(200);
    expect(await asked()).toBe(429);
    world.world.time.pass(60_000);
    expect(await asked()).toBe(200);
    expect(await asked()).toBe(429);
  });
});

describe('what is not to be sent', () => {
  it('a rehearsal sends nothing, and says so', async () => {
    const { world, server } = await founded({ rehearsal: true });
    expect(await world.mine('tess', { email: 'own@members.example' })).toMatchObject({
      mail: 'not-set-up',
    });
    expect(await world.ask('tess', '/outreach/test', 'POST', { to: 'my-email' })).toMatchObject({
      status: 409,
      body: { code: 'rehearsal' },
    });
    await world.happens();
    await world.world.http('/relay');
    expect((await world.deliveries()).waiting).toBe(0);
    expect(server.connections).toBe(0);
  });

  it('nothing goes out while the clock is doubted, and all of it afterwards', async () => {
    const { world, server } = await founded();
    const quietHours = { from: 9 * 60, to: 12 * 60, zone: 'UTC' };
    await world.mine('tess', { email: 'own@members.example', quietHours });
    await world.happens();
    await world.until(async () => (await world.deliveries()).waiting === 1);
    // The clock leaps, the uptime does not.
    world.world.time.clock += 3 * 60 * 60_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.connections).toBe(0);
    await world.world.relay.acceptClock();
    await server.taken(1);
  });

  it('a relay that sends no mail says so', async () => {
    const world = await OutreachWorld.founded({});
    ends.push(() => world.end());
    expect(await world.mine('tess', { email: 'own@members.example' })).toMatchObject({
      mail: 'not-set-up',
    });
    const answer = await world.ask('tess', '/outreach/test', 'POST', { to: 'my-email' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'mail-not-set-up' } });
    expect((await world.association('sam', {})).mailFrom).toBeNull();
  });
});

describe('a channel', () => {
  async function channelWorld(webhooks: 'public' | 'private-too' = 'private-too') {
    const slack = await SlackTestServer.start();
    const world = await OutreachWorld.founded({ webhooks });
    ends.push(
      () => slack.close(),
      () => world.end(),
    );
    world.source.channels = [{ kind: 'slack', name: 'all' }];
    return { slack, world };
  }
  const set = (world: OutreachWorld, webhook: string) =>
    world.association('sam', { channel: { kind: 'slack', name: 'all', webhook } });

  it('that nobody has set waits for its webhook, and is then posted to at once', async () => {
    const { slack, world } = await channelWorld();
    await world.happens();
    // It is in the list from the beginning; that it has no address is known once it was attempted.
    await world.troubled();
    expect((await world.deliveries()).deliveries).toHaveLength(1);
    expect((await world.deliveries()).deliveries[0]).toMatchObject({
      state: 'waiting',
      to: { kind: 'slack', name: 'all' },
      problem: { code: 'no-address' },
    });
    const answer = await set(world, slack.webhook('all'));
    expect(answer.channels).toEqual([{ kind: 'slack', name: 'all', reach: 'set' }]);
    const [post] = await slack.taken(1);
    expect(post?.text).toBe('registered: new-1');
    await world.settled();
    expect((await world.deliveries()).deliveries[0]).toMatchObject({ state: 'sent' });
  });

  it('that was posted in by hand is not posted in again once its webhook is set, nor after a restart', async () => {
    const { slack, world } = await channelWorld();
    await world.happens();
    await world.troubled();
    const [waiting] = (await world.deliveries()).deliveries;
    const id = waiting?.id ?? '';
    const path = `/outreach/deliveries/${id}/by-hand`;
    expect((await world.ask('tess', path, 'POST', {})).status).toBe(403);
    expect(await world.noteByHand('sam', id)).toMatchObject({ state: 'by-hand', problem: null });
    expect(await world.deliveries()).toMatchObject({ sent: 0, waiting: 0, givenUp: 0 });
    await set(world, slack.webhook('all'));
    await world.restart();
    await world.happens();
    await slack.taken(1);
    await world.settled();
    expect(slack.posts.map(({ text }) => text)).toEqual(['registered: new-2']);
    const { deliveries } = await world.deliveries();
    expect(deliveries.find((one) => one.id === id)?.state).toBe('by-hand');
    // What the relay has posted itself is nothing to be noted.
    const sent = deliveries.find(({ state }) => state === 'sent')?.id ?? '';
    const again = await world.ask('sam', `/outreach/deliveries/${sent}/by-hand`, 'POST', {});
    expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('that was not posted in by hand after all waits again, and is posted to', async () => {
    const { slack, world } = await channelWorld();
    await world.happens();
    await world.troubled();
    const id = (await world.deliveries()).deliveries[0]?.id ?? '';
    await world.noteByHand('sam', id);
    expect(await world.retry('sam', id)).toMatchObject({
      state: 'waiting',
      problem: { code: 'no-address' },
    });
    await set(world, slack.webhook('all'));
    const [post] = await slack.taken(1);
    expect(post?.text).toBe('registered: new-1');
  });

  it('that stands for each member waits for nothing, unless it is set as a list', async () => {
    const { slack, world } = await channelWorld();
    const members = { kind: 'slack', name: 'each member' } as const;
    world.source.channels = [members, { kind: 'slack', name: 'all' }];
    await set(world, slack.webhook('all'));
    await world.happens();
    await slack.taken(1);
    await world.settled();
    expect((await world.deliveries()).deliveries).toMatchObject([{ to: { name: 'all' } }]);
    const webhook = slack.webhook('members');
    const answer = await world.association('sam', { channel: { ...members, webhook } });
    expect(answer.channels).toContainEqual({ ...members, reach: 'set' });
    await world.happens();
    await slack.taken(3);
  });

  it('is left alone for as long as it asks for', async () => {
    const { slack, world } = await channelWorld();
    slack.answer = () => ({ kind: 'rate-limited', seconds: 300 });
    await set(world, slack.webhook('all'));
    await world.happens();
    await slack.asked(1);
    await world.until(async () => (await world.deliveries()).deliveries[0]?.attempts === 1);
    expect((await world.deliveries()).deliveries[0]?.problem).toEqual({
      code: 'deferred',
      detail: '429 rate_limited',
    });
    slack.answer = () => ({ kind: 'ok' });
    world.world.time.pass(250_000);
    await world.happens();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.requests).toBe(1);
    world.world.time.pass(60_000);
    await slack.taken(2);
  });

  it.each([
    ['no_service', 404],
    ['channel_is_archived', 410],
    ['action_prohibited', 403],
  ])('that is gone is given up: %s', async (code, status) => {
    const { slack, world } = await channelWorld();
    slack.answer = () => ({ kind: 'error', status, code });
    await set(world, slack.webhook('all'));
    const delivery = await world.test('sam', { to: 'channel', kind: 'slack', name: 'all' });
    expect(delivery).toMatchObject({
      state: 'given-up',
      problem: { code: 'rejected', detail: `${status} ${code}` },
    });
  });

  it('that fails, or is cut off, is tried again', async () => {
    const { slack, world } = await channelWorld();
    await set(world, slack.webhook('all'));
    for (const answer of [
      { kind: 'error', status: 500, code: 'rollup_error' },
      { kind: 'drop' },
    ] as const) {
      slack.answer = () => answer;
      const delivery = await world.test('sam', { to: 'channel', kind: 'slack', name: 'all' });
      expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 });
    }
  });

  it('does not lead anywhere else', async () => {
    const { slack, world } = await channelWorld();
    slack.answer = (path) =>
      path.endsWith('all') ? { kind: 'redirect', to: slack.webhook('inside') } : { kind: 'ok' };
    await set(world, slack.webhook('all'));
    const delivery = await world.test('sam', { to: 'channel', kind: 'slack', name: 'all' });
    expect(delivery).toMatchObject({ state: 'given-up', problem: { code: 'rejected' } });
    expect(slack.posts).toHaveLength(0);
  });

  it('does not lead into private networks, unless the operator has said so', async () => {
    const { slack, world } = await channelWorld('public');
    for (const webhook of [
      slack.webhook('all'),
      'https://127.0.0.1/services/x',
      'https://10.1.2.3/services/x',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/services/x',
      'https://[::ffff:10.0.0.1]/services/x',
      'https://0x7f000001/services/x',
    ]) {
      const answer = await world.ask('tess', '/outreach/mine', 'PUT', { slack: webhook });
      expect(answer).toMatchObject({ status: 422, body: { code: 'webhook-not-allowed' } });
    }
    // A name that leads there is found out when it is looked up.
    await set(world, 'https://localhost/services/x');
    const delivery = await world.test('sam', { to: 'channel', kind: 'slack', name: 'all' });
    expect(delivery).toMatchObject({ state: 'given-up', problem: { code: 'rejected' } });
    expect(slack.requests).toBe(0);
  });
});
