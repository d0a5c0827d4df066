import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { readRelayMessage } from '../../shared/protocol/ledger-messages.ts';
import { relayIdentity, sessionMessage } from '../../shared/protocol/session-messages.ts';
import { DAY, HOUR } from '../../shared/rules/index.ts';
import { signerOf } from '../ledger/test-association.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('logging in', () => {
  it('refuses another key, another relay, a used nonce and a made-up one', async () => {
    world = await RelayWorld.founded();
    const challenge = async () =>
      (await world.post('/session', { type: 'challenge' })).body as {
        nonce: string;
        ledger: string;
        relayKey: string;
      };
    const device = world.device('sam');
    const answer = (nonce: string, signature: string) =>
      world.post('/session', { type: 'answer', device, nonce, signature });
    const sign = (name: string, ledger: string, key: string, nonce: string) =>
      signerOf(name).sign(sessionMessage(ledger, key, nonce));

    const { nonce, ledger, relayKey } = await challenge();
    const refused = { status: 401, body: { code: 'session-signature' } };
    expect(await answer(nonce, sign('tess', ledger, relayKey, nonce))).toMatchObject(refused);
    const otherRelay = signerOf('other relay').publicKey;
    expect(await answer(nonce, sign('sam', ledger, otherRelay, nonce))).toMatchObject(refused);
    expect(await answer(nonce, sign('sam', 'f'.repeat(64), relayKey, nonce))).toMatchObject(
      refused,
    );

    const right = sign('sam', ledger, relayKey, nonce);
    expect(await answer(nonce, right)).toMatchObject({ status: 200, body: { person: 'sam' } });
    const expired = { status: 401, body: { code: 'challenge-expired' } };
    expect(await answer(nonce, right)).toMatchObject(expired);
    const made = nonce.replace(/^.{4}/, 'AAAA');
    expect(await answer(made, sign('sam', ledger, relayKey, made))).toMatchObject(expired);

    const late = await challenge();
    world.time.pass(61_000);
    expect(await answer(late.nonce, sign('sam', ledger, relayKey, late.nonce))).toMatchObject(
      expired,
    );
    expect(await world.login('tess')).toMatchObject({ body: { code: 'device-unknown' } });
  });

  it('is limited for each address', async () => {
    world = await RelayWorld.founded({ limits: { logins: { burst: 3, perSecond: 1 } } });
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      statuses.push((await world.post('/session', { type: 'challenge' })).status);
    }
    // One of the three went to the founding.
    expect(statuses).toEqual([200, 200, 429, 429]);
    world.time.pass(1000);
    expect((await world.post('/session', { type: 'challenge' })).status).toBe(200);
  });

  it('is limited for each address that a proxy names, and by no other word of the client', async () => {
    const limits = { logins: { burst: 1, perSecond: 1 } };
    world = await RelayWorld.founded({ limits, behindProxy: true });
    const from = async (forwarded: string): Promise<number> => {
      const headers = { 'x-forwarded-for': forwarded };
      return (await world.post('/session', { type: 'challenge' }, headers)).status;
    };
    expect(await from('192.0.2.1')).toBe(200);
    expect(await from('192.0.2.1')).toBe(429);
    expect(await from('203.0.113.9, 192.0.2.1')).toBe(429);
    expect(await from('192.0.2.1, 192.0.2.2')).toBe(200);
    await world.restart({ limits });
    expect(await from('192.0.2.3')).toBe(200);
    expect(await from('192.0.2.4')).toBe(429);
  });
});

