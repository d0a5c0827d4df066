import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { START } from '../../shared/ledger/entry.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

const MALFORMED = { code: 4400, reason: 'malformed' };
const HELLO = { type: 'hello', protocol: 1, rules: ['dip-7/1'] };
const HASH = '0'.repeat(64);

/** What a message does to its own socket; each begins after the hello. */
const FRAMES: readonly [string, string | Uint8Array, { code: number; reason: string }][] = [
  ['binary junk', new Uint8Array([0, 255, 1, 254, 7]), MALFORMED],
  ['an empty message', '', MALFORMED],
  ['no JSON', '{"type":', MALFORMED],
  ['10,000 nested brackets', '['.repeat(10_000) + ']'.repeat(10_000), MALFORMED],
  ['10,000 nested records', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), MALFORMED],
  ['null', 'null', MALFORMED],
  ['an unknown type', JSON.stringify({ type: 'shutdown' }), MALFORMED],
  ['a type that is no string', JSON.stringify({ type: ['propose'] }), MALFORMED],
  ['a field too many', JSON.stringify({ type: 'fate', id: 'a', more: 1 }), MALFORMED],
  ['a prototype', '{"type":"fate","id":"a","__proto__":{"x":1}}', MALFORMED],
  ['a second hello', JSON.stringify(HELLO), MALFORMED],
  [
    'a signature that is none',
    JSON.stringify({ type: 'propose', act: '{}', signature: 'x' }),
    MALFORMED,
  ],
  ['3 MiB', `"${'x'.repeat(3 * 1024 * 1024)}"`, { code: 4413, reason: 'too-large' }],
  [
    'an entry that is not on the ledger',
    JSON.stringify({ type: 'subscribe', since: { seq: 1, head: HASH } }),
    { code: 4421, reason: 'other-history' },
  ],
  [
    'an entry that has not come',
    JSON.stringify({ type: 'subscribe', since: { seq: 2 ** 53 - 1, head: HASH } }),
    { code: 4509, reason: 'relay-behind' },
  ],
];

describe('a hostile message closes its socket with a code, and no other', () => {
  it.each(FRAMES)('%s', async (_name, frame, expected) => {
    world = await RelayWorld.founded();
    const witness = await world.client('sam');
    witness.send({ type: 'subscribe', since: START });
    await witness.linesTo(1);
    const hostile = await world.client('sam');
    hostile.raw(frame);
    expect(await hostile.closed).toEqual(expected);
    // Everybody else goes on.
    const act = world.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await witness.propose(act)).toMatchObject({ type: 'receipt' });
    expect(await witness.linesTo(2)).toHaveLength(1);
  });

  it('more than the library takes at once', async () => {
    world = await RelayWorld.founded();
    const hostile = await world.client('sam');
    hostile.socket.on('error', () => {});
    hostile.raw('x'.repeat(20 * 1024 * 1024));
    expect((await hostile.closed).code).toBe(1009);
    expect((await world.http('/healthz')).status).toBe(200);
  });

  it('a torrent of messages', async () => {
    world = await RelayWorld.founded({ limits: { messages: { burst: 20, perSecond: 1 } } });
    const hostile = await world.client('sam');
    for (let sent = 0; sent < 30; sent += 1) hostile.send({ type: 'fate', id: 'x' });
    expect(await hostile.closed).toEqual({ code: 4504, reason: 'rate-limited' });
  });

  it('too many acts are not taken, and can be sent again', async () => {
    world = await RelayWorld.founded({ limits: { acts: { burst: 1, perSecond: 1 } } });
    const sam = await world.client('sam');
    const [first, second] = [
      world.act('sam', 'tsc.seat', { person: 'sam' }),
      world.act('sam', 'tsc.unseat', { person: 'sam' }),
    ];
    expect(await sam.propose(first)).toMatchObject({ type: 'receipt' });
    expect(await sam.propose(second)).toMatchObject({ problem: { code: 'rate-limited' } });
    world.time.pass(1000);
    expect(await sam.propose(second)).toMatchObject({ type: 'receipt' });
  });
});

describe('acts that are none are problems, and nothing is kept of them', () => {
  it.each([
    ['no JSON', 'x', 'malformed-act'],
    ['nested', '['.repeat(10_000), 'malformed-act'],
    ['not canonical', '{ }', 'not-canonical'],
    ['of another form', '{}', 'malformed-act'],
  ])('%s', async (_name, act, code) => {
    world = await RelayWorld.founded();
    const sam = await world.client('sam');
    const answer = await sam.propose({ bytes: act, signature: 'A'.repeat(86) });
    expect(answer).toMatchObject({ type: 'problem', problem: { code } });
    expect(world.relay.published.position.seq).toBe(1);
  });
});

describe('over HTTP', () => {
  it('answers what is malformed with a code', async () => {
    world = await RelayWorld.founded();
    const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
      world.http(path, { method: 'POST', body });
    for (const body of ['', 'null', '{', '['.repeat(10_000), new Uint8Array([255, 254])]) {
      for (const path of ['/session', '/found', '/enrol']) {
        expect(await post(path, body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
      }
    }
    expect(await post('/session', 'x'.repeat(1024 * 1024))).toMatchObject({ status: 413 });
    expect((await world.http('/nowhere')).status).toBe(404);
    expect((await world.http('/session')).status).toBe(405);
    expect((await world.http('/doc/%ff/update')).status).toBe(401);
  });

  it('outlives what is no HTTP at all', async () => {
    world = await RelayWorld.founded();
    const junk = [
      'GET http://[ HTTP/1.1\r\nhost: a\r\n\r\n',
      'GET /ledger HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
      'GET // HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      '\u0000\u0001\u0002\r\n\r\n',
    ];
    for (const bytes of junk) {
      await new Promise<void>((resolve) => {
        const socket = connect(world.relay.port, '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
    expect((await world.http('/healthz')).status).toBe(200);
  });
});
