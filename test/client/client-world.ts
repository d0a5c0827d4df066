/** Several people, each with a host of their own and a data folder, and a relay for all of them. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePorts, type NodePortsOptions } from '../../electron/store/node-ports.ts';
import { saveFolder } from '../../electron/store/save-folder.ts';
import { saveBytes, saveLines } from '../../electron/store/save-lines.ts';
import { ClientHost } from '../../shared/client/client-host.ts';
import type {
  Connection,
  HostEvent,
  HostProblem,
  HostReplies,
  HostRequestOf,
  HostRequestType,
  OpenedAssociation,
  OutboxItem,
} from '../../shared/client/host-messages.ts';
import type { TellScript } from '../../shared/client/sample.ts';
import { stateFromRows } from '../../shared/client/state-rows.ts';
import { DAY, type State } from '../../shared/rules/index.ts';
import type { RelayOptions } from '../../sync-server/relay-options.ts';
import { startRelay, type Relay } from '../../sync-server/relay.ts';
import { standingPort } from '../outside/standing-port.ts';
import { InProcessRelays } from './in-process-relays.ts';
import { MemoryKeys } from './memory-keys.ts';

/** A client waits for up to half a minute between two attempts, and a machine may be busy, in ms. */
const PATIENCE = 120_000;

export const PEOPLE = ['sam', 'tess', 'tim', 'tom', 'una'];

/** The association of these tests: sam is its secretariat, tess, tim and tom are its TSC. */
export const FOUNDING = {
  type: 'found',
  name: 'The Association',
  organizations: ['acme', 'bolt', 'core'].map((id) => ({ id, name: `Org ${id}` })),
  persons: PEOPLE.map((id, index) => ({
    id,
    name: `Person ${id}`,
    organization: ['acme', 'acme', 'bolt', 'core', 'core'][index] ?? 'acme',
  })),
  tsc: ['tess', 'tim', 'tom'],
  secretariat: ['sam'],
  leadMaintainer: 'sam',
  founder: 'sam',
  recovery: 'made',
} satisfies HostRequestOf<'found'>;

/** The data of `proposal.create`, with a charter that is complete. */
export const proposal = (twg: string, ...facilitators: string[]) => ({
  twg,
  name: `Group ${twg}`,
  facilitators,
  charter: {
    scope: 'Agree on how members operate validators.',
    limits: 'Not the protocol itself.',
    outputs: [{ kind: 'report', title: 'Incidents' }],
    durationDays: 90,
    profiles: 'Operators of validators.',
  },
});

export interface DeskOptions {
  readonly clock?: () => number;
  readonly disk?: NodePortsOptions['disk'];
  readonly sample?: TellScript;
  /** Told of each request to a relay. */
  readonly asked?: (url: string) => void;
  /** Those of a device that was here before. */
  readonly keys?: MemoryKeys;
}

/** One person's device: a host that can be closed and opened again on the same folder. */
export class Desk {
  readonly folder: string;
  readonly keys: MemoryKeys;
  readonly relays: InProcessRelays;
  readonly events: HostEvent[] = [];
  readonly saved: string[] = [];
  readonly #options: DeskOptions;
  #host: ClientHost;
  #listeners: (() => void)[] = [];

  constructor(folder: string, options: DeskOptions = {}) {
    this.folder = folder;
    this.keys = options.keys ?? new MemoryKeys();
    this.#options = options;
    this.relays = new InProcessRelays(join(folder, 'relays'));
    this.#host = this.#make();
  }

  get host(): ClientHost {
    return this.#host;
  }

  async ask<T extends HostRequestType>(
    request: HostRequestOf<T> & { readonly type: T },
  ): Promise<HostReplies[T]> {
    const reply = await this.#host.handle(request);
    if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
    return reply.value as HostReplies[T];
  }

