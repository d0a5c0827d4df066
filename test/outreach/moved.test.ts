import { cp, rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { START } from '../../shared/ledger/entry.ts';
import type { Position } from '../../shared/rules/index.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { RelayWorld } from '../relay/relay-world.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';

const TESS = 'tess@members.example';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function founded(): Promise<{ world: OutreachWorld; server: SmtpTestServer }> {
  const server = await SmtpTestServer.start();
  const world = await OutreachWorld.founded({ smtp: smtpOf(server) });
  ends.push(
    () => server.close(),
    () => world.end(),
  );
  return { world, server };
}

async function linesOf(world: RelayWorld, since: Position): Promise<string[]> {
  const client = await world.client('sam');
  client.send({ type: 'subscribe', since });
  return client.linesTo(world.relay.published.position.seq);
}

describe('after a move', () => {
  it('the new relay says nothing old again, and the old one nothing more', async () => {
    const { world, server } = await founded();
    const old = world.world;
    await world.mine('tess', { email: TESS });
    await world.happens();
    await server.taken(1);
    const next = await RelayWorld.make('new relay');
    ends.push(() => next.end());
    const { source } = world;
    const outreach = { smtp: smtpOf(server), source, attention: 20 };
    await next.start({ adopts: true, outreach });
    const lines = await linesOf(old, START);
    await next.post('/restore', { since: START, lines, more: false });
    // Started once more in between, it still knows of nothing that would be news.
    await next.restart({ adopts: true, outreach });
    const authorization = `Bearer ${await next.token('sam')}`;
    const persons = [{ person: 'tess', email: TESS }];
    const body = JSON.stringify({ persons });
    await next.http('/outreach/association', { method: 'PUT', headers: { authorization }, body });
    const appointment = old.act('sam', 'relay.appoint', {
      publicKey: next.relaySigner.publicKey,
      url: 'https://new.example',
    });
    await old.relay.propose(appointment);
    const { bytes, signature } = appointment;
    const answer = await next.post('/adopt', { act: bytes, signature });
    expect(answer.status).toBe(200);
    const data = { person: { id: 'later', name: 'Later', organization: 'acme' } };
    await next.do('sam', 'person.register', data);
    await server.taken(2);
    await world.until(() => server.mails.length >= 2);
    const subjects = (await server.parsed()).map(({ subject }) => subject);
    expect(subjects).toEqual(['registered: <b>New</b> & 1', 'registered: Later']);
    const link = await old.http('/unsubscribe/tess.updates.AAAAAAAAAAAAAAAAAAAAAA');
    expect(link.status).toBe(410);
  });
});

describe('after a restore from an older backup', () => {
  it('what clients hand over is not told again', async () => {
    const { world, server } = await founded();
    await world.mine('tess', { email: TESS });
    await world.world.stop();
    const backup = `${world.world.folder}-backup`;
    await cp(world.world.folder, backup, { recursive: true });
    ends.push(() => rm(backup, { recursive: true, force: true }));
    await world.restart();
    const since = world.world.relay.published.position;
    await world.happens();
    await server.taken(1);
    const lines = await linesOf(world.world, since);
    await world.world.stop();
    await rm(world.world.folder, { recursive: true });
    await cp(backup, world.world.folder, { recursive: true });
    world.world.time.pass(60_000);
    await world.restart();
    const restored = await world.world.post('/restore', { since, lines, more: false });
    expect(restored.status).toBe(200);
    await world.happens();
    await server.taken(2);
    await world.settled();
    const subjects = (await server.parsed()).map(({ subject }) => subject);
    expect(subjects).toEqual(['registered: <b>New</b> & 1', 'registered: <b>New</b> & 2']);
  });
});
