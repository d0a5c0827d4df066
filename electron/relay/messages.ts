/** What the main process and an embedded relay's process say to each other. */

/** What the process is started with: `process.argv[2]`, as JSON. */
export interface EmbeddedStart {
  readonly folder: string;
  readonly host: '127.0.0.1' | '0.0.0.0';
  /** 0 for one that is free. */
  readonly port: number;
  readonly foundable: boolean;
  readonly acceptClock: boolean;
  /** Added to the system's clock, in ms. */
  readonly clockOffset: number;
  readonly hostedBy: string | null;
  /** Addresses under which others reach it. */
  readonly knownAs: readonly string[];
  /** The folder of the browser build. */
  readonly web: string;
}

export type ToRelay =
  | { readonly kind: 'move-clock'; readonly id: number; readonly by: number }
  /** The person at this computer says that the clock is right as it is now. */
  | { readonly kind: 'accept-clock'; readonly id: number }
  /** It answers whatever it has taken, flushes, and ends. */
  | { readonly kind: 'stop' };

export type FromRelay =
  | { readonly kind: 'started'; readonly port: number; readonly relayKey: string }
  /** Why it does not start, in a line. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** The clock was moved or accepted, and what was due is closed. */
  | { readonly kind: 'clock-set'; readonly id: number };