describe('a token', () => {
  it('is needed, known and not expired, for HTTP and for sockets', async () => {
    world = await RelayWorld.founded();
    const path = `/snapshot/${'0'.repeat(64)}`;
    const token = await world.token('sam');
    expect((await world.http(path)).body).toMatchObject({ code: 'session-needed' });
    expect((await world.http(`${path}?token=${token}`)).status).toBe(401);
    expect((await world.http(path, { headers: bearer('AAAA') })).body).toMatchObject({
      code: 'token-expired',
    });
    expect((await world.http(path, { headers: bearer(token) })).status).toBe(404);

    const unknown = await world.open(['convene.1', 'token.AAAA']);
    expect(await unknown.closed).toEqual({ code: 4503, reason: 'token-expired' });
    const open = await world.open(['convene.1', `token.${token}`]);
    open.hello();
    world.time.pass(HOUR);
    expect((await world.http(path, { headers: bearer(token) })).status).toBe(401);
    expect(await open.closed).toEqual({ code: 4503, reason: 'token-expired' });
  });

  it('ends at once, sockets and all, when the device is revoked', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess', 'tim');
    const token = await world.token('tess');
    const tess = await world.client('tess');
    const tim = await world.client('tim');
    await world.do('sam', 'device.revoke', { device: world.device('tess') });
    expect(await tess.closed).toEqual({ code: 4403, reason: 'access-ended' });
    const again = await world.open(['convene.1', `token.${token}`]);
    expect(await again.closed).toEqual({ code: 4503, reason: 'token-expired' });
    expect(await world.login('tess')).toMatchObject({ body: { code: 'device-revoked' } });
    expect(await tim.fate('x')).toEqual({ result: 'unknown' });
  });

  it('ends with the membership', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tim', 'tom');
    const tim = await world.client('tim');
    const tom = await world.client('tom');
    await world.do('sam', 'person.depart', { person: 'tim', reason: 'moved on' });
    expect(await tim.closed).toMatchObject({ code: 4403 });
    await world.do('sam', 'organization.withdraw', { organization: 'core' });
    expect(await tom.closed).toMatchObject({ code: 4403 });
    expect(await world.login('tom')).toMatchObject({ body: { code: 'not-a-member' } });
  });

  it('lasts until the close for whoever is on the roll of an open ballot, who may vote', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess', 'tom');
    await world.do('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    const tom = await world.client('tom');
    await world.do('sam', 'organization.withdraw', { organization: 'core' });
    const { textSha256 = '' } = world.relay.published.state.ballot.get('b1') ?? {};
    const vote = world.act('tom', 'ballot.cast', { ballot: 'b1', choice: 'no', textSha256 });
    expect((await tom.propose(vote)).type).toBe('receipt');
    await world.do('tess', 'ballot.recuse', { ballot: 'b1', reason: 'Mine.' });
    expect((await world.login('tom')).status).toBe(200);
    await world.enrol('tim');
    await world.do('tim', 'ballot.recuse', { ballot: 'b1', reason: 'Mine, too.' });
    world.time.pass(DAY);
    expect(await tom.closed).toMatchObject({ code: 4403 });
    expect(await world.login('tom')).toMatchObject({ body: { code: 'not-a-member' } });
  });

  it('is worth so many sockets for each device', async () => {
    world = await RelayWorld.founded({ limits: { sockets: 2 } });
    const [first, second, third] = [
      await world.client('sam'),
      await world.client('sam'),
      await world.client('sam').catch(() => null),
    ];
    expect(await third?.closed).toEqual({ code: 4507, reason: 'too-many-sockets' });
    first?.leave();
    await first?.closed;
    expect(await second?.fate('x')).toEqual({ result: 'unknown' });
  });
});

