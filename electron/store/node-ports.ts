import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ClientPorts, DeviceKeys } from '../../shared/client/ports.ts';
import { decodeUtf8, nodeCrypto } from '../../sync-server/node-crypto.ts';
import { FileClientStore, type StoreDisk } from './file-client-store.ts';
import { FileKnownLedgers } from './file-known-ledgers.ts';
import { nodeHttp, openNodeSocket } from './node-network.ts';
import { seal, unseal } from './node-sealing.ts';
import { verifyOnThread } from './verify-on-thread.ts';

export interface NodePortsOptions {
  /** The data folder. */
  readonly folder: string;
  readonly keys: DeviceKeys;
  /** By default the system's. */
  readonly clock?: () => number;
  /** By default files on the disk. */
  readonly disk?: Partial<StoreDisk>;
}

/** What the client needs, by Node and a data folder. */
export function nodePorts({ folder, keys, clock, disk }: NodePortsOptions): ClientPorts {
  return {
    crypto: nodeCrypto,
    verifyElsewhere: verifyOnThread,
    decodeUtf8,
    clock: clock ?? Date.now,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    seal,
    unseal,
    http: nodeHttp,
    openSocket: openNodeSocket,
    keys,
    store: (ledger) => FileClientStore.open(join(folder, 'ledgers', ledger), disk),
    knownLedgers: new FileKnownLedgers(folder),
  };
}
