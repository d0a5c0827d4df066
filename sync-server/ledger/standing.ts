import type { State } from '../../shared/rules/index.ts';
import type { Departure } from '../folder/departure.ts';
import { relayMoved, relayProblem, type RelayAnswer } from './wire-answer.ts';

/** What a relay is to its ledger at the moment. */
export type Standing =
  /** It makes the entries; or it is empty, and may be founded on. */
  | { readonly kind: 'keeping' }
  /** It is given entries that it lacks, and makes none meanwhile. */
  | { readonly kind: 'restoring' }
  /** It waits to take an association over: for the ledger, and for its own appointment. */
  | { readonly kind: 'adopting' }
  /** Another relay makes the entries, or was appointed to. */
  | { readonly kind: 'moved'; readonly url: string | null };

export interface StandingsOptions {
  readonly publicKey: string;
  /** Whether it was started to take an association over. */
  readonly adopts: boolean;
  /** Whether it was started to be given what it lacks, and for nothing else. */
  readonly restoresOnly: boolean;
  /** Without a further portion for this long, in milliseconds, it goes on with what it has. */
  readonly patience: number;
  readonly departure: Departure;
}

/** Says how a relay stands to its ledger, from the ledger and from what it was told. */
export class Standings {
  readonly #options: StandingsOptions;
  #restoring: NodeJS.Timeout | null = null;

  constructor(options: StandingsOptions) {
    this.#options = options;
  }

  of({ association }: State): Standing {
    const { publicKey, adopts, restoresOnly, departure } = this.#options;
    if (association !== null && association.relay.publicKey !== publicKey) {
      // One that was the relay before cannot be appointed again under its old key.
      const isNew = adopts && !association.relayKeys.includes(publicKey);
      return isNew ? ADOPTING : { kind: 'moved', url: association.relay.url };
    }
    if (association === null && adopts) return ADOPTING;
    if (departure.url !== null) return { kind: 'moved', url: departure.url };
    return restoresOnly || this.#restoring !== null ? RESTORING : KEEPING;
  }

  /** Somebody who has brought entries has more; calls when that somebody has taken too long. */
  expectMore(ended: () => void): void {
    this.goOn();
    this.#restoring = setTimeout(() => {
      this.#restoring = null;
      ended();
    }, this.#options.patience);
    this.#restoring.unref();
  }

  /** Nobody has more. */
  goOn(): void {
    if (this.#restoring !== null) clearTimeout(this.#restoring);
    this.#restoring = null;
  }
}

const KEEPING: Standing = { kind: 'keeping' };
const RESTORING: Standing = { kind: 'restoring' };
const ADOPTING: Standing = { kind: 'adopting' };

/** What stands against an act of that type; null where it is decided about. */
export function notTaken(standing: Standing, type: string | null): RelayAnswer | null {
  switch (standing.kind) {
    case 'keeping':
      return null;
    case 'restoring':
      return WHILE_RESTORING;
    case 'adopting':
      return type === APPOINTMENT ? null : WHILE_ADOPTING;
    case 'moved':
      // Another one yet may be appointed, where the first was never reached.
      return type === APPOINTMENT ? null : relayMoved(standing.url);
  }
}

export const APPOINTMENT = 'relay.appoint';

const WHILE_RESTORING = relayProblem(
  'restoring',
  'the relay is being given entries that it lacks; it takes acts again afterwards',
);
const WHILE_ADOPTING = relayProblem(
  'adopting',
  'this relay waits to be appointed, and takes nothing else before',
);
