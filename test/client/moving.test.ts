import * as Y from 'yjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAct } from '../../shared/ledger/act.ts';
import { nodePorts } from '../../electron/store/node-ports.ts';
import { writeSampleDocument } from '../../shared/client/sample-documents.ts';
import { ClientWorld, FOUNDING, proposal, type Desk } from './client-world.ts';

const DOCUMENT = 'charter/ops';

let world: ClientWorld;
let next: ClientWorld;

beforeEach(async () => {
  next = await ClientWorld.make();
  await next.start({ adopts: true });
});

afterEach(async () => {
  await world.end();
  await next.end();
});

/** Writes a charter's scope at whichever relay that person's device is connected with. */
async function write(desk: Desk, ledger: string, scope: string): Promise<void> {
  const { url, token } = await desk.ask({ type: 'session', ledger });
  const { charter } = proposal('ops', 'tess');
  const ports = nodePorts({ folder: desk.folder, keys: desk.keys });
  await writeSampleDocument(ports, url, token, {
    kind: 'charter',
    document: DOCUMENT,
    at: 0,
    by: 'tess',
    charter: { ...charter, scope, outputs: [] },
  });
}

/** What the relay of that device has as the charter's scope. */
async function scopeAt(desk: Desk, ledger: string): Promise<string> {
  const { url, token } = await desk.ask({ type: 'session', ledger });
  const answer = await fetch(`${url}/doc/${encodeURIComponent(DOCUMENT)}/update?sv=AA`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const doc = new Y.Doc();
  if (answer.ok) Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
  return doc.getText('scope').toJSON();
}

const at = (desk: Desk, ledger: string, url: string) =>
  desk.until(`online at ${url}`, async () => {
    const { status, relayUrl } = await desk.connection(ledger);
    return status === 'online' && relayUrl === url ? true : null;
  });

test('what is written while the association moves is not lost on the way', async () => {
  const founded = await ClientWorld.founded();
  world = founded.world;
  const { sam } = founded;
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  await write(tess, ledger, 'first');
  await sam.seq(ledger, world.relay.published.position.seq);

  // The documents have been handed over by the time that the appointment is signed.
  const sign = sam.keys.sign.bind(sam.keys);
  sam.keys.sign = async (request) => {
    const act = request.kind === 'act' ? readAct(request.bytes) : null;
    if (act?.ok && act.value.type === 'relay.appoint') await write(tess, ledger, 'second');
    return sign(request);
  };
  const { url, publicKey: relayKey } = next.relay;
  const reply = await sam.ask({ type: 'move-relay', ledger, url, relayKey });
  expect(reply.outcome).toBe('queued');
  for (const desk of [sam, tess]) await at(desk, ledger, url);
  expect(await scopeAt(tess, ledger)).toBe('second');
  await write(tess, ledger, 'third');
  expect(await scopeAt(sam, ledger)).toBe('third');
});

test('without the old relay, the documents come from the journal of this device', async () => {
  const founded = await ClientWorld.founded();
  world = founded.world;
  const { sam } = founded;
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
  await sam.seq(ledger, world.relay.published.position.seq);
  const doc = new Y.Doc();
  doc.getText('scope').insert(0, 'as sam has read it');
  const update = Y.encodeStateAsUpdate(doc);
  await sam.ask({ type: 'journal-append', ledger, document: DOCUMENT, update, from: 'remote' });
  // A journal that has a hole stands in nobody's way.
  const later = new Y.Doc();
  later.getText('text').insert(0, 'a');
  const from = Y.encodeStateVector(later);
  later.getText('text').insert(1, 'b');
  const torn = Y.encodeStateAsUpdate(later, from);
  const other = 'comments/charter/ops';
  await sam.ask({ type: 'journal-append', ledger, document: other, update: torn, from: 'remote' });
  await world.stop();
  await sam.status(ledger, 'offline');

  const { url, publicKey: relayKey } = next.relay;
  const reply = await sam.ask({ type: 'move-relay', ledger, url, relayKey });
  expect(reply.outcome).toBe('queued');
  await at(sam, ledger, url);
  expect(await scopeAt(sam, ledger)).toBe('as sam has read it');
});

test('a relay of this computer that was left tells where the association is, for good', async () => {
  world = await ClientWorld.make();
  const sam = world.desk('sam');
  const { ledger } = await sam.ask(FOUNDING);
  await sam.status(ledger, 'online');
  expect(await sam.connection(ledger)).toMatchObject({ hostedBy: 'sam', clock: 'believed' });
  const { url: before } = await sam.ask({ type: 'session', ledger });
  const { url, publicKey: relayKey } = next.relay;
  await sam.ask({ type: 'move-relay', ledger, url, relayKey });
  await at(sam, ledger, url);
  expect((await sam.open(ledger)).association.hosted).toBe('elsewhere');
  expect(await sam.connection(ledger)).toMatchObject({ hostedBy: null });
  const moved = async (address: string): Promise<unknown> =>
    ((await (await fetch(`${address}/relay`)).json()) as { moved: unknown }).moved;
  expect(await moved(before)).toEqual({ url });
  await sam.relays.stopAll();
  await sam.restart();
  await sam.ask({ type: 'hello', protocol: 1 });
  await expect.poll(() => Promise.all(sam.relays.urls.map(moved))).toEqual([{ url }]);
});

test('a move that failed halfway goes on from there', async () => {
  const founded = await ClientWorld.founded();
  world = founded.world;
  const { sam } = founded;
  const { ledger } = world;
  const { url, publicKey: relayKey } = next.relay;
  // The new relay is gone once the appointment is signed, and comes back later.
  const sign = sam.keys.sign.bind(sam.keys);
  sam.keys.sign = async (request) => {
    const act = request.kind === 'act' ? readAct(request.bytes) : null;
    if (act?.ok && act.value.type === 'relay.appoint') await next.stop();
    return sign(request);
  };
  const failed = await sam.problem({ type: 'move-relay', ledger, url, relayKey });
  expect(failed.code).toBe('relay-unreachable');
  await next.start({ adopts: true });
  const reply = await sam.ask({ type: 'move-relay', ledger, url, relayKey });
  expect(reply.outcome).toBe('queued');
  await at(sam, ledger, url);
  const { outbox } = await sam.open(ledger);
  expect(outbox.filter(({ fate }) => fate.status !== 'accepted')).toEqual([]);
});
