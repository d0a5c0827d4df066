/**
 * `npm run relay` in a process of its own, for an association whose group has a topic: tess, tim
 * and tom write its notes, by real sessions.
 */

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as Y from 'yjs';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import { DAY } from '../../shared/rules/index.ts';
import { signerOf } from '../ledger/test-association.ts';
import { standingPort } from '../outside/standing-port.ts';
import { RelayProcess } from './relay-process.ts';
import { RelayWorld } from './relay-world.ts';

export const NOTES = 'notes/outages';
/** Who may write the notes. */
export const WRITERS = ['tess', 'tim', 'tom'] as const;

const CHARTER = {
  scope: 'How members run validators.',
  limits: 'Nothing about the protocol.',
  outputs: [{ kind: 'report', title: 'Review of outages' }],
  durationDays: 180,
  profiles: 'People who operate validators.',
};

/** By the acts that it takes, on a relay whose clock goes as fast as they need. */
async function formGroup(world: RelayWorld): Promise<void> {
  const [facilitator, ...others] = WRITERS;
  await world.enrol(...WRITERS);
  const twg = 'ops';
  const facilitators = [facilitator];
  await world.do(facilitator, 'proposal.create', {
    twg,
    name: 'Ops',
    charter: CHARTER,
    facilitators,
  });
  const channels = [{ kind: 'slack', name: '#ops' }];
  await world.do(facilitator, 'proposal.circulate', { twg, channels, days: 7 });
  for (const person of others) await world.do(person, 'interest.express', { twg });
  const roster = WRITERS.map((person) => ({
    person,
    role: person === facilitator ? 'facilitator' : 'contributor',
  }));
  await world.do(facilitator, 'members.choose', { twg, roster });
  world.time.pass(8 * DAY);
  await world.do(facilitator, 'proposal.present', { twg, ballot: 'form' });
  const textSha256 = world.relay.published.state.ballot.get('form')?.textSha256 ?? '';
  for (const person of WRITERS)
    await world.do(person, 'ballot.cast', { ballot: 'form', choice: 'yes', textSha256 });
  world.time.pass(30 * DAY);
  await world.relay.tick();
  await world.do(facilitator, 'topic.raise', { twg, topic: 'outages', title: 'Outages' });
}

export class NotesRelay {
  readonly #world: RelayWorld;
  #process: RelayProcess | null = null;
  #url = '';
  #port: number | null = null;

  private constructor(world: RelayWorld) {
    this.#world = world;
  }

  static async start(): Promise<NotesRelay> {
    const world = await RelayWorld.founded();
    await formGroup(world);
    await world.stop();
    // The process has its key from its folder.
    const seed = createHash('sha256').update('key of relay').digest('base64url');
    await writeFile(join(world.folder, 'relay-key'), `convene-relay-key/1 ${seed}\n`);
    const relay = new NotesRelay(world);
    await relay.run();
    return relay;
  }

  get url(): string {
    return this.#url;
  }

  /** Where it keeps what it has. */
  get folder(): string {
    return this.#world.folder;
  }

  /** Also after it was killed: at the same address. */
  async run(): Promise<void> {
    this.#port ??= await standingPort();
    const { folder } = this.#world;
    // The ledger is of another time than this one.
    const process = new RelayProcess(
      '--data',
      folder,
      '--port',
      String(this.#port),
      '--accept-clock',
    );
    this.#process = process;
    const url = await process.url;
    if (url === null) throw new Error((await process.ended).err);
    this.#url = url;
  }

  async kill(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    this.#process = null;
  }

  /** What `DocumentConnection` asks for. */
  async session(person: string): Promise<{ readonly url: string; readonly token: string }> {
    const challenge = (await this.#post('/session', { type: 'challenge' })) as Record<
      'nonce' | 'ledger' | 'relayKey',
      string
    >;
    const { nonce, ledger, relayKey } = challenge;
    const signature = signerOf(person).sign(sessionMessage(ledger, relayKey, nonce));
    const device = this.#world.device(person);
    const answer = await this.#post('/session', { type: 'answer', device, nonce, signature });
    return { url: this.#url, token: (answer as { readonly token: string }).token };
  }

  /** The document as the relay gives it to a replica that has nothing of it. */
  async copy(document = NOTES): Promise<Y.Doc> {
    const { token } = await this.session(WRITERS[0]);
    const nothing = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64url');
    const response = await fetch(`${this.#url}/doc/${document}/update?sv=${nothing}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
    return doc;
  }

  async end(): Promise<void> {
    await this.kill();
    await this.#world.end();
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.#url + path, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }
}
