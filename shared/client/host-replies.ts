/** What a host answers to each request. */

import type { DipRepositoryReplies } from './dip-repository.ts';
import type { OutreachReplies } from './outreach-requests.ts';
import type { Instant } from '../rules/index.ts';
import type {
  Authorship,
  HistoryItem,
  HostHello,
  InvitePreview,
  KeyProtection,
  MadeInvite,
  Me,
  Mention,
  OpenedAssociation,
  ProposeReply,
  SearchResult,
  SetAsideDraft,
  Settings,
} from './host-records.ts';

export interface HostReplies extends DipRepositoryReplies, OutreachReplies {
  readonly hello: HostHello;
  readonly open: OpenedAssociation;
  readonly found: {
    readonly ledger: string;
    /** To be printed; null where none was wanted. */
    readonly recoveryCode: string | null;
  };
  readonly 'read-invite': InvitePreview;
  readonly join: { readonly ledger: string };
  readonly 'offer-device': { readonly ledger: string; readonly deviceCode: string };
  readonly 'device-link': { readonly link: string };
  readonly recover: { readonly ledger: string };
  readonly forget: Nothing;
  readonly 'sample-open': { readonly ledger: string };
  readonly 'sample-start-over': { readonly ledger: string };
  readonly 'sample-act-as': { readonly me: Me };
  readonly 'sample-move-clock': { readonly now: Instant };
  readonly propose: ProposeReply;
  readonly 'outbox-drop': Nothing;
  readonly 'outbox-send': Nothing;
  readonly 'keep-text': { readonly sha256: string };
  readonly 'read-text': { readonly text: string | null };
  readonly 'keep-bytes': { readonly sha256: string };
  readonly 'read-bytes': { readonly bytes: Uint8Array | null };
  readonly history: { readonly items: readonly HistoryItem[]; readonly more: 'yes' | 'no' };
  readonly entry: { readonly lines: readonly string[] };
  readonly verify:
    | {
        readonly ok: true;
        readonly entries: number;
        readonly head: string;
        readonly stateHash: string;
      }
    | { readonly ok: false; readonly line: number; readonly problem: string };
  readonly export: { readonly path: string | null };
  readonly 'save-evidence': { readonly path: string | null };
  readonly invite: MadeInvite;
  readonly 'relay-identity': {
    readonly relayKey: string;
    readonly ledger: string;
    readonly version: string;
    /** Whether it is empty, and waits for a founding. */
    readonly foundable: boolean;
  };
  readonly 'move-relay': ProposeReply;
  readonly 'share-relay': { readonly relayUrl: string };
  readonly 'accept-clock': { readonly answer: 'accepted' | 'declined' };
  readonly session: { readonly url: string; readonly token: string; readonly expiresAt: Instant };
  readonly reconnect: Nothing;
  readonly 'journal-open': { readonly updates: readonly Uint8Array[] };
  readonly 'journal-append': Nothing;
  readonly 'journal-compact': Nothing;
  readonly 'journal-set-aside': SetAsideDraft;
  readonly drafts: { readonly drafts: readonly SetAsideDraft[] };
  readonly 'draft-done': Nothing;
  readonly authorship: Authorship;
  readonly search: SearchResult;
  readonly mentions: { readonly mentions: readonly Mention[] };
  readonly 'mention-done': Nothing;
  readonly 'save-bytes': { readonly path: string | null };
  readonly 'save-pdf': { readonly path: string | null };
  readonly 'save-group': {
    readonly path: string | null;
    readonly files: number;
    /** What of the group is not on this device, and so not in it. */
    readonly missing: readonly string[];
  };
  readonly settings: Settings;
  readonly 'change-settings': Settings;
  readonly passphrase: KeyProtection;
  readonly 'open-outside': Nothing;
  readonly 'show-data-folder': Nothing;
}

export type Nothing = Readonly<Record<string, never>>;
