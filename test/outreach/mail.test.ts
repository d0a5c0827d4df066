import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../shared/rules/index.ts';
import { SmtpTestServer, TAKE, type SmtpTestOptions } from '../outside/smtp-server.ts';
import { standingPort } from '../outside/standing-port.ts';
import { FROM, OutreachWorld, smtpOf } from './outreach-world.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function makeServer(options: SmtpTestOptions = {}): Promise<SmtpTestServer> {
  const server = await SmtpTestServer.start(options);
  ends.push(() => server.close());
  return server;
}

async function makeWorld(server: SmtpTestServer, more = {}): Promise<OutreachWorld> {
  const world = await OutreachWorld.founded({ smtp: smtpOf(server), ...more });
  ends.push(() => world.end());
  return world;
}

const TESS = 'tess@members.example';

describe('a mail', () => {
  it.each([
    ['tls', { user: 'relay', password: 'p:/@ß' }],
    ['starttls', { user: 'relay', password: 'secret' }],
    ['none', { user: 'relay', password: 'secret' }],
  ] as const)('arrives over %s with a login', async (security, login) => {
    const server = await makeServer({ security, login });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    const [mail] = await server.taken(1);
    expect(mail).toMatchObject({
      from: 'relay@convene.example',
      to: [TESS],
      user: 'relay',
      secure: security !== 'none',
    });
  });

  it('has the headers that keep mail servers, lists and answering machines right', async () => {
    const server = await makeServer();
    const world = await makeWorld(server);
    world.source.calendar = {
      name: 'meeting.ics',
      method: 'PUBLISH',
      text: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n',
    };
    await world.mine('tess', { email: TESS });
    await world.happens();
    await server.taken(1);
    const [mail] = await server.parsed();
    const headers = mail?.headers;
    expect(mail?.from?.text).toBe(`"The Association" <relay@convene.example>`);
    expect(FROM).toContain('relay@convene.example');
    expect(mail?.subject).toBe('registered: <b>New</b> & 1');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}\.[0-9a-f]{16}@convene\.example>$/);
    expect(mail?.references).toMatch(/^<thread-[0-9a-f]{32}@convene\.example>$/);
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
    const raw = server.mails[0]?.raw.toString('utf8').replace(/\r\n[ \t]+/g, ' ');
    expect(raw).toMatch(/\r\nList-Unsubscribe: ?<https:\/\/relay\.example\/unsubscribe\/tess\./);
    expect(raw).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(raw).toContain('method=PUBLISH');
    expect(mail?.html).toContain('<p>registered</p>');
  });

  it('goes to nobody with an address that would add a header, and none is kept', async () => {
    const server = await makeServer();
    const world = await makeWorld(server);
    for (const email of [
      'a@b.example\r\nBcc: victim@c.example',
      'a@b.example\nX: y',
      'a b@c.example',
      '<a@b.example>',
      'a@b.example,c@d.example',
      'A <a@b.example>',
    ]) {
      const answer = await world.ask('tess', '/outreach/mine', 'PUT', { email });
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
      const persons = [{ person: 'tim', email }];
      const bulk = await world.ask('sam', '/outreach/association', 'PUT', { persons });
      expect(bulk.status).toBe(400);
    }
    expect((await world.mine('tess', {})).email).toBeNull();
  });

  it('is refused by nobody’s certificate: what is not trusted is not spoken to', async () => {
    const server = await makeServer();
    const other = await makeServer();
    const smtp = { ...smtpOf(server), ca: other.ca };
    const world = await makeWorld(server, { smtp });
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.until(async () => (await world.deliveries()).deliveries.length > 0);
    const [delivery] = (await world.deliveries()).deliveries;
    expect(delivery).toMatchObject({ state: 'waiting', problem: { code: 'not-trusted' } });
    expect(server.mails).toHaveLength(0);
  });

  it('does not go over a line that anybody can read, but to this computer', async () => {
    const server = await makeServer({ security: 'none' });
    const smtp = { ...smtpOf(server), tls: 'starttls' } as const;
    const world = await makeWorld(server, { smtp });
    await world.mine('tess', { email: TESS });
    const { problem } = await world.test('tess', { to: 'my-email' });
    expect(problem?.code).toBe('not-trusted');
    expect(server.mails).toHaveLength(0);
  });
});