  async problem<T extends HostRequestType>(
    request: HostRequestOf<T> & { readonly type: T },
  ): Promise<HostProblem> {
    const reply = await this.#host.handle(request);
    if (reply.ok) throw new Error(`done: ${JSON.stringify(reply.value)}`);
    return reply.problem;
  }

  /** Proposes an act that must be queued; gives its id. */
  async queue(
    ledger: string,
    type: string,
    data: Record<string, unknown>,
    texts?: string[],
  ): Promise<string> {
    const act = { type, data };
    const reply = await this.ask({ type: 'propose', ledger, act, ...(texts && { texts }) });
    if (reply.outcome !== 'queued') throw new Error(JSON.stringify(reply));
    return reply.id;
  }

  /** Proposes an act and waits until it is in the ledger. */
  async do(
    ledger: string,
    type: string,
    data: Record<string, unknown>,
    texts?: string[],
  ): Promise<OutboxItem> {
    const id = await this.queue(ledger, type, data, texts);
    const item = await this.fate(ledger, id, 'accepted');
    await this.seq(ledger, item.fate.status === 'accepted' ? item.fate.receipt.seq : 0);
    return item;
  }

  /** Waits for an act's fate. */
  fate(ledger: string, id: string, status: OutboxItem['fate']['status']): Promise<OutboxItem> {
    return this.until(`${id} is ${status}`, async () => {
      const { outbox } = await this.open(ledger);
      return outbox.find((item) => item.id === id && item.fate.status === status) ?? null;
    });
  }

  open(ledger: string): Promise<OpenedAssociation> {
    return this.ask({ type: 'open', ledger });
  }

  async state(ledger: string): Promise<State> {
    return stateFromRows((await this.open(ledger)).rows);
  }

  async connection(ledger: string): Promise<Connection> {
    return (await this.open(ledger)).connection;
  }

  status(ledger: string, status: Connection['status']): Promise<Connection> {
    return this.until(status, async () => {
      const connection = await this.connection(ledger);
      return connection.status === status ? connection : null;
    });
  }

  seq(ledger: string, seq: number): Promise<OpenedAssociation> {
    return this.until(`entry ${seq}`, async () => {
      const opened = await this.open(ledger);
      return opened.position.seq >= seq ? opened : null;
    });
  }

  /** Asks again after every event. */
  async until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const events = this.events.length;
      const found = await ask();
      if (found !== null) return found;
      if (this.events.length === events) await this.#nextEvent(what);
    }
  }

  /** The app is closed, and opened again. */
  async restart(): Promise<void> {
    await this.#host.close();
    this.#host = this.#make();
  }

  async close(): Promise<void> {
    await this.#host.close();
    await this.relays.stopAll();
  }

  #make(): ClientHost {
    const { clock, disk, sample, asked } = this.#options;
    const ports = nodePorts({
      folder: this.folder,
      keys: this.keys,
      ...(clock && { clock }),
      ...(disk && { disk }),
    });
    const host = new ClientHost({
      platform: 'desktop',
      ports: {
        ...ports,
        http: (request) => {
          asked?.(request.url);
          return ports.http(request);
        },
      },
      version: '0.0.0-test',
      embedded: this.relays,
      saveFile: async (name, lines) => {
        const path = join(this.folder, name);
        await saveLines(path, lines);
        this.saved.push(path);
        return path;
      },
      saveBytes: async (name, bytes) => {
        const path = join(this.folder, name);
        await saveBytes(path, bytes);
        this.saved.push(path);
        return path;
      },
      saveFolder: async (name, files) => {
        const path = await saveFolder(this.folder, name, files);
        this.saved.push(path);
        return path;
      },
      ...(sample && { sample }),
    });
    host.onEvent((event) => {
      this.events.push(event);
      for (const listener of this.#listeners.splice(0)) listener();
    });
    return host;
  }

  #nextEvent(what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not in time: ${what}`)), PATIENCE);
      this.#listeners.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** A standing relay with a clock that a test moves, and people with devices. */
