/** What a host tells its windows without being asked. */

import type { Problem } from '../ledger/problem.ts';
import type {
  Connection,
  HistoryItem,
  KeyProtection,
  KnownAssociation,
  Me,
  Mention,
  OutboxItem,
  SetAsideDraft,
  Settings,
} from './host-records.ts';
import type { StateChange } from './state-rows.ts';

/** What the host tells without being asked. */
export type HostEvent =
  /** Entries have come: the change they make, and the acts in them. */
  | {
      readonly type: 'changed';
      readonly ledger: string;
      readonly change: StateChange;
      readonly items: readonly HistoryItem[];
    }
  | { readonly type: 'outbox'; readonly ledger: string; readonly outbox: readonly OutboxItem[] }
  | { readonly type: 'connection'; readonly ledger: string; readonly connection: Connection }
  /** Documents that have changed on the relay. */
  | { readonly type: 'documents'; readonly ledger: string; readonly changed: readonly string[] }
  | { readonly type: 'frozen'; readonly ledger: string; readonly problem: Problem }
  | { readonly type: 'associations'; readonly associations: readonly KnownAssociation[] }
  /** One acts as somebody else now; only in a rehearsal. */
  | { readonly type: 'me'; readonly ledger: string; readonly me: Me }
  /** Another window has added to a document's journal. */
  | {
      readonly type: 'journal';
      readonly ledger: string;
      readonly document: string;
      readonly update: Uint8Array;
    }
  | { readonly type: 'mentions'; readonly ledger: string; readonly mentions: readonly Mention[] }
  | { readonly type: 'drafts'; readonly ledger: string; readonly drafts: readonly SetAsideDraft[] }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'keys'; readonly keys: KeyProtection }
  /** A place in the app to go to: a link that was opened, or a notification that was clicked. */
  | { readonly type: 'go-to'; readonly link: string };
