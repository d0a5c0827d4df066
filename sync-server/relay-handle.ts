import type { SignedAct } from '../shared/ledger/act.ts';
import type { Fate } from '../shared/ledger/ledger-writer.ts';
import type { Published } from './ledger/ledger-service.ts';
import type { RelayAnswer } from './ledger/wire-answer.ts';
import type { Metrics } from './metrics.ts';

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
