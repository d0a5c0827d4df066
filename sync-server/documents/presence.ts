import { personColour } from '../../shared/protocol/person-colour.ts';
import { readAwarenessUpdate, type AwarenessEntry } from './awareness-codec.ts';
import { isClaimOf } from './recovered.ts';

export interface PresentPerson {
  readonly person: string;
  readonly name: string;
}

interface Present<S> {
  readonly session: S;
  readonly clock: number;
  readonly json: string;
}

export type PresenceChange =
  /** Clients whose state others should be told, and whether this is the session's first. */
  | { readonly type: 'changed'; readonly clients: readonly number[]; readonly first: boolean }
  | { readonly type: 'too-large'; readonly bytes: number }
  /** Nothing of it was the session's to say. */
  | { readonly type: 'ignored' }
  | { readonly type: 'malformed'; readonly problem: string };

const GONE = 'null';
const MAX_CLOCK = 2 ** 31;
/** Of those who are gone, the last so many are remembered. */
const MOST_GONE = 10_000;

/**
 * Who is in a document, and where. A session has one state, under the first client id that it
 * announces; another's it can neither set nor clear. It cannot be told off for trying either: a
 * stock client sends on what it hears of others.
 */
export class Presence<S extends PresentPerson> {
  readonly #states = new Map<number, Present<S>>();
  readonly #clientOf = new Map<S, number>();
  /** Clients that are gone, and whose they were: an id is nobody else's afterwards. */
  readonly #gone = new Map<number, { readonly person: string; readonly clock: number }>();
  readonly #maxBytes: number;
  readonly #claimedBy: (client: number) => string | undefined;

  constructor(maxBytes: number, claimedBy: (client: number) => string | undefined) {
    this.#maxBytes = maxBytes;
    this.#claimedBy = claimedBy;
  }

  receive(session: S, update: Uint8Array): PresenceChange {
    let entries;
    try {
      entries = readAwarenessUpdate(update);
    } catch (error) {
      return malformed(error instanceof Error ? error.message : 'unreadable');
    }
    const known = this.#clientOf.get(session);
    for (const entry of entries) {
      if (entry.clock > MAX_CLOCK) return malformed('a clock past all counting');
      if (known === undefined ? this.#mayBecome(session, entry) : entry.client === known)
        return this.#own(session, entry);
    }
    return { type: 'ignored' };
  }

  /** The client that is gone with the session; null where it had none. */
  leave(session: S): number | null {
    const client = this.#clientOf.get(session);
    if (client === undefined) return null;
    this.#clientOf.delete(session);
    const present = this.#states.get(client);
    // A connection that came back takes its state over before the old one is known to be dead.
    if (present?.session !== session) return null;
    this.#states.delete(client);
    this.#remember(client, session.person, present.clock);
    return client;
  }

  get clients(): Iterable<number> {
    return this.#states.keys();
  }

  clientOf(session: S): number | undefined {
    return this.#clientOf.get(session);
  }

  /** What is to be said about a client now. */
  entry(client: number): AwarenessEntry {
    const present = this.#states.get(client);
    if (present !== undefined) return { client, clock: present.clock, json: present.json };
    return { client, clock: this.#gone.get(client)?.clock ?? 0, json: GONE };
  }

  #remember(client: number, person: string, clock: number): void {
    this.#gone.set(client, { person, clock });
    for (const oldest of this.#gone.keys()) {
      if (this.#gone.size <= MOST_GONE) break;
      this.#gone.delete(oldest);
    }
  }

  #mayBecome(session: S, { client, json }: AwarenessEntry): boolean {
    // What a stock client sends on of someone who has just left is no announcement.
    if (json === GONE) return false;
    const owner =
      this.#states.get(client)?.session.person ??
      this.#gone.get(client)?.person ??
      this.#claimedBy(client);
    return isClaimOf(owner, session.person);
  }

  #own(session: S, { client, clock, json }: AwarenessEntry): PresenceChange {
    const bytes = Buffer.byteLength(json);
    if (bytes > this.#maxBytes) return { type: 'too-large', bytes };
    const state = parseState(json);
    if (state === undefined) return malformed('a state that is no object');
    const first = !this.#clientOf.has(session);
    this.#clientOf.set(session, client);
    if (state === null) {
      this.#states.delete(client);
      this.#remember(client, session.person, clock);
    } else {
      this.#gone.delete(client);
      const user = { ...personColour(session.person), name: session.name, person: session.person };
      this.#states.set(client, { session, clock, json: JSON.stringify({ ...state, user }) });
    }
    return { type: 'changed', clients: [client], first };
  }
}

const malformed = (problem: string): PresenceChange => ({ type: 'malformed', problem });

/** Undefined where it is neither an object nor null. */
function parseState(json: string): object | null | undefined {
  try {
    const state: unknown = JSON.parse(json);
    return typeof state === 'object' && !Array.isArray(state) ? state : undefined;
  } catch {
    return undefined;
  }
}
