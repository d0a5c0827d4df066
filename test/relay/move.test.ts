import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { SignedAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { verify } from '../../shared/cli/verify.ts';
import type { DocumentAuthorship } from '../../shared/protocol/hand-over-messages.ts';
import type { Position } from '../../shared/rules/index.ts';
import { signerOf } from '../ledger/test-association.ts';
import { CHARTER } from '../rules/world.ts';
import { DocumentClient } from './document-client.ts';
import { RelayWorld, type HttpAnswer } from './relay-world.ts';

const DOCUMENT = 'charter/ops';
const URL_OF_NEW = 'https://new.example';

/** The association where it is, and the relay that it is to move to. */
let old: RelayWorld;
let next: RelayWorld;

beforeEach(async () => {
  old = await RelayWorld.founded();
  await old.enrol('tess');
  next = await RelayWorld.make('new relay');
  await next.start({ adopts: true });
});
afterEach(async () => {
  await old.end();
  await next.end();
});

async function linesOf(world: RelayWorld, since: Position = START): Promise<string[]> {
  const client = await world.client('sam');
  client.send({ type: 'subscribe', since });
  return client.linesTo(world.relay.published.position.seq);
}

const appointment = (): SignedAct =>
  old.act('sam', 'relay.appoint', { publicKey: next.relaySigner.publicKey, url: URL_OF_NEW });

const adopt = (act: SignedAct): Promise<HttpAnswer> =>
  next.post('/adopt', { act: act.bytes, signature: act.signature });

const restore = (world: RelayWorld, since: Position, lines: string[]): Promise<HttpAnswer> =>
  world.post('/restore', { since, lines, more: false });

async function edit(world: RelayWorld, person: string): Promise<DocumentClient> {
  return DocumentClient.connect(
    { url: `${world.wsUrl}/doc` },
    {
      person,
      document: DOCUMENT,
      protocols: ['convene.1', `token.${await world.token(person)}`],
    },
  );
}

/** A charter in draft, of which tess has written something on the old relay. */
async function drafted(): Promise<DocumentClient> {
  const data = { twg: 'ops', name: 'Operations', charter: CHARTER, facilitators: ['tess'] };
  await old.do('tess', 'proposal.create', data);
  const tess = await edit(old, 'tess');
  tess.doc.getText('scope').insert(0, 'What it is about');
  tess.doc.getText('scope').delete(0, 5);
  await tess.allSettled();
  return tess;
}

async function authorized(world: RelayWorld, person: string): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await world.token(person)}` };
}

/** Puts a document into the new relay, as the old one gives it. */
async function handOver(
  authorship: Pick<DocumentAuthorship, 'claims' | 'deletions'>,
  update: Uint8Array,
  person = 'sam',
): Promise<HttpAnswer> {
  const body = JSON.stringify({ update: Buffer.from(update).toString('base64url'), ...authorship });
  const headers = await authorized(next, person);
  return next.http(`/adopt/document/${encodeURIComponent(DOCUMENT)}`, {
    method: 'PUT',
    body,
    headers,
  });
}

describe('an association that moves to another relay', () => {
  it('goes with all its entries and documents, and the old relay says where', async () => {
    const tess = await drafted();
    const watching = await old.client('sam');
    expect((await next.http('/relay')).body).toMatchObject({
      adopting: true,
      moved: null,
      ledger: '',
    });
    expect(await restore(next, START, await linesOf(old))).toMatchObject({ status: 200 });
    expect((await next.http('/relay')).body).toMatchObject({ adopting: true, moved: null });

    // The old relay stands back first, so that nothing can come after what is handed over.
    const act = appointment();
    const sam = await old.client('sam');
    expect(await sam.propose(act)).toMatchObject({
      problem: { code: 'relay-moved', details: { url: URL_OF_NEW } },
    });
    expect(await sam.next('moved')).toEqual({ type: 'moved', url: URL_OF_NEW });
    expect((await sam.closed).code).toBe(4410);
    expect(await watching.next('moved')).toEqual({ type: 'moved', url: URL_OF_NEW });
    expect((await watching.closed).code).toBe(4410);
    expect(await tess.gone()).toBe(4410);
    expect(await old.propose('sam', 'tsc.seat', { person: 'sam' })).toMatchObject({
      problem: { code: 'relay-moved', details: { url: URL_OF_NEW } },
    });

    // It still gives what it has.
    const headers = await authorized(old, 'sam');
    const list = await old.http('/documents', { headers });
    expect(list.body).toEqual({ documents: [DOCUMENT], marks: [expect.any(String)] });
    const path = `/doc/${encodeURIComponent(DOCUMENT)}`;
    const { body: authorship } = await old.http(`${path}/authorship`, { headers });
    const response = await fetch(`${old.relay.url}${path}/update?sv=AA`, { headers });
    const update = new Uint8Array(await response.arrayBuffer());
    expect(await handOver(authorship as DocumentAuthorship, update)).toMatchObject({ status: 200 });
    // Twice does no harm.
    expect(await handOver(authorship as DocumentAuthorship, update)).toMatchObject({ status: 200 });

    const receipt = await adopt(act);
    expect(receipt).toMatchObject({ status: 200, body: { result: 'accepted' } });
    expect((await adopt(act)).body).toEqual(receipt.body);
    expect((await next.http('/relay')).body).toMatchObject({ adopting: false, moved: null });
    await next.do('sam', 'tsc.seat', { person: 'sam' });

    // Who has written stays who has written, and may go on under the same client id.
    const again = await edit(next, 'tess');
    expect(again.doc.getText('scope').toJSON()).toBe('it is about');
    expect(again.notices[0]?.mayWrite).toBe(true);
    const kept = await next.http(`${path}/authorship`, { headers: await authorized(next, 'sam') });
    expect(kept.body).toEqual(authorship);
    const before = tess.doc;
    before.getText('scope').insert(0, '? ');
    again.sendUpdate(Y.encodeStateAsUpdate(before, Y.encodeStateVector(again.doc)));
    await again.allSettled();
    expect(again.refused).toEqual([]);

    // The whole of it holds, across both keys; also after the new relay was started again.
    await next.restart();
    await next.do('sam', 'tsc.unseat', { person: 'sam' });
    await next.relay.exportTo(join(next.folder, 'export.jsonl'));
    const out: string[] = [];
    const io = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void out.push(line),
      resolvePath: (path: string) => join(next.folder, path),
    };
    expect(await verify(['export.jsonl'], io)).toBe(0);
  });

  it('is told of by the old relay for good, to everybody and before anything else', async () => {
    await old.enrol('tim');
    const sam = await old.client('sam');
    await sam.propose(appointment());
    await old.restart();
    expect((await old.http('/relay')).body).toMatchObject({ moved: { url: URL_OF_NEW } });
    expect((await old.http('/healthz')).body).toMatchObject({ ok: true, standing: 'moved' });
    const stranger = await old.open(['convene.1']);
    expect(await stranger.next('hello')).toMatchObject({ type: 'hello' });
    expect(await stranger.next('moved')).toEqual({ type: 'moved', url: URL_OF_NEW });
    expect((await stranger.closed).code).toBe(4410);
    const moved = { status: 410, body: { code: 'relay-moved', url: URL_OF_NEW } };
    expect(await old.post('/enrol', {})).toMatchObject(moved);
    expect(await old.post('/found', {})).toMatchObject(moved);
    for (const path of [`/snapshot/${'a'.repeat(64)}`, `/invite/${'a'.repeat(64)}`]) {
      expect(await old.http(path, { method: 'PUT', body: 'x' })).toMatchObject(moved);
    }
    const tim = await edit(old, 'tim');
    expect(await tim.gone()).toBe(4410);
  });

  it('closes no ballot any more at the old relay, and closes it at the new one', async () => {
    await old.do('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    const lines = await linesOf(old);
    const act = appointment();
    expect(await old.relay.propose(act)).toMatchObject({ problem: { code: 'relay-moved' } });
    const closesAt = old.relay.published.state.ballot.get('b1')?.closesAt ?? 0;
    const { position } = old.relay.published;
    for (const { time } of [old, next]) time.pass(closesAt - time.clock + 1);
    await old.relay.tick();
    // The same again, as from an outbox: it changes nothing.
    expect(await old.relay.propose(act)).toMatchObject({ problem: { code: 'relay-moved' } });
    expect(old.relay.published.position).toEqual(position);
    await restore(next, START, lines);
    expect((await adopt(act)).status).toBe(200);
    await next.relay.tick();
    expect(next.relay.published.state.ballot.get('b1')).toMatchObject({ status: 'closed' });
  });

  it('may be appointed to a third, where the second was never reached, or stay after all', async () => {
    await old.relay.propose(appointment());
    const third = { publicKey: signerOf('third relay').publicKey, url: 'https://third.example' };
    const answer = await old.relay.propose(old.act('sam', 'relay.appoint', third));
    expect(answer).toMatchObject({ problem: { details: { url: third.url } } });
    await old.restart();
    expect((await old.http('/relay')).body).toMatchObject({ moved: { url: third.url } });
    await old.restart({ stays: true });
    expect((await old.http('/relay')).body).toMatchObject({ moved: null });
    await old.do('sam', 'tsc.seat', { person: 'sam' });
  });

  it('stays where the disk does not take that it goes', async () => {
    const act = appointment();
    const note = join(old.folder, 'departure.json');
    await mkdir(note);
    expect(await old.relay.propose(act)).toMatchObject({ problem: { code: 'storage' } });
    expect((await old.http('/relay')).body).toMatchObject({ moved: null });
    await rm(note, { recursive: true });
    expect(await old.relay.propose(act)).toMatchObject({ problem: { code: 'relay-moved' } });
    await old.stop();
    await writeFile(note, 'x');
    await expect(old.start()).rejects.toThrow(/departure\.json does not say where to/);
    await rm(note);
  });

  it('is not moved by whoever may not, or by an act on an older head', async () => {
    const { position: basis } = old.relay.published;
    await old.do('sam', 'tsc.seat', { person: 'sam' });
    const key = next.relaySigner.publicKey;
    const data = { publicKey: key, url: URL_OF_NEW };
    const late = old.act('sam', 'relay.appoint', data, { basis });
    expect(await old.relay.propose(late)).toMatchObject({ refusal: { code: 'stale-basis' } });
    const act = old.act('tess', 'relay.appoint', data);
    expect(await old.relay.propose(act)).toMatchObject({ refusal: { code: 'not-permitted' } });
    await old.do('sam', 'tsc.unseat', { person: 'sam' });
  });
});

describe('an association whose relay is gone', () => {
  it('goes on at another, which names who brought what nobody else can', async () => {
    const tess = await drafted();
    const lines = await linesOf(old);
    const act = appointment();
    const { ledger } = old.relay.published;
    await old.stop();
    await rm(join(old.folder, 'relay-key'), { force: true });

    expect(await restore(next, START, lines)).toMatchObject({ status: 200 });
    const nobody = { claims: [], deletions: [] };
    expect(await handOver(nobody, Y.encodeStateAsUpdate(tess.doc))).toMatchObject({ status: 200 });
    expect((await adopt(act)).status).toBe(200);
    expect(next.relay.published.ledger).toBe(ledger);
    const headers = await authorized(next, 'sam');
    const { body } = await next.http(`/doc/${encodeURIComponent(DOCUMENT)}/authorship`, {
      headers,
    });
    expect(body).toMatchObject({ claims: [[tess.doc.clientID, 'recovered:sam']] });
    const again = await edit(next, 'tess');
    again.doc.getText('limits').insert(0, 'new');
    await again.allSettled();
    expect(again.refused).toEqual([]);
  });

  it('is told of when it comes back, by whoever has the entry', async () => {
    const lines = await linesOf(old);
    const head = old.relay.published.position;
    const act = appointment();
    await old.stop();
    await restore(next, START, lines);
    expect((await adopt(act)).status).toBe(200);
    const appointed = await linesOf(next, head);
    await old.start();
    expect((await old.http('/relay')).body).toMatchObject({ moved: null });
    expect(await restore(old, head, appointed)).toMatchObject({ status: 200 });
    expect((await old.http('/relay')).body).toMatchObject({ moved: { url: URL_OF_NEW } });
    await old.restart();
    expect((await old.http('/relay')).body).toMatchObject({ moved: { url: URL_OF_NEW } });
    expect(await old.propose('sam', 'tsc.seat', { person: 'sam' })).toMatchObject({
      problem: { code: 'relay-moved' },
    });
    expect(await readFile(join(old.folder, 'ledger.jsonl'), 'utf8')).toContain('relay.appoint');
  });
});

describe('a relay that waits to take an association over', () => {
  it('takes nothing else meanwhile, and forgets nothing that it was given', async () => {
    const lines = await linesOf(old);
    const half = Math.ceil(lines.length / 2);
    const first = await next.post('/restore', {
      since: START,
      lines: lines.slice(0, half),
      more: true,
    });
    const { head } = first.body as { head: Position };
    await next.restart({ adopts: true });
    expect(next.relay.published.position).toEqual(head);
    expect(await restore(next, head, lines.slice(half))).toMatchObject({ status: 200 });

    const found = old.foundingAct();
    const body = { act: found.bytes, signature: found.signature };
    expect(await next.post('/found', body)).toMatchObject({
      status: 503,
      body: { problem: { code: 'adopting' } },
    });
    const act = old.act('sam', 'tsc.seat', { person: 'sam' });
    expect(await next.relay.propose(act)).toMatchObject({ problem: { code: 'adopting' } });
    for (const path of ['/ledger', `/doc/${DOCUMENT}`]) {
      const socket = await next.open(['convene.1'], {}, path);
      expect((await socket.closed).code).toBe(4508);
    }
  });

  it('takes a long ledger in portions, with its texts and its state hashes', async () => {
    const golden = new URL('../scenarios/golden/association.ledger', import.meta.url);
    const lines = (await readFile(golden, 'utf8')).trimEnd().split('\n');
    const trailer = JSON.parse(lines.pop() ?? '') as Position & { count: number };
    expect(lines.some((line) => line.startsWith('{"kind":"state"'))).toBe(true);
    let head: Position = START;
    let portion: string[] = [];
    for (const [index, line] of lines.entries()) {
      portion.push(line);
      const following = lines[index + 1];
      const isUnit = line.startsWith('{"act"') || line.startsWith('{"kind":"state"');
      const isLast = following === undefined;
      if (!isLast && (!isUnit || following.startsWith('{"kind":"state"') || portion.length < 100))
        continue;
      const answer = await next.post('/restore', { since: head, lines: portion, more: !isLast });
      expect(answer.status).toBe(200);
      ({ head } = answer.body as { head: Position });
      portion = [];
    }
    expect(head).toEqual({ seq: trailer.seq, head: trailer.head });
    await next.restart({ adopts: true });
    expect(next.relay.published.position).toEqual(head);
    const written = await readFile(join(next.folder, 'ledger.jsonl'), 'utf8');
    expect(written).toBe(`${lines.join('\n')}\n`);
  });

  it('takes documents from the secretariat only, whole and well-formed, and only then', async () => {
    const tess = await drafted();
    await restore(next, START, await linesOf(old));
    const nobody = { claims: [], deletions: [] };
    const whole = Y.encodeStateAsUpdate(tess.doc);
    expect(await handOver(nobody, whole, 'tess')).toMatchObject({ status: 403 });
    expect(await handOver(nobody, new Uint8Array([7, 7, 7]))).toMatchObject({ status: 400 });
    const other = new Y.Doc();
    other.getText('elsewhere').insert(0, 'x');
    expect(await handOver(nobody, Y.encodeStateAsUpdate(other))).toMatchObject({
      status: 422,
      body: { code: 'form-not-allowed', root: 'elsewhere' },
    });
    const cut = new Y.Doc();
    cut.getText('scope').insert(0, 'a');
    const vector = Y.encodeStateVector(cut);
    cut.getText('scope').insert(1, 'b');
    const part = Y.encodeStateAsUpdate(cut, vector);
    expect(await handOver(nobody, part)).toMatchObject({ status: 422, body: { code: 'gap' } });
    expect(await handOver(nobody, whole)).toMatchObject({ status: 200 });
    await adopt(appointment());
    expect(await handOver(nobody, whole)).toMatchObject({
      status: 409,
      body: { code: 'not-adopting' },
    });
  });

  it('is appointed by the secretariat only, at the head, with its own key', async () => {
    const lines = await linesOf(old);
    const early = appointment();
    await restore(next, START, lines.slice(0, -1));
    expect(await adopt(early)).toMatchObject({ status: 400, body: { problem: { code: 'basis' } } });
    await restore(next, next.relay.published.position, lines.slice(-1));
    const key = next.relaySigner.publicKey;
    const byTess = old.act('tess', 'relay.appoint', { publicKey: key, url: URL_OF_NEW });
    expect(await adopt(byTess)).toMatchObject({ status: 409 });
    const other = { publicKey: signerOf('third relay').publicKey, url: URL_OF_NEW };
    const third = old.act('sam', 'relay.appoint', other);
    expect(await adopt(third)).toMatchObject({ status: 410 });
    expect((await next.http('/relay')).body).toMatchObject({ adopting: true, moved: null });
    expect((await adopt(appointment())).status).toBe(200);
    // A relay that keeps its ledger takes no appointment there.
    const act = old.act('sam', 'relay.appoint', other);
    const request = { act: act.bytes, signature: act.signature };
    expect(await old.post('/adopt', request)).toMatchObject({ status: 403 });
    expect((await old.http('/relay')).body).toMatchObject({ moved: null });
  });
});
