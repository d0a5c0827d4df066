/** What a host tells of: associations, acts on their way, documents; `host-messages.ts` says what a host is. */

import type { Entry } from '../ledger/entry.ts';
import type { Problem } from '../ledger/problem.ts';
import type { DeviceKind, Instant, Position } from '../rules/index.ts';
import type { StateRows } from './state-rows.ts';

/** An association as this device knows it. */
export interface KnownAssociation {
  readonly ledger: string;
  readonly name: string;
  readonly rehearsal: boolean;
  readonly relayUrl: string;
  /** Whether its relay runs on this computer. */
  readonly hosted: 'here' | 'elsewhere';
  /** The address under which others reach the relay of this computer; null where none do. */
  readonly sharedAs: string | null;
  readonly me: Me;
}

/** Whose device this is in an association. */
export interface Me {
  readonly person: string;
  /** The device's id; its key need not be enrolled yet. */
  readonly device: string;
  readonly publicKey: string;
  readonly kind: DeviceKind;
}

export interface KeyProtection {
  /** `none`: the system's store protects nothing, and no passphrase is set. */
  readonly by: 'system' | 'passphrase' | 'browser' | 'none';
  /** The name of the system's store (`gnome_libsecret`, `basic_text`, …). */
  readonly backend: string;
  readonly locked: 'no' | 'yes';
}

export interface HostHello {
  readonly protocol: number;
  readonly platform: 'desktop' | 'browser';
  readonly version: string;
  readonly keys: KeyProtection;
  readonly associations: readonly KnownAssociation[];
  /** What is not to be had here (`found`, `git`, …), each with a code of why. */
  readonly absent: Readonly<Record<string, string>>;
  readonly dataFolder: string | null;
  readonly settings: Settings;
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'high-contrast';
  readonly notifications: 'on' | 'off';
  readonly mutedGroups: readonly string[];
}

/** An association as it stands: what `changed` events go on from. */
export interface OpenedAssociation {
  readonly association: KnownAssociation;
  readonly position: Position;
  /** The instant of the last entry. */
  readonly at: Instant;
  readonly rows: StateRows;
  readonly outbox: readonly OutboxItem[];
  readonly connection: Connection;
  readonly frozen: Problem | null;
  /** What was found damaged when this device's store was opened, and was set aside in it. */
  readonly damaged: readonly DamagedPart[];
  /** The persons whom one may act as; only in a rehearsal. */
  readonly personas: readonly string[];
  /** Documents with drafts that were set aside and are not done with. */
  readonly drafts: readonly SetAsideDraft[];
}

/** `ledger`: all of it is taken anew from the relay. `outbox`: signed acts that cannot be read. */
export type DamagedPart = 'ledger' | 'outbox';

/** A signed act on this device, and what is known of its fate. */
export interface OutboxItem {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly person: string;
  readonly device: string;
  /** The device's count in the act. */
  readonly n: number;
  readonly actHash: string;
  readonly basis: Position;
  /** By this device's clock, for display only. */
  readonly signedAt: Instant;
  readonly fate: OutboxFate;
}

export type OutboxFate =
  /** On this device's disk; not with the relay. */
  | { readonly status: 'queued' }
  /** Sent, not answered yet. */
  | { readonly status: 'sent' }
  /** In the ledger; on the relay's disk. */
  | { readonly status: 'accepted'; readonly receipt: Entry }
  /** By the relay's signed word. */
  | { readonly status: 'refused'; readonly refusal: RefusalOnHost }
  /** What has happened meanwhile would have it refused: it waits for its author's word. */
  | { readonly status: 'held'; readonly refusal: RefusalOnHost }
  /** Something stands in its way for now. */
  | { readonly status: 'problem'; readonly code: string; readonly message: string };

/** A refusal of any version of the rules: the code, and its numbers. */
export interface RefusalOnHost {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type ConnectionStatus =
  /** No relay answers. */
  | 'offline'
  | 'connecting'
  /** Taking entries. */
  | 'catching-up'
  | 'online'
  /** Another relay keeps this ledger now, and its address is not known here. */
  | 'moved'
  /** The relay speaks another version, or its rules are not known here: read-only. */
  | 'incompatible'
  /** The relay was restored from a backup, and takes back what it lacks. */
  | 'restoring'
  /** Another history under the relay's key. */
  | 'forked'
  /** It is not the relay of this ledger. */
  | 'other-relay'
  /** This device was revoked, or its person has left. */
  | 'shut-out'
  /** This device is not enrolled yet. */
  | 'not-enrolled';

export interface Connection {
  readonly status: ConnectionStatus;
  readonly relayUrl: string;
  /** By this device's clock. */
  readonly since: Instant;
  /** When the relay last acknowledged something of this person, by the relay's clock. */
  readonly acknowledgedAt: Instant | null;
  /** The relay's clock less this device's, in ms; null while unknown. */
  readonly clockOffset: number | null;
  /** Why it is not online, where something is known: `ECONNREFUSED`, a close reason, … */
  readonly reason: string | null;
  /** The person on whose computer the relay runs; null where it stands somewhere, or in a rehearsal. */
  readonly hostedBy: string | null;
  /** Whether the relay doubts its clock, and stamps nothing until whoever runs it says it is right. */
  readonly clock: 'believed' | 'doubted';
}

/** An act in the ledger. */
export interface HistoryItem {
  readonly seq: number;
  readonly at: Instant;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  /** The person, or `relay`. */
  readonly by: string;
  readonly device: string;
  readonly actHash: string;
  readonly head: string;
}

/** A local edit that was refused, kept as text. */
export interface SetAsideDraft {
  readonly id: string;
  readonly document: string;
  readonly at: Instant;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly base: Readonly<Record<string, string>>;
}

export interface InvitePreview {
  readonly ledger: string;
  readonly relayUrl: string;
  readonly association: string;
  readonly person: string;
  readonly personName: string;
  readonly expiresAt: Instant;
}

export interface MadeInvite {
  readonly person: string;
  readonly link: string;
  /** 26 characters of base32, in groups. */
  readonly code: string;
  /** The address that goes with the code. */
  readonly relayUrl: string;
  readonly expiresAt: Instant;
}

export type ProposeReply =
  | { readonly outcome: 'queued'; readonly id: string }
  | { readonly outcome: 'refused'; readonly refusal: RefusalOnHost }
  /** The person said no when asked whether to sign. */
  | { readonly outcome: 'declined' };

/** Who wrote what, by the relay's word: a client id is one person's. */
export interface Authorship {
  readonly claims: readonly { readonly client: number; readonly person: string }[];
  readonly deletions: readonly {
    readonly client: number;
    readonly clock: number;
    readonly length: number;
    readonly person: string;
    readonly at: Instant;
  }[];
  /** When the relay said so, by its clock; null where it never did. */
  readonly asOf: Instant | null;
}

export interface SearchHit {
  readonly kind: 'document' | 'dip' | 'comment' | 'discussion' | 'decision' | 'group' | 'person';
  readonly title: string;
  /** The place in the app, as it stands after `#/`. */
  readonly place: string;
  readonly excerpt: string;
  /** The words that were found, as ranges of the excerpt. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are in all. */
  readonly total: number;
  /** How many documents could be read here, of how many that are known. */
  readonly documents: { readonly read: number; readonly known: number };
}

/** Somebody was mentioned in a comment. */
export interface Mention {
  readonly document: string;
  readonly thread: string;
  readonly comment: string;
  readonly by: string;
  readonly at: Instant;
  readonly text: string;
}
