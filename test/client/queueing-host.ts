import { createHash } from 'node:crypto';
import { nodePorts } from '../../electron/store/node-ports.ts';
import { ClientHost } from '../../shared/client/client-host.ts';
import { MemoryKeys } from './memory-keys.ts';

/** Keys that are the same in each process of a test. */
export class SeededKeys extends MemoryKeys {
  readonly #seed: string;

  constructor(seed: string) {
    super();
    this.#seed = seed;
    this.#make();
  }

  override create(): Promise<string> {
    return Promise.resolve(this.#make());
  }

  #make(): string {
    return this.add(createHash('sha256').update(this.#seed).digest());
  }
}

/** A host whose relay is away: what it queues stays queued. */
export function openQueueingHost(folder: string, seed: string): ClientHost {
  return new ClientHost({
    platform: 'desktop',
    ports: nodePorts({ folder, keys: new SeededKeys(seed) }),
    version: '0.0.0-test',
    embedded: null,
    saveFile: () => Promise.resolve(null),
    saveBytes: () => Promise.resolve(null),
    saveFolder: () => Promise.resolve(null),
  });
}