describe('what a server says', () => {
  it('5xx to everybody at the door: everything waits', async () => {
    const server = await makeServer();
    const smtp = smtpOf(server);
    const closed = createServer((socket) => socket.end('554 we take no mail today\r\n'));
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    const door = { ...smtp, port, tls: 'if-offered' } as const;
    const world = await makeWorld(server, { smtp: door });
    ends.push(() => new Promise<void>((resolve) => closed.close(() => resolve())));
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.troubled();
    expect(await world.deliveries()).toMatchObject({ waiting: 1, givenUp: 0 });
  });

  it('nothing, as the relay was started without one for a while: what waits is not dropped', async () => {
    const server = await makeServer();
    server.fate = () => ({ kind: 'refuse', code: 451, at: 'recipient' });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.troubled();
    server.fate = () => TAKE;
    await world.restart({});
    world.world.time.pass(10 * 60_000);
    await world.until(
      async () => (await world.deliveries()).deliveries[0]?.problem?.code === 'no-address',
    );
    await world.restart({ smtp: smtpOf(server) });
    world.world.time.pass(60 * 60_000);
    await server.taken(1);
    await world.settled();
  });

  it('4xx: it is tried again, as the same mail, and arrives', async () => {
    const server = await makeServer();
    server.fate = () => ({ kind: 'refuse', code: 451, at: 'recipient' });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.until(async () => (await world.deliveries()).deliveries.length > 0);
    const [first] = (await world.deliveries()).deliveries;
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, problem: { code: 'deferred' } });
    // What the server said, without the address that it repeats.
    expect(first?.problem?.detail).toContain('451 not for [address]');
    server.fate = () => TAKE;
    world.world.time.pass(10 * 60_000);
    await server.taken(1);
    await world.settled();
    const after = await world.deliveries();
    expect(after).toMatchObject({ sent: 1, waiting: 0, givenUp: 0, deliveries: [] });
    expect(after.bySubject).toMatchObject([{ kind: 'updates', sent: 1, waiting: 0 }]);
  });

  it('5xx: it is given up at once, shown, and tried again by whoever asks for it', async () => {
    const server = await makeServer();
    server.fate = () => ({ kind: 'refuse', code: 554, at: 'data' });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.until(async () => (await world.deliveries()).givenUp === 1);
    const [lost] = (await world.deliveries()).deliveries;
    expect(lost).toMatchObject({
      state: 'given-up',
      to: { kind: 'person', person: 'tess', by: 'email' },
      problem: { code: 'rejected' },
    });
    expect(await world.metric('convene_outreach_given_up_total')).toBe(1);
    const again = await world.retry('sam', lost?.id ?? '');
    expect(again).toMatchObject({ state: 'given-up', attempts: 1 });
    server.fate = () => TAKE;
    expect(await world.retry('sam', lost?.id ?? '')).toMatchObject({ state: 'sent' });
    expect(server.mails).toHaveLength(1);
  });

  it('4xx for five days: it is given up', async () => {
    const server = await makeServer();
    server.fate = () => ({ kind: 'refuse', code: 450, at: 'recipient' });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    let hours = 0;
    // Each time it has been asked for, it has looked at the clock again.
    while ((await world.deliveries()).givenUp === 0) {
      world.world.time.pass(HOUR);
      hours += 1;
    }
    expect(hours * HOUR).toBeGreaterThan(4 * DAY);
    expect(server.mails).toHaveLength(0);
  });

  it('nothing, dropping the connection: tried again, with the same Message-ID', async () => {
    const server = await makeServer();
    server.fate = () => ({ kind: 'take-and-drop' });
    const world = await makeWorld(server);
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.until(async () => (await world.deliveries()).deliveries.length > 0);
    server.fate = () => TAKE;
    world.world.time.pass(HOUR);
    await world.settled();
    const ids = new Set((await server.parsed()).map(({ messageId }) => messageId));
    expect(server.mails.length).toBeGreaterThan(1);
    expect(ids.size).toBe(1);
  });

  it('a wrong login: everything waits, and is sent once it is right', async () => {
    const server = await makeServer({ login: { user: 'relay', password: 'right' } });
    const wrong = { ...smtpOf(server), login: { user: 'relay', password: 'wrong' } };
    const world = await makeWorld(server, { smtp: wrong });
    await world.mine('tess', { email: TESS });
    await world.happens();
    await world.until(async () => (await world.deliveries()).deliveries.length > 0);
    expect((await world.deliveries()).deliveries[0]?.problem?.code).toBe('login-failed');
    await world.restart({ smtp: smtpOf(server) });
    world.world.time.pass(HOUR);
    await server.taken(1);
  });

  it('nobody is there: everything waits, and few attempts are made', async () => {
    const server = await makeServer({ port: await standingPort() });
    const smtp = smtpOf(server);
    await server.close();
    const world = await makeWorld(server, { smtp });
    await world.mine('tess', { email: TESS });
    for (let n = 0; n < 30; n += 1) await world.happens();
    const tried = async () =>
      (await world.deliveries()).deliveries.filter(({ problem }) => problem !== null);
    await world.until(async () => (await world.deliveries()).waiting === 30);
    await world.until(async () => (await tried()).length > 0);
    expect(await world.deliveries()).toMatchObject({ waiting: 30, sent: 0, givenUp: 0 });
    for (const { problem } of await tried()) expect(problem?.code).toBe('unreachable');
    expect(await world.metric('convene_outreach_failures_total')).toBeLessThan(15);
  });
});

describe('addresses', () => {
  it('are in no log, no answer to others, and in files of their owner only', async () => {
    const said: string[] = [];
    const { pino } = await import('pino');
    const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) });
    const server = await makeServer();
    server.fate = () => ({ kind: 'refuse', code: 550, at: 'recipient' });
    const world = await OutreachWorld.founded({ smtp: smtpOf(server) }, { log });
    ends.push(() => world.end());
    await world.association('sam', { persons: [{ person: 'tess', email: TESS }] });
    await world.happens();
    await world.until(async () => (await world.deliveries()).givenUp === 1);
    expect(said.join('\n')).toContain('a message was given up');
    expect(said.join('\n')).not.toContain('members.example');
    for (const [person, path] of [
      ['sam', '/outreach/association'],
      ['tim', '/outreach/association'],
      ['sam', '/outreach/deliveries'],
      ['sam', '/metrics'],
    ] as const) {
      expect(JSON.stringify((await world.ask(person, path)).body)).not.toContain('members.example');
    }
    const folder = join(world.world.folder, 'outreach');
    const names = await readdir(folder);
    expect(names.sort()).toEqual(
      expect.arrayContaining(['queue.lmdb', 'reach.json', 'unsubscribe-key']),
    );
    for (const name of names) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    }
    const queue = await readFile(join(folder, 'queue.lmdb'));
    expect(queue.includes('members.example')).toBe(false);
  });
});
