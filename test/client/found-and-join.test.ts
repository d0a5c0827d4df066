import { afterEach, expect, test } from 'vitest';
import { ClientWorld, FOUNDING, proposal, type Desk } from './client-world.ts';

let world: ClientWorld;
afterEach(() => world.end());

async function found(): Promise<Desk> {
  const made = await ClientWorld.founded();
  world = made.world;
  return made.sam;
}

test('an association is founded on a relay of this computer', async () => {
  world = await ClientWorld.make();
  const sam = world.desk('sam');
  const { ledger, recoveryCode } = await sam.ask(FOUNDING);
  expect(recoveryCode).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{3}$/);
  await sam.status(ledger, 'online');
  const opened = await sam.open(ledger);
  expect(opened.association).toMatchObject({
    name: 'The Association',
    hosted: 'here',
    rehearsal: false,
    me: { person: 'sam', kind: 'desktop' },
  });
  expect(opened.position.seq).toBe(1);
  const { items } = await sam.ask({ type: 'history', ledger, before: null, limit: 10 });
  expect(items.map(({ type, by }) => [type, by])).toEqual([['association.found', 'sam']]);
  expect(await sam.ask({ type: 'verify', ledger })).toMatchObject({ ok: true, entries: 1 });
});

test('the relay of this computer and the ledger are there again after a restart', async () => {
  world = await ClientWorld.make();
  const sam = world.desk('sam');
  const { ledger } = await sam.ask(FOUNDING);
  await sam.status(ledger, 'online');
  await sam.relays.stopAll();
  await sam.restart();
  const { associations } = await sam.ask({ type: 'hello', protocol: 1 });
  expect(associations.map((known) => known.ledger)).toEqual([ledger]);
  await sam.status(ledger, 'online');
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
});

test('a link and a code each bring a person in, who sees the same ledger', async () => {
  const sam = await found();
  const { ledger } = world;
  const byLink = await sam.ask({ type: 'invite', ledger, person: 'tess', days: 7 });
  const byCode = await sam.ask({ type: 'invite', ledger, person: 'tim', days: 7 });
  const tess = world.desk('tess');
  const tim = world.desk('tim');
  const preview = await tess.ask({ type: 'read-invite', text: ` <${byLink.link}>\n` });
  expect(preview).toMatchObject({
    ledger,
    association: 'The Association',
    person: 'tess',
    personName: 'Person tess',
    relayUrl: world.relay.url,
  });
  await tess.ask({ type: 'join', text: byLink.link });
  expect(byCode.code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]$/);
  const typed = byCode.code.toLowerCase().replaceAll('-', ' ');
  const relayUrl = world.relay.url.replace('http://', '');
  const joined = await tim.ask({ type: 'join', text: typed, relayUrl });
  expect(joined.ledger).toBe(ledger);
  for (const desk of [tess, tim]) await desk.status(ledger, 'online');
  const last = world.relay.published.position;
  for (const desk of [sam, tess, tim]) {
    expect((await desk.seq(ledger, last.seq)).position).toEqual(last);
  }
  // An invite is good once; whoever is in already is told so by being in.
  expect(await tess.ask({ type: 'join', text: byLink.link })).toEqual({ ledger });
});

test('acts reach everybody, with rows that give the same state', async () => {
  const sam = await found();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  const last = world.relay.published.position.seq;
  await sam.seq(ledger, last);
  expect((await sam.state(ledger)).twg.get('ops')).toMatchObject({ creator: 'tess' });
  const { items } = await sam.ask({ type: 'history', ledger, before: null, limit: 1 });
  expect(items[0]).toMatchObject({ type: 'proposal.create', by: 'tess', seq: last });
});

test('a new link says where the relay answers now to who is in already', async () => {
  const sam = await found();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  const made = await sam.ask({ type: 'invite', ledger, person: 'tess', days: 7 });
  await world.stop();
  await world.start({ port: 0 });
  await tess.status(ledger, 'offline');
  const link = new URL(made.link);
  link.searchParams.set('relay', world.relay.url);
  await tess.ask({ type: 'join', text: link.href });
  await tess.status(ledger, 'online');
  expect((await tess.open(ledger)).association.relayUrl).toBe(world.relay.url);
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
});
