import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../../shared/cli/verify.ts';
import { makeAct, signAct, type SignedAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { restoreReply } from '../../shared/protocol/hand-over-messages.ts';
import { relayIdentity, sessionMessage } from '../../shared/protocol/session-messages.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { startRelay } from '../../sync-server/relay.ts';
import { foundingData, signerOf } from '../ledger/test-association.ts';
import { LedgerClient } from './ledger-client.ts';
import { RelayProcess } from './relay-process.ts';

let folder = '';
const running: RelayProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-process-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) await child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(...args: string[]): RelayProcess {
  const child = new RelayProcess(...args);
  running.push(child);
  return child;
}

async function runs(child: RelayProcess): Promise<string> {
  const url = await child.url;
  if (url === null) throw new Error((await child.ended).err);
  return url;
}

const sam = signerOf('sam');
const device = deviceIdOf(nodeCrypto, sam.publicKey);

function act(ledger: string, n: number, type: string, data: unknown): SignedAct {
  return signAct(makeAct({ ledger, id: `act-${n}`, n, type, data, basis: START, device }), sam);
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

async function identityOf(url: string) {
  return relayIdentity.parse(await (await fetch(`${url}/relay`)).json());
}

async function found(url: string): Promise<void> {
  const { relayKey } = await identityOf(url);
  const data = { ...foundingData(sam), relay: { publicKey: relayKey, url } };
  const founding = act('', 1, 'association.found', data);
  const answer = await post(`${url}/found`, { act: founding.bytes, signature: founding.signature });
  expect(answer).toMatchObject({ result: 'accepted' });
}

async function clientAt(url: string): Promise<{ client: LedgerClient; ledger: string }> {
  const { ledger, relayKey } = await identityOf(url);
  const { nonce } = (await post(`${url}/session`, { type: 'challenge' })) as { nonce: string };
  const signature = sam.sign(sessionMessage(ledger, relayKey, nonce));
  const answer = { type: 'answer', device, nonce, signature };
  const { token } = (await post(`${url}/session`, answer)) as { token: string };
  const socket = `${url.replace('http', 'ws')}/ledger`;
  const client = new LedgerClient(socket, ['convene.1', `token.${token}`]);
  await client.opened;
  client.hello();
  return { client, ledger };
}

describe('kill -9 under load', () => {
  // Ten processes have to start, one after the other.
  const within = { timeout: 600_000 };

  it('misses nothing that was acknowledged, ten times over, and all verifies', within, async () => {
    const acknowledged = new Map<string, unknown>();
    let n = 1;
    for (let round = 0; round < 10; round += 1) {
      const child = run('--data', folder, '--port', '0', '--found');
      const url = await runs(child);
      if (round === 0) await found(url);
      const { client, ledger } = await clientAt(url);
      for (const [id, receipt] of acknowledged) {
        expect(await client.fate(id)).toEqual({ result: 'accepted', receipt });
      }
      let receipts = 0;
      const killAfter = 5 + 7 * round;
      const proposals = Array.from({ length: 100 }, async () => {
        n += 1;
        const person = { id: `p${n}`, name: `Person ${n}`, organization: 'acme' };
        const id = `act-${n}`;
        const answer = await client.propose(act(ledger, n, 'person.register', { person }));
        if (answer.type !== 'receipt') throw new Error(JSON.stringify(answer));
        acknowledged.set(id, answer.receipt);
        receipts += 1;
        if (receipts === killAfter) await child.kill('SIGKILL');
      });
      await Promise.allSettled(proposals);
      expect(receipts).toBeGreaterThanOrEqual(killAfter);
      await child.ended;
    }
    expect(acknowledged.size).toBeGreaterThan(300);

    const relay = await startRelay({ folder });
    try {
      for (const [id, receipt] of acknowledged) {
        expect(relay.fateOf(id)).toEqual({ result: 'accepted', receipt });
      }
      await relay.exportTo(join(folder, 'export.jsonl'));
    } finally {
      await relay.close();
    }
    const out: string[] = [];
    const io = {
      out: (line: string) => out.push(line),
      err: (line: string) => out.push(line),
      resolvePath: (path: string) => join(folder, path),
    };
    expect(await verify(['export.jsonl'], io)).toBe(0);
    const { seq } = relay.published.position;
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: true, entries: seq });
    // The export is the relay's own file, and a trailer.
    const exported = await readFile(join(folder, 'export.jsonl'), 'utf8');
    const kept = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
    expect(exported.startsWith(kept)).toBe(true);
    expect(exported.slice(kept.length)).toMatch(/^{"count":[^\n]*"kind":"trailer"[^\n]*\n$/);
  });
});

