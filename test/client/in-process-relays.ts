import { join } from 'node:path';
import type {
  EmbeddedRelay,
  EmbeddedRelays,
  EmbeddedRelayStart,
} from '../../shared/client/ports.ts';
import { startRelay, type Relay } from '../../sync-server/relay.ts';

interface Running {
  readonly relay: Relay;
  offset: number;
}

/** Relays of this computer, in this process: real ones, on loopback. */
export class InProcessRelays implements EmbeddedRelays {
  readonly #folder: string;
  readonly #running = new Map<string, Running>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where those are that run. */
  get urls(): string[] {
    return [...this.#running.values()].map(({ relay }) => relay.url);
  }

  relay(name: string): Relay {
    return this.#find(name).relay;
  }

  async start(name: string, how: EmbeddedRelayStart): Promise<EmbeddedRelay> {
    const known = this.#running.get(name);
    if (known !== undefined) return described(known.relay);
    const clock = { offset: how.clockOffset };
    const relay = await startRelay({
      folder: join(this.#folder, name),
      foundable: how.foundings === 'taken',
      acceptClock: how.clock === 'believed',
      hostedBy: how.hostedBy,
      clock: () => Date.now() + clock.offset,
    });
    const running: Running = {
      relay,
      get offset() {
        return clock.offset;
      },
      set offset(offset) {
        clock.offset = offset;
      },
    };
    this.#running.set(name, running);
    return described(relay);
  }

  async moveClock(name: string, by: number): Promise<void> {
    const running = this.#find(name);
    running.offset += by;
    await running.relay.acceptClock();
  }

  async acceptClock(name: string): Promise<'accepted'> {
    await this.#find(name).relay.acceptClock();
    return 'accepted';
  }

  share(name: string): Promise<EmbeddedRelay> {
    return Promise.resolve(described(this.#find(name).relay));
  }

  async stop(name: string): Promise<void> {
    const running = this.#running.get(name);
    this.#running.delete(name);
    await running?.relay.close();
  }

  async stopAll(): Promise<void> {
    const names = Array.from(this.#running.keys());
    for (const name of names) await this.stop(name);
  }

  #find(name: string): Running {
    const running = this.#running.get(name);
    if (running === undefined) throw new Error(`no relay ${name}`);
    return running;
  }
}

const described = ({ url, publicKey }: Relay): EmbeddedRelay => ({
  url,
  relayKey: publicKey,
  sharedAs: null,
});
