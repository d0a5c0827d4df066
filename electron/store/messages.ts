/**
 * What the main process and the store process say to each other over `process.parentPort`; each
 * message is one object, a structured clone.
 *
 * 1. Main sends `request`s, and the store answers each with one `reply` of the same `id`. Requests
 *    come as they came from a window: the store checks their form.
 * 2. The store sends `event`s, for all windows.
 * 3. The store sends `ask`s, and main answers each with one `answer` of the same `id`: keys, relays
 *    and dialogs are main's.
 * 4. Main sends `close`; the store flushes all that it has, sends `closed`, and ends.
 */

import type { HostEvent, HostReply, HostRequestType } from '../../shared/client/host-messages.ts';
import type {
  EmbeddedRelay,
  EmbeddedRelayStart,
  SignReply,
  SignRequest,
} from '../../shared/client/ports.ts';

/** What the store process is started with: `process.argv[2]`, as JSON. */
export interface StoreStart {
  /** The data folder: `associations.json` and `ledgers/` are in it. */
  readonly folder: string;
  /** The app's version, for hello. */
  readonly version: string;
}

/** What only main can do. */
export type StoreAsk =
  | { readonly type: 'create-key'; readonly use: 'real' | 'rehearsal' }
  | { readonly type: 'sign'; readonly request: SignRequest }
  | { readonly type: 'relay-start'; readonly name: string; readonly how: EmbeddedRelayStart }
  | { readonly type: 'relay-move-clock'; readonly name: string; readonly by: number }
  | { readonly type: 'relay-accept-clock'; readonly name: string; readonly lastEntry: number }
  | {
      readonly type: 'relay-share';
      readonly name: string;
      readonly reach: EmbeddedRelayStart['reach'];
    }
  | { readonly type: 'relay-stop'; readonly name: string }
  /** Asks the person for a place; the store writes the file. */
  | { readonly type: 'save-file'; readonly suggestedName: string }
  /** Asks the person for a folder, in which the store makes another. */
  | { readonly type: 'save-folder' };

export type StoreAskType = StoreAsk['type'];

/** What main answers, by what it was asked. */
export interface StoreAnswers {
  /** The public half, once the key is flushed. */
  readonly 'create-key': { readonly publicKey: string };
  readonly sign: SignReply;
  readonly 'relay-start': EmbeddedRelay;
  readonly 'relay-move-clock': Record<string, never>;
  readonly 'relay-accept-clock': { readonly answer: 'accepted' | 'declined' };
  readonly 'relay-share': EmbeddedRelay;
  readonly 'relay-stop': Record<string, never>;
  /** Null where the person gave no place. */
  readonly 'save-file': { readonly path: string | null };
  readonly 'save-folder': { readonly path: string | null };
}

/** The answer to an ask, or why there is none: `keys-locked`, `keys-unavailable`, `internal`, … */
export type StoreAnswer<T extends StoreAskType = StoreAskType> =
  | { readonly ok: true; readonly value: StoreAnswers[T] }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type ToStore =
  | { readonly kind: 'request'; readonly id: number; readonly request: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: StoreAnswer }
  | { readonly kind: 'close' };

export type FromStore =
  /** It takes requests from here on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: HostReply<HostRequestType> }
  | { readonly kind: 'event'; readonly event: HostEvent }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: StoreAsk }
  | { readonly kind: 'closed' };