describe('an older backup of the folder', () => {
  it('is brought up to date by a client, after kill -9, and all verifies', async () => {
    const backup = `${folder}-backup`;
    const seat = (ledger: string, n: number): SignedAct =>
      act(ledger, n, 'person.register', {
        person: { id: `p${n}`, name: `Person ${n}`, organization: 'acme' },
      });
    const first = run('--data', folder, '--port', '0', '--found');
    await found(await runs(first));
    await first.kill('SIGTERM');
    await cp(folder, backup, { recursive: true });

    const second = run('--data', folder, '--port', '0');
    const { client, ledger } = await clientAt(await runs(second));
    const old = (await client.next('hello')).head;
    const receipts: unknown[] = [];
    for (let n = 2; n <= 40; n += 1) receipts.push(await client.propose(seat(ledger, n)));
    client.send({ type: 'subscribe', since: old });
    const lines = await client.linesTo(40);
    await second.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    await rename(backup, folder);

    const third = run('--data', folder, '--port', '0');
    const url = await runs(third);
    expect((await identityOf(url)).head).toEqual(old);
    let head = old;
    for (const portion of [lines.slice(0, 15), lines.slice(15)]) {
      const answer = await post(`${url}/restore`, {
        since: head,
        lines: portion,
        more: head === old,
      });
      head = restoreReply.parse(answer).head;
    }
    expect(head.seq).toBe(40);
    // Killed once more: what was acknowledged is on the disk.
    await third.kill('SIGKILL');
    const fourth = run('--data', folder, '--port', '0');
    const again = await clientAt(await runs(fourth));
    expect((await again.client.next('hello')).head).toEqual(head);
    for (const [index, receipt] of receipts.entries()) {
      const { receipt: expected } = receipt as { receipt: unknown };
      expect(await again.client.fate(`act-${index + 2}`)).toEqual({
        result: 'accepted',
        receipt: expected,
      });
    }
    expect(await again.client.propose(seat(ledger, 41))).toMatchObject({ receipt: { seq: 41 } });
    await fourth.kill('SIGTERM');
  });
});

describe('a folder', () => {
  it('is one relay’s at a time, in one process and in two', async () => {
    const first = run('--data', folder, '--port', '0');
    await runs(first);
    const second = await run('--data', folder, '--port', '0').ended;
    expect(second).toEqual({ code: 2, err: `relay: ${folder} is in use by another relay\n` });
    await expect(startRelay({ folder })).rejects.toThrow('in use by another relay');
    expect((await first.kill('SIGTERM')).code).toBe(0);
    const relay = await startRelay({ folder });
    await expect(startRelay({ folder })).rejects.toThrow('in use by another relay');
    await relay.close();
  });

  it('is free again at once after kill -9, for exactly one of several that want it', async () => {
    const first = run('--data', folder, '--port', '0');
    await runs(first);
    await first.kill('SIGKILL');
    const starts = await Promise.allSettled([1, 2, 3, 4].map(() => startRelay({ folder })));
    const relays = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    for (const relay of relays) await relay.close();
    expect(relays).toHaveLength(1);
  });
});

describe('a relay that cannot start says why in one line', () => {
  it('a port in use', async () => {
    const relay = await startRelay({ folder: join(folder, 'a') });
    const { port } = relay;
    const ended = await run('--data', join(folder, 'b'), '--port', String(port)).ended;
    await relay.close();
    expect(ended).toEqual({ code: 2, err: `relay: port ${port} on 127.0.0.1 is in use\n` });
  });

  it('a folder that cannot be', async () => {
    await writeFile(join(folder, 'file'), '');
    const path = join(folder, 'file', 'data');
    const ended = await run('--data', path).ended;
    expect(ended).toEqual({ code: 2, err: `relay: ${path} cannot be written (ENOTDIR)\n` });
  });

  it('a damaged ledger, key, or file of refusals', async () => {
    const relay = await startRelay({ folder, foundable: true });
    await found(relay.url);
    await relay.close();
    const damages = [
      ['ledger.jsonl', /^damaged: .*ledger\.jsonl, line 3: not-json: /],
      ['refusals.jsonl', /^damaged: .*refusals\.jsonl, line 1: malformed-line: /],
      ['relay-key', /^damaged: .*relay-key holds no key/],
    ] as const;
    for (const [name, said] of damages) {
      const path = join(folder, name);
      const whole = await readFile(path);
      await writeFile(path, Buffer.concat([whole, Buffer.from('x\n')]));
      await expect(startRelay({ folder })).rejects.toThrow(said);
      await writeFile(path, whole);
    }
    const again = await startRelay({ folder });
    expect(again.published.position.seq).toBe(1);
    await again.close();
  });

  it('options that are none, and half a certificate', async () => {
    const [none, unknown, port, half, both] = await Promise.all([
      run().ended,
      run('--dat', 'x').ended,
      run('--data', folder, '--port', '70000').ended,
      run('--data', folder, '--cert', 'x').ended,
      run('--data', folder, '--found', '--take-over').ended,
    ]);
    expect(none).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^relay: usage: npm run relay/) as string,
    });
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^relay: Unknown option '--dat'/) as string,
    });
    expect(port).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^relay: --port 70000: /) as string,
    });
    expect(half).toEqual({ code: 2, err: 'relay: --cert and --key go together\n' });
    expect(both).toEqual({
      code: 2,
      err: 'relay: --found and --take-over do not go together\n',
    });
  });
});
