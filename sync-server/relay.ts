import type { SignedAct } from '../shared/ledger/act.ts';
import type { Fate } from '../shared/ledger/ledger-writer.ts';
import { openStores, type Stores } from './folder/stores.ts';
import { openAppendFile } from './ledger-file/index.ts';
import type { Published } from './ledger/ledger-service.ts';
import type { RelayAnswer } from './ledger/wire-answer.ts';
import { Metrics } from './metrics.ts';
import type { RelayOptions } from './relay-options.ts';
import { RunningRelay } from './running-relay.ts';
import { StartError } from './start-error.ts';

/** A relay that runs. */
export interface Relay {
  readonly port: number;
  /** Without a slash at its end. */
  readonly url: string;
  readonly publicKey: string;
  /** What is on the disk. */
  readonly published: Published;
  readonly metrics: Metrics;
  /** Takes an act as if it had come over a socket of its author; for whoever embeds the relay. */
  propose(act: SignedAct): Promise<RelayAnswer>;
  fateOf(id: string): Fate | undefined;
  /** Closes what is due: to be called when the clock that was handed in has been moved. */
  tick(): Promise<void>;
  /** The operator says that the clock is right as it is now. */
  acceptClock(): Promise<void>;
  /** Writes the ledger as an export. */
  exportTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a relay.
 *
 * @throws StartError, whose message is one line for the person who starts it.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const metrics = new Metrics();
  const stores = await openStores({
    root: options.folder,
    openFile: options.openFile ?? openAppendFile,
    now: options.clock ?? Date.now,
    signer: options.signer ?? null,
    flushed: (seconds) => metrics.flush.observe(seconds),
  });
  const relay = await makeRelay(options, stores, metrics);
  try {
    await relay.start();
    return relay;
  } catch (error) {
    await relay.close();
    throw error;
  }
}

async function makeRelay(
  options: RelayOptions,
  stores: Stores,
  metrics: Metrics,
): Promise<RunningRelay> {
  try {
    return new RunningRelay(options, stores, metrics);
  } catch (error) {
    await stores.documents.close();
    await stores.close();
    // What can be wrong with options that have the right form is the certificate.
    const said = error instanceof Error ? error.message : String(error);
    throw options.tls === undefined ? error : new StartError(`certificate or key: ${said}`);
  }
}
