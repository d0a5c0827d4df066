import { mkdir } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { powerSaveBlocker, utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import type {
  EmbeddedRelay,
  EmbeddedRelays,
  EmbeddedRelayStart,
} from '../../../shared/client/ports.ts';
import type { EmbeddedStart, FromRelay, ToRelay } from '../../relay/messages.ts';
import { readTextIfThere, writeDurably } from '../durable-file.ts';

const NAME = /^[a-z0-9-]{1,64}$/;
/** How long a relay has to stop before it is ended, in milliseconds. */
const STOP_WITHIN = 5000;
/** How long before a relay that died is started again, in milliseconds. */
const RESTART_AFTER = 500;

interface Running {
  readonly child: UtilityProcess;
  readonly how: EmbeddedRelayStart;
  readonly port: number;
  readonly relayKey: string;
  readonly clockSet: Map<number, () => void>;
}

/** Asks the person whether the clock is right: what it says, and the last entry's instant, in ms. */
export type AskClock = (now: number, lastEntry: number) => Promise<'accepted' | 'declined'>;

export interface RelayProcessesOptions {
  readonly dataFolder: string;
  /** The path of the relay's process. */
  readonly module: string;
  /** The folder of the browser build. */
  readonly web: string;
  readonly askClock: AskClock;
}

/** The relays of this computer, in `relays/<name>/`, each in a process of its own. */
export class RelayProcesses implements EmbeddedRelays {
  readonly #folder: string;
  readonly #module: string;
  readonly #web: string;
  readonly #askClock: AskClock;
  readonly #running = new Map<string, Promise<Running>>();
  readonly #restarting = new Map<string, Promise<unknown>>();
  #nextId = 1;
  #awake: number | null = null;
  #closed = false;

  constructor({ dataFolder, module, web, askClock }: RelayProcessesOptions) {
    this.#folder = join(dataFolder, 'relays');
    this.#module = module;
    this.#web = web;
    this.#askClock = askClock;
  }

  async start(name: string, how: EmbeddedRelayStart): Promise<EmbeddedRelay> {
    checkName(name);
    // One that is stopped to be started otherwise is not started beside itself.
    await this.#restarting.get(name);
    const known = this.#running.get(name);
    if (known === undefined) return described(await this.#begin(name, how));
    const running = await known;
    if (running.how.role !== how.role) this.#now(name, { ...running.how, role: how.role });
    await this.#keepAwake();
    return described(running);
  }

  async moveClock(name: string, by: number): Promise<void> {
    const { how } = await this.#get(name);
    await this.#setClock(name, (id) => ({ kind: 'move-clock', id, by }));
    // Started again, it has the clock that it has now.
    this.#now(name, { ...how, clockOffset: how.clockOffset + by });
  }

  async acceptClock(name: string, lastEntry: number): Promise<'accepted' | 'declined'> {
    const { how } = await this.#get(name);
    const now = Date.now() + how.clockOffset;
    if ((await this.#askClock(now, lastEntry)) === 'declined') return 'declined';
    await this.#setClock(name, (id) => ({ kind: 'accept-clock', id }));
    // Nobody is asked twice of one pause; that the clock leaps is noticed as before.
    this.#now(name, { ...how, clock: 'believed' });
    return 'accepted';
  }

  async share(name: string, reach: EmbeddedRelayStart['reach']): Promise<EmbeddedRelay> {
    const running = await this.#get(name);
    if (running.how.reach === reach) return described(running);
    const again = this.stop(name).then(() => this.#begin(name, { ...running.how, reach }));
    const ended = Promise.allSettled([again]);
    this.#restarting.set(name, ended);
    void ended.then(() => this.#restarting.delete(name));
    return described(await again);
  }

  async stop(name: string): Promise<void> {
    const running = this.#running.get(name);
    if (running === undefined) return;
    this.#running.delete(name);
    const { child } = await running;
    await this.#keepAwake();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.postMessage({ kind: 'stop' } satisfies ToRelay);
    const cut = setTimeout(() => child.kill(), STOP_WITHIN);
    await ended;
    clearTimeout(cut);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const names = [...this.#running.keys()];
    await Promise.allSettled(names.map((name) => this.stop(name)));
  }

  async #setClock(name: string, order: (id: number) => ToRelay): Promise<void> {
    const { child, clockSet } = await this.#get(name);
    const id = this.#nextId;
    this.#nextId += 1;
    await new Promise<void>((resolve) => {
      clockSet.set(id, resolve);
      child.postMessage(order(id));
    });
  }

  /** How it is started again, where it ends unasked. */
  #now(name: string, how: EmbeddedRelayStart): void {
    const running = this.#running.get(name);
    if (running === undefined) return;
    this.#running.set(
      name,
      running.then((one) => ({ ...one, how })),
    );
  }

  async #get(name: string): Promise<Running> {
    const running = this.#running.get(name);
    if (running === undefined) throw new Error(`no relay ${name} runs here`);
    return running;
  }

  #begin(name: string, how: EmbeddedRelayStart): Promise<Running> {
    const running = this.#launch(name, how);
    this.#running.set(name, running);
    running.then(
      () => this.#keepAwake(),
      () => this.#running.delete(name),
    );
    return running;
  }

  async #launch(name: string, how: EmbeddedRelayStart): Promise<Running> {
    const folder = join(this.#folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(this.#folder, `${name}.json`);
    const port = await readPort(file);
    const running = await this.#fork(name, how, port).catch((error: unknown) => {
      // Another program has taken its port meanwhile.
      if (port === 0 || !String(error).includes('EADDRINUSE')) throw error;
      return this.#fork(name, how, 0);
    });
    if (running.port !== port) {
      await writeDurably(file, `${JSON.stringify({ port: running.port })}\n`);
    }
    return running;
  }

  #fork(name: string, how: EmbeddedRelayStart, port: number): Promise<Running> {
    const start: EmbeddedStart = {
      folder: join(this.#folder, name),
      host: how.reach === 'this-network' ? '0.0.0.0' : '127.0.0.1',
      port,
      foundable: how.foundings === 'taken',
      acceptClock: how.clock === 'believed',
      clockOffset: how.clockOffset,
      hostedBy: how.hostedBy,
      knownAs: how.reach === 'this-network' && port !== 0 ? [networkUrl(port)] : [],
      web: this.#web,
    };
    const child = utilityProcess.fork(this.#module, [JSON.stringify(start)], {
      serviceName: `Convene relay ${name}`,
      stdio: 'inherit',
    });
    const clockSet = new Map<number, () => void>();
    return new Promise((resolve, reject) => {
      child.once('exit', () => {
        for (const set of clockSet.values()) set();
        reject(new Error(`the relay ${name} ended before it ran`));
        void this.#ended(name, child);
      });
      child.on('message', (message: FromRelay) => {
        switch (message.kind) {
          case 'started':
            resolve({ child, how, port: message.port, relayKey: message.relayKey, clockSet });
            return;
          case 'failed':
            reject(new Error(`${message.code}: ${message.message}`));
            return;
          case 'clock-set':
            clockSet.get(message.id)?.();
            clockSet.delete(message.id);
        }
      });
    });
  }

  /** A relay that ended unasked is started again. */
  async #ended(name: string, child: UtilityProcess): Promise<void> {
    const current = await this.#running.get(name)?.catch(() => null);
    if (!current || current.child !== child || this.#closed) return;
    console.error(`the relay ${name} has ended; it is started again`);
    this.#running.delete(name);
    setTimeout(() => {
      if (!this.#closed) void this.start(name, current.how).catch(console.error);
    }, RESTART_AFTER);
  }

  /** Sleep is held off while others need a relay of this computer. */
  async #keepAwake(): Promise<void> {
    const all = await Promise.allSettled(this.#running.values());
    const isShared = all.some(
      (one) =>
        one.status === 'fulfilled' &&
        one.value.how.reach === 'this-network' &&
        one.value.how.role === 'keeps',
    );
    if (isShared && this.#awake === null) {
      this.#awake = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!isShared && this.#awake !== null) {
      powerSaveBlocker.stop(this.#awake);
      this.#awake = null;
    }
  }
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw new Error('not a name of a relay');
}

const described = ({ how, port, relayKey }: Running): EmbeddedRelay => ({
  // That of the network may change while it runs; this computer's own does not.
  url: `http://127.0.0.1:${port}`,
  relayKey,
  sharedAs: how.reach === 'this-network' ? networkUrl(port) : null,
});

/** The address under which other computers of the network reach this one; loopback where none do. */
function networkUrl(port: number): string {
  const address = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return `http://${address?.address ?? '127.0.0.1'}:${port}`;
}

/** The port that it had the last time, so that its address stays; 0 for any. */
async function readPort(file: string): Promise<number> {
  const text = await readTextIfThere(file);
  if (text === null) return 0;
  try {
    return z.object({ port: z.int().min(0).max(65_535) }).parse(JSON.parse(text)).port;
  } catch {
    return 0;
  }
}
