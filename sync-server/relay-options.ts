import type { Logger } from 'pino';
import type { Signer } from '../shared/ledger/crypto.ts';
import type { Clock, Uptime } from './ledger/relay-clock.ts';
import type { OpenAppendFile } from './ledger-file/index.ts';
import type { Limits } from './limits.ts';
import type { OutreachOptions } from './outreach/outreach-options.ts';

export interface RelayOptions {
  /** Where it keeps all that it keeps; made where it is missing. */
  readonly folder: string;
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** 0, or nothing, for one that is free. */
  readonly port?: number;
  /** Whether it takes the founding of an association, while it is empty. */
  readonly foundable?: boolean;
  /** Whether it waits to take an association over from another relay; its folder is empty then. */
  readonly adopts?: boolean;
  /** Whether it was restored from a backup, and takes nothing but what it lacks. */
  readonly restoresOnly?: boolean;
  /**
   * Whether documents were lost or are older than they were: answers to what the relay asks may then
   * hold what other people wrote, which is put down as brought by whoever brings it.
   */
  readonly recovers?: boolean;
  /** Whether its operator says that the relay appointed in its place was never reached. */
  readonly stays?: boolean;
  /**
   * Milliseconds that it waits for whoever knows of entries that it has lost: after its start, before
   * it closes by itself what became due, and between two portions of them. 10,000 unless told.
   */
  readonly patience?: number;
  /** Whether its operator says that the clock is right, however it looks. */
  readonly acceptClock?: boolean;
  /** Whether a client may put its token into an address. */
  readonly allowUrlToken?: boolean;
  /** Certificate and key, as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** A folder with the web build of the app, which it serves; without one it serves none. */
  readonly web?: string;
  /** Whether a proxy in front says whom a request comes from, in `x-forwarded-for`. */
  readonly behindProxy?: boolean;
  /** Addresses under which it is known too, behind a proxy. */
  readonly knownAs?: readonly string[];
  /** The person on whose computer it runs, where it is none that stands. */
  readonly hostedBy?: string | null;
  /** How it reaches people beside the app; without it, by webhooks only. */
  readonly outreach?: OutreachOptions;
  readonly log?: Logger;
  readonly limits?: Partial<Limits>;
  /** By default the system's. */
  readonly clock?: Clock;
  readonly uptime?: Uptime;
  /** By default a file on the disk. */
  readonly openFile?: OpenAppendFile;
  /** The relay's key; by default kept in its folder. */
  readonly signer?: Signer;
}
