/** Relays with real sockets and files, and people with real keys who speak to them. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { makeAct, signAct, type SignedAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import type { Position } from '../../shared/rules/index.ts';
import type { RelayOptions } from '../../sync-server/relay-options.ts';
import { startRelay, type Relay } from '../../sync-server/relay.ts';
import type { RelayAnswer } from '../../sync-server/ledger/wire-answer.ts';
import { BEGINNING, foundingData, signerOf } from '../ledger/test-association.ts';
import { LedgerClient } from './ledger-client.ts';

/** A clock and an uptime that a test moves. */
export class TestTime {
  clock = BEGINNING;
  uptime = 1_000_000;

  /** Time goes by, for both. */
  pass(milliseconds: number): void {
    this.clock += milliseconds;
    this.uptime += milliseconds;
  }
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What an act is made of that a test may want to be otherwise. */
export interface ActOptions {
  readonly id?: string;
  readonly n?: number;
  readonly basis?: Position;
  readonly ledger?: string;
}

let acts = 0;

/** One relay's folder, and the people of its association. */
export class RelayWorld {
  readonly time = new TestTime();
  readonly relaySigner: Signer;
  readonly #clients: LedgerClient[] = [];
  readonly #counts = new Map<string, number>();
  #relay: Relay | null = null;

  readonly folder: string;

  private constructor(folder: string, relaySigner: Signer) {
    this.folder = folder;
    this.relaySigner = relaySigner;
  }

  /** Of a relay with that key, which does not run yet. */
  static async make(relay = 'relay'): Promise<RelayWorld> {
    return new RelayWorld(await mkdtemp(join(tmpdir(), 'convene-relay-')), signerOf(relay));
  }

  /** A relay on which sam has founded the association. */
  static async founded(options: Partial<RelayOptions> = {}): Promise<RelayWorld> {
    const world = await RelayWorld.make();
    await world.start({ foundable: true, ...options });
    await world.found();
    return world;
  }

  get relay(): Relay {
    if (this.#relay === null) throw new Error('the relay does not run');
    return this.#relay;
  }

  async start(options: Partial<RelayOptions> = {}): Promise<Relay> {
    this.#relay = await startRelay({
      folder: this.folder,
      signer: this.relaySigner,
      clock: () => this.time.clock,
      uptime: () => this.time.uptime,
      ...options,
    });
    return this.#relay;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.leave();
    await this.#relay?.close();
    this.#relay = null;
  }

  async restart(options: Partial<RelayOptions> = {}): Promise<Relay> {
    await this.stop();
    return this.start(options);
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  device(person: string): string {
    return deviceIdOf(nodeCrypto, signerOf(person).publicKey);
  }

  /** An act of a person's device, with its next number. */
  act(person: string, type: string, data: unknown, options: ActOptions = {}): SignedAct {
    const { state, ledger, position } = this.relay.published;
    const device = this.device(person);
    const last = Math.max(this.#counts.get(device) ?? 0, state.device.get(device)?.lastN ?? 0);
    const n = options.n ?? last + 1;
    this.#counts.set(device, Math.max(n, last));
    acts += 1;
    const isFounding = type === 'association.found';
    const bytes = makeAct({
      ledger: options.ledger ?? (isFounding ? '' : ledger),
      id: options.id ?? `act-${acts}`,
      n,
      type,
      data,
      basis: options.basis ?? (isFounding ? START : position),
      device,
    });
    return signAct(bytes, signerOf(person));
  }

  foundingAct(more: Record<string, unknown> = {}): SignedAct {
    return this.act('sam', 'association.found', { ...foundingData(this.relaySigner), ...more });
  }

  async found(): Promise<void> {
    const { bytes, signature } = this.foundingAct();
    const answer = await this.post('/found', { act: bytes, signature });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  /** The two acts by which a person's device comes in; the first is proposed. */
  async enrolment(person: string): Promise<SignedAct> {
    const invite = signerOf(`invite of ${person} ${acts}`);
    const { publicKey } = signerOf(person);
    const expiresAt = '2027-01-01T00:00:00Z';
    await this.do('sam', 'device.invite', {
      person,
      invitePublicKey: invite.publicKey,
      expiresAt,
    });
    const message = `convene-enrol/1\0${this.relay.published.ledger}${person}${publicKey}`;
    return this.act(
      person,
      'device.enrol',
      { person, publicKey, kind: 'desktop', inviteSignature: invite.sign(message) },
      { basis: START },
    );
  }

  async enrol(...people: string[]): Promise<void> {
    for (const person of people) {
      const { bytes, signature } = await this.enrolment(person);
      const answer = await this.post('/enrol', { act: bytes, signature });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }
  }

  propose(person: string, type: string, data: unknown, options?: ActOptions): Promise<RelayAnswer> {
    return this.relay.propose(this.act(person, type, data, options));
  }

  /** An act that must be accepted. */
  async do(person: string, type: string, data: unknown): Promise<void> {
    const answer = await this.propose(person, type, data);
    if (answer.result !== 'accepted') throw new Error(JSON.stringify(answer));
  }

  /** A token of a person's device. */
  async token(person: string): Promise<string> {
    const { body } = await this.login(person);
    return (body as { token: string }).token;
  }

  async login(person: string, device = this.device(person)): Promise<HttpAnswer> {
    const { body } = await this.post('/session', { type: 'challenge' });
    const { nonce, ledger, relayKey } = body as Record<'nonce' | 'ledger' | 'relayKey', string>;
    const signature = signerOf(person).sign(sessionMessage(ledger, relayKey, nonce));
    return this.post('/session', { type: 'answer', device, nonce, signature });
  }

  /** A socket of a person who has said hello. */
  async client(person: string): Promise<LedgerClient> {
    const client = await this.open(['convene.1', `token.${await this.token(person)}`]);
    client.hello();
    return client;
  }

  /** A socket on which the relay's hello has come, or that the relay has closed. */
  async open(
    protocols: string[],
    headers: Record<string, string> = {},
    path = '/ledger',
  ): Promise<LedgerClient> {
    const client = new LedgerClient(`${this.wsUrl}${path}`, protocols, headers);
    this.#clients.push(client);
    await client.opened;
    return client;
  }

  get wsUrl(): string {
    return this.relay.url.replace('http', 'ws');
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.http(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  async http(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const response = await fetch(`${this.relay.url}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
    };
  }
}