export class ClientWorld {
  readonly folder: string;
  /** Added to the relay's clock. */
  offset = 0;
  ledger = '';
  recoveryCode = '';
  readonly #desks: Desk[] = [];
  #relay: Relay | null = null;
  #port: number | null = null;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<ClientWorld> {
    return new ClientWorld(await mkdtemp(join(tmpdir(), 'convene-client-')));
  }

  /** A standing relay on which sam has founded the association, and sam's device. */
  static async founded(): Promise<{ world: ClientWorld; sam: Desk }> {
    const world = await ClientWorld.make();
    await world.start({ foundable: true });
    const sam = world.desk('sam');
    const { ledger, recoveryCode } = await sam.ask({ ...FOUNDING, relayUrl: world.relay.url });
    world.ledger = ledger;
    world.recoveryCode = recoveryCode ?? '';
    await sam.status(ledger, 'online');
    return { world, sam };
  }

  get relay(): Relay {
    if (this.#relay === null) throw new Error('the relay does not run');
    return this.#relay;
  }

  /** Their clock is the relay's unless told. */
  desk(name: string, options?: DeskOptions): Desk {
    const clock = () => Date.now() + this.offset;
    const desk = new Desk(join(this.folder, name), { clock, ...options });
    this.#desks.push(desk);
    return desk;
  }

  /** A person who joins by a link that sam makes. */
  async joined(sam: Desk, person: string, options?: DeskOptions): Promise<Desk> {
    const { ledger } = this;
    const { link } = await sam.ask({ type: 'invite', ledger, person, days: 7 });
    const desk = this.desk(person, options);
    await desk.ask({ type: 'join', text: link });
    await desk.status(ledger, 'online');
    return desk;
  }

  /** A group of tess's that the TSC votes on: tess of acme, tim of bolt, tom of core. */
  async presented(tess: Desk, tim: Desk, tom: Desk): Promise<{ ballot: string; text: string }> {
    const { ledger } = this;
    await tess.do(ledger, 'proposal.create', proposal('ops', 'tess'));
    const channels = [{ kind: 'slack', name: '#ops' }];
    await tess.do(ledger, 'proposal.circulate', { twg: 'ops', channels, days: 7 });
    for (const desk of [tim, tom]) {
      await desk.seq(ledger, this.relay.published.position.seq);
      await desk.do(ledger, 'interest.express', { twg: 'ops', role: 'contributor' });
    }
    await tess.seq(ledger, this.relay.published.position.seq);
    await tess.do(ledger, 'members.choose', {
      twg: 'ops',
      roster: ['tess', 'tim', 'tom'].map((person) => ({
        person,
        role: person === 'tess' ? 'facilitator' : 'contributor',
      })),
    });
    await this.pass(8 * DAY);
    await tess.do(ledger, 'proposal.present', { twg: 'ops', ballot: 'form-ops' });
    for (const desk of [tim, tom]) await desk.seq(ledger, this.relay.published.position.seq);
    const text = (await tess.state(ledger)).ballot.get('form-ops')?.textSha256 ?? '';
    return { ballot: 'form-ops', text };
  }

  /** On the same port as before. */
  async start(options: Partial<RelayOptions> = {}): Promise<Relay> {
    this.#port ??= await standingPort();
    this.#relay = await startRelay({
      folder: join(this.folder, 'relay'),
      port: this.#port,
      clock: () => Date.now() + this.offset,
      ...options,
    });
    this.#port = this.#relay.port;
    return this.#relay;
  }

  async stop(): Promise<void> {
    await this.#relay?.close();
    this.#relay = null;
  }

  /** Moves the relay's clock forward, as time goes by. */
  async pass(milliseconds: number): Promise<void> {
    this.offset += milliseconds;
    await this.#relay?.acceptClock();
  }

  async end(): Promise<void> {
    for (const desk of this.#desks) await desk.close();
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
