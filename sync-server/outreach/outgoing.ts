/**
 * Where what is said and how it gets there meet. A `MessageSource` (`messages/`) knows what is to be
 * said, to whom and when; the queue keeps its tasks durably, and asks for the words only at the
 * moment of sending. A task is small: it names what it is about and holds no text and no address.
 */

import type { LedgerAct } from '../../shared/ledger/act.ts';
import type {
  MessageKind,
  PortalReach,
  ReachMine,
} from '../../shared/protocol/outreach-messages.ts';
import type { Instant, State } from '../../shared/rules/index.ts';

/** To whom: a person, by every way that the person has set, or a channel by its name. */
export type Recipient =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'slack' | 'email'; readonly name: string };

/** How something gets there. */
export type Way = 'email' | 'slack';

/** Something to be said to one recipient. */
export interface Outgoing {
  /**
   * Where it comes from: an entry's act hash, or what a digest is of and its date. With `about`, the
   * subject and the recipient it makes up the id of a task, and so its Message-ID: the same again is
   * the same message, and is sent once.
   */
  readonly origin: string;
  /** What a person may switch off; `test` is sent always. */
  readonly kind: MessageKind | 'test';
  /** Which message it is, by the source's own name for it: `ballot-opened`. At most 64 characters. */
  readonly about: string;
  /** As the rules name it: `{kind: 'update', id}`. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** The group that it is about, which a person may have muted. */
  readonly twg: string | null;
  readonly to: Recipient;
  /** Not sent sooner. */
  readonly notBefore: Instant;
  /** Not sent any more from then on, and not missed; null for what is said however late. */
  readonly expiresAt: Instant | null;
  /** What else the source needs to find its words again; small, and no address. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** An entry of the ledger, as a source reads it. */
export interface CommittedEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly actHash: string;
  readonly act: LedgerAct;
  /** Whose device has signed it; null for the relay's own acts. */
  readonly person: string | null;
}

/** What a person wants to hear, without where; what nobody has set is as it is by default. */
export interface Wishes extends Pick<ReachMine, 'off' | 'digest' | 'quietHours' | 'mutedGroups'> {
  /** By which ways the person can be reached now; none where nothing is set. */
  readonly ways: readonly Way[];
}

/** What a source sees. */
export interface MessageView {
  readonly ledger: string;
  /** Of the head: of the last new entry, or later. */
  readonly state: State;
  /** By the relay's clock, which is believed. */
  readonly now: Instant;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Who may read the portal, and so whether a link to it leads anywhere. */
  readonly portal: PortalReach;
  wishes(person: string): Wishes;
  /** The members who can be reached by any way, sorted: for what goes to everybody. */
  reachable(): readonly string[];
  /** A text by its hash; null where it is not here. */
  readText(sha256: string): Promise<string | null>;
}

export interface CalendarFile {
  /** `update.ics`; ASCII letters, digits, dots and hyphens. */
  readonly name: string;
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly text: string;
}

/** A mail's words. Sender, recipient, date, Message-ID and the headers of lists are the transport's. */
export interface Mail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: CalendarFile | null;
  /** Mails of one thread (an update's and its corrections, a ballot's) are shown together; null for none. */
  readonly thread: string | null;
}

/** A post, as an incoming webhook takes it. `text` is what is shown where blocks are not. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

/** What is asked for: words for this way, with the links that only the transport can make. */
export interface RenderOptions {
  readonly view: MessageView;
  /** Switches this kind off for its reader, after a click; null where it goes to a channel. */
  readonly unsubscribeUrl: string | null;
}

/**
 * What is said. All of it is worked out from the ledger and the wishes, so it can be asked again: a
 * source keeps nothing. None of it throws for want of something in the state: what cannot be said
 * any more is not wanted any more.
 */
export interface MessageSource {
  /** What new entries give rise to, in their order. */
  tasksFor(entries: readonly CommittedEntry[], view: MessageView): Iterable<Outgoing>;
  /**
   * What the clock gives rise to, digests and reminders, whose instants are after `since` and up to
   * `view.now`. After a pause only what still says something: the latest digest, not one a day.
   * Null: somebody was looked at, and is sent nothing or is not done with; others may have a turn.
   */
  dueTasks(since: Instant, view: MessageView): Iterable<Outgoing | null>;
  /** Right before sending: false where the duty is done, the meeting cancelled, the person gone. */
  stillWanted(task: Outgoing, view: MessageView): boolean;
  renderMail(task: Outgoing, options: RenderOptions): Promise<Mail>;
  renderSlack(task: Outgoing, options: RenderOptions): Promise<SlackMessage>;
}
