import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../shared/rules/index.ts';
import { FakeRelay } from './fake-relay.ts';
import { ClientWorld, type Desk } from './client-world.ts';

let world: ClientWorld;
const others: ClientWorld[] = [];
afterEach(async () => {
  await world.end();
  for (const other of others.splice(0)) await other.end();
});

async function found(): Promise<Desk> {
  const made = await ClientWorld.founded();
  world = made.world;
  return made.sam;
}

const invited = (sam: Desk, person = 'tess', days = 7) =>
  sam.ask({ type: 'invite', ledger: world.ledger, person, days });

test('what is no invite is told as such', async () => {
  const sam = await found();
  const { link, code } = await invited(sam);
  const tess = world.desk('tess');
  const relayUrl = world.relay.url;
  const wrong = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
  const cases: [string, string | undefined, string][] = [
    ['hello', undefined, 'invite-malformed'],
    ['https://example.org/join', undefined, 'invite-malformed'],
    [link.replace('seed=', 'sead='), undefined, 'invite-malformed'],
    [link.slice(0, 120), undefined, 'invite-malformed'],
    [code.slice(1), relayUrl, 'invite-malformed'],
    [code, undefined, 'invite-needs-address'],
    [code, 'not an address', 'invite-needs-address'],
  ];
  for (const [text, url, code] of cases) {
    const request = { type: 'read-invite', text, ...(url && { relayUrl: url }) } as const;
    expect([text, (await tess.problem(request)).code]).toEqual([text, code]);
  }
  // One digit mistyped: the check tells three of four, the relay the others.
  const { code: told } = await tess.problem({ type: 'join', text: wrong, relayUrl });
  expect(['invite-mistyped', 'invite-unknown']).toContain(told);
  const other = '00000-00000-00000-00000-00000-0';
  const unknown = await tess.problem({ type: 'join', text: other, relayUrl });
  expect(unknown.code).toBe('invite-mistyped');
  expect((await tess.ask({ type: 'hello', protocol: 1 })).associations).toEqual([]);
});

test('a used invite says so, and when', async () => {
  const sam = await found();
  const { link } = await invited(sam);
  await world.desk('tess').ask({ type: 'join', text: link });
  const thief = world.desk('thief');
  const problem = await thief.problem({ type: 'join', text: link });
  expect(problem.code).toBe('invite-used');
  expect(problem.details['usedAt']).toMatch(/^\d{4}-/);
  expect((await thief.ask({ type: 'hello', protocol: 1 })).associations).toEqual([]);
});

test('an expired invite says so, whatever this device takes for the time', async () => {
  const sam = await found();
  const { link } = await invited(sam, 'tess', 1);
  await world.pass(2 * DAY);
  const tess = world.desk('tess', { clock: () => 0 });
  expect(await tess.problem({ type: 'read-invite', text: link })).toMatchObject({
    code: 'invite-expired',
  });
  expect((await tess.problem({ type: 'join', text: link })).code).toBe('invite-expired');
});

test('an invite of another association is told apart', async () => {
  const sam = await found();
  const other = (await ClientWorld.founded()).world;
  others.push(other);
  const { link, code } = await invited(sam);
  const tess = world.desk('tess');
  const there = link.replace(
    encodeURIComponent(world.relay.url),
    encodeURIComponent(other.relay.url),
  );
  expect((await tess.problem({ type: 'read-invite', text: there })).code).toBe(
    'invite-of-another-association',
  );
  const relayUrl = other.relay.url;
  expect((await tess.problem({ type: 'join', text: code, relayUrl })).code).toBe('invite-unknown');
});

test('a relay that is not there is told as such, and nothing is left behind', async () => {
  const sam = await found();
  const { link, code } = await invited(sam);
  await sam.close();
  const { url } = world.relay;
  await world.stop();
  const tess = world.desk('tess');
  const problem = await tess.problem({ type: 'join', text: link });
  expect(problem).toMatchObject({ code: 'relay-unreachable', message: 'ECONNREFUSED' });
  expect((await tess.problem({ type: 'join', text: code, relayUrl: url })).code).toBe(
    'relay-unreachable',
  );
  expect((await tess.ask({ type: 'hello', protocol: 1 })).associations).toEqual([]);
});

test('a relay of another version, or something else at that address, is told as such', async () => {
  const sam = await found();
  const { link } = await invited(sam);
  const tess = world.desk('tess');
  const fake = await FakeRelay.start(2);
  try {
    const to = (url: string) =>
      link.replace(encodeURIComponent(world.relay.url), encodeURIComponent(url));
    const newer = await tess.problem({ type: 'join', text: to(fake.url) });
    expect(newer).toMatchObject({ code: 'relay-incompatible', details: { protocol: 2, known: 1 } });
    const elsewhere = await tess.problem({ type: 'join', text: to(`${fake.url}/elsewhere`) });
    expect(elsewhere.code).toBe('relay-incompatible');
  } finally {
    await fake.stop();
  }
});

test('only the secretariat invites, and only while the relay is there', async () => {
  const sam = await found();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  const invite = { type: 'invite', ledger, person: 'tim', days: 7 } as const;
  expect(await tess.problem(invite)).toMatchObject({
    code: 'relay-refused',
    details: { refusal: 'not-permitted' },
  });
  await world.stop();
  await sam.status(ledger, 'offline');
  expect((await sam.problem(invite)).code).toBe('relay-unreachable');
  expect((await sam.open(ledger)).outbox.filter(({ fate }) => fate.status === 'queued')).toEqual(
    [],
  );
});
