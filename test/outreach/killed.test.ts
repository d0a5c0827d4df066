import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAct, signAct, type SignedAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { relayIdentity, sessionMessage } from '../../shared/protocol/session-messages.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { foundingData, signerOf } from '../ledger/test-association.ts';
import { SmtpTestServer, TAKE } from '../outside/smtp-server.ts';
import { LedgerClient } from '../relay/ledger-client.ts';
import { FROM, temporaryFolder } from './outreach-world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = fileURLToPath(new URL('./killed-relay.ts', import.meta.url));
const MEMBERS = ['sam', 'tess', 'tim', 'tom'];

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Killable {
  readonly #child: ChildProcess;
  readonly ended: Promise<void>;
  readonly url: Promise<string>;

  constructor(folder: string, server: SmtpTestServer) {
    const args = ['--import', 'tsx', SCRIPT, folder, server.url, FROM, server.ca];
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('close', () => resolve());
    });
    this.url = new Promise((resolve, reject) => {
      const { stdout } = this.#child;
      if (stdout === null) throw new Error('no output');
      createInterface({ input: stdout }).once('line', resolve).once('close', reject);
    });
    this.url.catch(() => {});
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

const sam = signerOf('sam');
const device = deviceIdOf(nodeCrypto, sam.publicKey);

function act(ledger: string, n: number, type: string, data: unknown): SignedAct {
  return signAct(makeAct({ ledger, id: `act-${n}`, n, type, data, basis: START, device }), sam);
}

async function send(url: string, method: string, body: unknown, token = ''): Promise<unknown> {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function login(url: string): Promise<{ token: string; ledger: string }> {
  const { ledger, relayKey } = relayIdentity.parse(await (await fetch(`${url}/relay`)).json());
  const { nonce } = (await send(`${url}/session`, 'POST', { type: 'challenge' })) as {
    nonce: string;
  };
  const signature = sam.sign(sessionMessage(ledger, relayKey, nonce));
  const answer = { type: 'answer', device, nonce, signature };
  const { token } = (await send(`${url}/session`, 'POST', answer)) as { token: string };
  return { token, ledger };
}

async function found(url: string): Promise<void> {
  const { relayKey } = relayIdentity.parse(await (await fetch(`${url}/relay`)).json());
  const relay = { publicKey: relayKey, url };
  const data = { ...foundingData(sam), relay, rehearsal: false };
  const { bytes, signature } = act('', 1, 'association.found', data);
  await send(`${url}/found`, 'POST', { act: bytes, signature });
  const { token } = await login(url);
  const persons = MEMBERS.map((person) => ({ person, email: `${person}@members.example` }));
  await send(`${url}/outreach/association`, 'PUT', { persons }, token);
}

/** Registers a person; everybody is to be told. */
async function happens(url: string, n: number): Promise<void> {
  const { token, ledger } = await login(url);
  const client = new LedgerClient(`${url.replace('http', 'ws')}/ledger`, [
    'convene.1',
    `token.${token}`,
  ]);
  await client.opened;
  client.hello();
  const person = { id: `p${n}`, name: `Person ${n}`, organization: 'acme' };
  const answer = await client.propose(act(ledger, n, 'person.register', { person }));
  client.leave();
  if (answer.type !== 'receipt') throw new Error(JSON.stringify(answer));
}

describe('kill -9 between sending and noting', () => {
  const within = { timeout: 600_000 };

  it.each([1, 2])('loses nothing, and a repeat is the same mail: seed %i', within, async (seed) => {
    const random = numbers(seed);
    const { path, remove } = await temporaryFolder();
    ends.push(remove);
    const server = await SmtpTestServer.start();
    ends.push(() => server.close());
    const rounds = 6;
    const wanted = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const child = new Killable(path, server);
      ends.push(async () => {
        child.kill();
        await child.ended;
      });
      const url = await child.url;
      if (round === 0) await found(url);
      let left = 1 + Math.floor(random() * MEMBERS.length);
      const late = Math.floor(random() * 4);
      server.fate = () => {
        left -= 1;
        // At once: the server has the mail, and its answer comes too late. Or a little later.
        if (left === 0 && late === 0) child.kill();
        if (left === 0 && late > 0) setTimeout(() => child.kill(), late);
        return TAKE;
      };
      // It may be killed, by what was left over, before it has taken the act.
      const isTaken = await happens(url, round + 2).then(
        () => true,
        () => false,
      );
      if (isTaken) {
        for (const member of MEMBERS) wanted.add(`registered: Person ${round + 2} to ${member}`);
      }
      await child.ended;
      server.fate = () => TAKE;
    }
    const last = new Killable(path, server);
    ends.push(async () => {
      last.kill();
      await last.ended;
    });
    await last.url;
    const got = new Map<string, Set<string>>();
    let read = 0;
    while ([...wanted].some((key) => !got.has(key))) {
      await server.taken(read + 1);
      const mails = await server.parsed();
      for (const [index, { subject, messageId }] of mails.entries()) {
        const to = server.mails[index]?.to[0]?.split('@')[0];
        const key = `${subject} to ${to}`;
        got.set(key, (got.get(key) ?? new Set()).add(messageId ?? ''));
      }
      read = mails.length;
    }
    expect(wanted.size).toBeGreaterThan(0);
    for (const ids of got.values()) expect(ids.size).toBe(1);
    // Not more is said twice than was under way when it was killed.
    expect(server.mails.length - got.size).toBeLessThanOrEqual(rounds * 5);
  });
});