describe('pages', () => {
  it('of other origins may not speak to it, by HTTP or by a socket', async () => {
    world = await RelayWorld.founded();
    const token = await world.token('sam');
    for (const origin of [
      'https://evil.example',
      'null',
      'app://bundle.evil',
      'http://127.0.0.1',
    ]) {
      const answer = await world.http('/relay', { headers: { origin } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'origin' } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      const socket = world.open(['convene.1', `token.${token}`], { origin });
      await expect(socket).rejects.toThrow('403');
    }
    for (const origin of ['app://bundle', world.relay.url, 'https://relay.example']) {
      const answer = await world.http('/relay', { method: 'OPTIONS', headers: { origin } });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      const socket = await world.open(['convene.1', `token.${token}`], { origin });
      expect((await socket.next('hello')).protocol).toBe(1);
    }
  });
});

describe('versions', () => {
  it('that are newer get a close code that says so, either way', async () => {
    world = await RelayWorld.founded();
    const token = await world.token('sam');
    const newer = await world.open(['convene.2', `token.${token}`]);
    expect(await newer.closed).toEqual({ code: 4406, reason: 'protocol-unknown' });
    const client = await world.open(['convene.1', `token.${token}`]);
    client.raw(JSON.stringify({ type: 'hello', protocol: 2, rules: [], more: true }));
    expect(await client.closed).toEqual({ code: 4406, reason: 'protocol-unknown' });
  });

  it('are told by a later relay in words that can be read, whatever else it says', async () => {
    world = await RelayWorld.founded();
    const { body } = await world.http('/relay');
    const later = relayIdentity.parse({ ...(body as object), protocol: 2, colour: 'blue' });
    expect(later).toMatchObject({ protocol: 2, rules: 'dip-7/1' });
    const hello = JSON.stringify({ type: 'hello', protocol: 2, colour: 'blue' });
    expect(readRelayMessage(hello)).toEqual({ ok: false, reason: 'protocol-unknown' });
  });

  it('are exchanged before anything is written', async () => {
    world = await RelayWorld.founded();
    const client = await world.open(['convene.1', `token.${await world.token('sam')}`]);
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    client.send({ type: 'propose', act: act.bytes, signature: act.signature });
    expect(await client.closed).toEqual({ code: 4400, reason: 'malformed' });
    expect(world.relay.published.position.seq).toBe(1);
  });
});

describe('snapshots', () => {
  it('are kept under their own hash only, whole, and for good', async () => {
    world = await RelayWorld.founded();
    const headers = bearer(await world.token('sam'));
    const put = (hash: string, body: string | Uint8Array<ArrayBuffer>) =>
      world.http(`/snapshot/${hash}`, { method: 'PUT', headers, body });
    const text = 'a text';
    expect((await put(sha256(text), text)).status).toBe(201);
    expect((await put(sha256(text), text)).status).toBe(200);
    expect(await put(sha256(text), 'another')).toMatchObject({
      status: 422,
      body: { code: 'snapshot-hash' },
    });
    const large = new Uint8Array(2 * 1024 * 1024);
    expect((await put(sha256(large), large)).status).toBe(201);
    const larger = new Uint8Array(2 * 1024 * 1024 + 1);
    expect(await put(sha256(larger), larger)).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    expect((await put('../relay-key', text)).status).toBe(404);
    await world.restart();
    const again = bearer(await world.token('sam'));
    expect((await world.http(`/snapshot/${sha256(text)}`, { headers: again })).body).toBe(text);
  });

  it('that a ballot needs are there before it, and after it in the ledger', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    await world.do('tess', 'rulebook.propose', { ballot: 'b', change: { updateDays: 7 } });
    const hash = world.relay.published.state.ballot.get('b')?.textSha256 ?? '';
    const headers = bearer(await world.token('sam'));
    const { body } = await world.http(`/snapshot/${hash}`, { headers });
    expect(sha256(body as string)).toBe(hash);
  });
});

describe('invites', () => {
  it('are kept encrypted, for whoever knows the id', async () => {
    world = await RelayWorld.founded();
    const headers = bearer(await world.token('sam'));
    const path = `/invite/${'ab'.repeat(32)}`;
    const put = (body: string, more: object = headers) =>
      world.http(path, { method: 'PUT', body, headers: { ...more } });
    expect((await put('box', {})).status).toBe(401);
    expect((await world.http(path)).status).toBe(404);
    expect((await put('box')).status).toBe(201);
    expect((await put('box')).status).toBe(200);
    expect((await put('another box')).status).toBe(409);
    expect((await put('x'.repeat(4097))).status).toBe(413);
    await world.restart();
    expect(await world.http(path)).toMatchObject({ status: 200, body: 'box' });
  });
});
