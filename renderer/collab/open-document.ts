import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { HostEvent, SetAsideDraft } from '../../shared/client/host-messages.ts';
import type { DocumentLimits } from '../../shared/protocol/document-messages.ts';
import type { Instant } from '../../shared/rules/index.ts';
import {
  DocumentConnection,
  type RefusedUpdate,
  type RelaySession,
} from './document-connection.ts';
import type { DocumentPlace } from './document-place.ts';
import { textsOf } from './document-texts.ts';
import { FrameQueue, type NextFrame } from './frames.ts';
import { JournalWriter, merged, portions, type Saved } from './journal-writer.ts';
import { changedFields } from './put-back.ts';
import { isSame, isSameView } from './same-view.ts';
import type { TypingFirst } from './typing-first.ts';

export interface DocumentStatus {
  /** Whether all that was written here is flushed on this device. */
  readonly saved: Saved;
  /**
   * `acknowledged`: all of it is on the relay's disk, by the relay's word. `connecting`: for the first
   * time since it was opened, for some seconds at most.
   */
  readonly relay: 'acknowledged' | 'waiting' | 'connecting' | 'offline' | 'refused';
  /** When all of it last was, by the relay's clock. */
  readonly acknowledgedAt: Instant | null;
  /** Why it is not saved, or refused: a code of the host, of the relay, or `closed-44xx`. */
  readonly code?: string;
  /** How many others have the document open now. */
  readonly peers: number;
}

/** A document as this window has it now. The `doc` is another one after a refusal. */
export interface DocumentView {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: DocumentStatus;
  /** Whether the relay lets this person write; null while it has not said so. */
  readonly relayLetsWrite: boolean | null;
  /** No edit can be kept now: the document is on its way back, or its socket was ended for good. */
  readonly held: 'no' | 'yes';
  /** Whether it may hold edits that the relay has not acknowledged. */
  readonly unacknowledged: 'no' | 'yes';
  readonly limits: DocumentLimits | null;
}

export interface OpenDocumentOptions extends DocumentPlace {
  readonly nextFrame: NextFrame;
  /** As `ConnectionOptions` has it. */
  readonly typingFirst?: TypingFirst;
  readonly WebSocket?: typeof WebSocket;
}

/** Updates with these origins are in the journal already. */
const FROM_JOURNAL = Symbol('from the journal');
const FROM_WINDOW = Symbol('from another window');
/** How long to wait before a refused edit that could not be set aside is tried again, in ms. */
const AGAIN_MS = 5000;

/** What is there of a document at one time: from a fresh `Y.Doc` to the refusal that ends it. */
interface Copy {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly connection: DocumentConnection;
  readonly outgoing: FrameQueue;
  /** Whether its updates go to the journal. */
  kept: boolean;
  /** Whether it may hold edits that the relay has not acknowledged. */
  pending: boolean;
}

/**
 * A document, kept in the journal of this device and in step with the relay. Every opening uses a
 * new client id: under an old one, edits that the relay never saw could have been made elsewhere.
 */
export class OpenDocument {
  readonly #options: OpenDocumentOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stopEvents: () => void;
  readonly #ofJournal = { changed: () => this.#changed(), readable: () => this.#restart() };
  #journal: JournalWriter;
  #copy: Copy | null = null;
  /** From the relay's state, while an edit that it refused is being set aside. */
  #next: Copy | null = null;
  #view: DocumentView | null = null;
  #refused: RefusedUpdate | null = null;
  #endedWith: number | null = null;
  #settingAside: 'no' | 'yes' = 'no';
  #acknowledgedAt: Instant | null = null;
  /** What other windows add while this one is loading. */
  #early: Uint8Array[] | null = null;
  readonly #knownDrafts = new Map<string, SetAsideDraft>();
  #relayIs: string | null = null;
  #again: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(options: OpenDocumentOptions) {
    this.#options = options;
    this.#journal = new JournalWriter(options, this.#ofJournal);
    this.#stopEvents = options.host.onEvent((event) => this.#hear(event));
    void this.#load();
  }

  /** Null until all that this device has of the document is loaded. */
  get view(): DocumentView | null {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hands on what was typed in this frame, without waiting for its end. */
  flush(): void {
    this.#copy?.outgoing.flush();
  }

  /**
   * What has been typed is on its way to the journal before this returns; resolves once all of it
   * is there.
   */
  close(): Promise<void> {
    this.#closed = true;
    this.#stopEvents();
    if (this.#again !== null) clearTimeout(this.#again);
    for (const copy of [this.#copy, this.#next]) if (copy !== null) this.#drop(copy);
    this.#journal.end();
    this.#listeners.clear();
    return this.#journal.idle();
  }

  async #load(): Promise<void> {
    const journal = this.#journal;
    const doc = new Y.Doc();
    const early: Uint8Array[] = [];
    this.#early = early;
    await Promise.all([journal.load(doc, FROM_JOURNAL), this.#learnDrafts()]);
    if (this.#closed || journal !== this.#journal) return;
    for (const update of early) Y.applyUpdate(doc, update, FROM_WINDOW);
    this.#early = null;
    this.#copy = this.#makeCopy(doc);
    this.#copy.kept = true;
    // Nobody has written down what of the journal the relay has.
    this.#copy.pending = doc.store.clients.size > 0;
    this.#copy.connection.connect();
    this.#changed();
  }

  /** Begins anew from the journal: with another client id, and perhaps as somebody else. */
  #restart(): void {
    if (this.#copy !== null) this.#drop(this.#copy);
    if (this.#next !== null) this.#drop(this.#next);
    this.#copy = null;
    this.#next = null;
    this.#refused = null;
    this.#endedWith = null;
    this.#journal.end();
    this.#journal = new JournalWriter(this.#options, this.#ofJournal);
    void this.#load();
    // Nobody hears what is written in the copy that was dropped: it is not to be shown meanwhile.
    this.#changed();
  }

  #makeCopy(doc: Y.Doc): Copy {
    const { document, nextFrame, typingFirst, WebSocket } = this.#options;
    const awareness = new Awareness(doc);
    const connection = new DocumentConnection({
      document,
      doc,
      awareness,
      nextFrame,
      session: () => this.#session(),
      events: {
        changed: () => this.#changed(),
        synced: () => this.#synced(copy),
        refused: (refused) => this.#goBack(copy, refused),
        ended: (code) => this.#ended(copy, code),
      },
      ...(typingFirst === undefined ? {} : { typingFirst }),
      ...(WebSocket === undefined ? {} : { WebSocket }),
    });
    const outgoing = new FrameQueue(nextFrame, (updates) => {
      // Both at once: the status says of each what is known of it.
      this.#journal.local(merged(updates));
      // Two that the relay takes may together be more than it does.
      for (const portion of portions(updates, connection.mostBytes)) connection.send(portion);
      this.#changed();
    });
    const copy: Copy = { doc, awareness, connection, outgoing, kept: false, pending: false };
    doc.on('update', (update: Uint8Array, origin: unknown) => this.#updated(copy, update, origin));
    awareness.on('change', () => this.#changed());
    return copy;
  }

  async #session(): Promise<RelaySession | null> {
    const { host, ledger } = this.#options;
    const reply = await host.request<'session'>({ type: 'session', ledger });
    return reply.ok ? reply.value : null;
  }

  #updated(copy: Copy, update: Uint8Array, origin: unknown): void {
    if (origin === FROM_JOURNAL || origin === FROM_WINDOW) return;
    if (origin !== copy.connection) {
      // It builds on what is being set aside. No field lets anybody write then.
      if (copy === this.#copy && this.#settingAside === 'yes') return;
      copy.pending = true;
      copy.outgoing.push(update);
      this.#changed();
    } else if (copy.kept) {
      this.#journal.remote(update);
    }
  }

  #drop(copy: Copy): void {
    copy.outgoing.flush();
    copy.connection.destroy();
    copy.awareness.destroy();
    copy.doc.destroy();
  }

  #hear(event: HostEvent): void {
    const { ledger, document } = this.#options;
    if (!('ledger' in event) || event.ledger !== ledger) return;
    switch (event.type) {
      case 'journal':
        if (event.document !== document) return;
        if (this.#early !== null) this.#early.push(event.update);
        else if (this.#copy !== null) Y.applyUpdate(this.#copy.doc, event.update, FROM_WINDOW);
        return;
      case 'connection':
        if (event.connection.status === 'online' && this.#relayIs !== 'online') this.#tryAgain();
        this.#relayIs = event.connection.status;
        return;
      case 'me':
        this.#restart();
        return;
      case 'drafts':
        this.#heardOfDrafts(event.drafts);
        return;
      default:
    }
  }

  /** The relay is there again: no need to wait for the next attempt. */
  #tryAgain(): void {
    const copy = this.#next ?? (this.#refused === null ? this.#copy : null);
    if (copy === null) return;
    this.#endedWith = null;
    copy.connection.connect();
    this.#changed();
  }

  async #learnDrafts(): Promise<void> {
    const { host, ledger, document } = this.#options;
    const reply = await host
      .request<'drafts'>({ type: 'drafts', ledger, document })
      .catch(() => null);
    if (reply?.ok === true)
      for (const draft of reply.value.drafts) this.#knownDrafts.set(draft.id, draft);
  }

  /** Another window has set an edit aside, and with it the journal that this one goes by. */
  #heardOfDrafts(drafts: readonly SetAsideDraft[]): void {
    const news = drafts.filter(
      ({ id, document }) => document === this.#options.document && !this.#knownDrafts.has(id),
    );
    for (const draft of news) this.#knownDrafts.set(draft.id, draft);
    if (news.length === 0) return;
    if (this.#settingAside === 'no' && this.#refused === null) this.#restart();
  }

  #ended(copy: Copy, code: number): void {
    this.#endedWith = code;
    if (copy === this.#copy && copy.pending)
      this.#goBack(copy, { code: `closed-${code}`, details: {} });
    this.#changed();
  }

  /** The way back: what was refused must never be sent again, and its words must not be lost. */
  #goBack(copy: Copy, refused: RefusedUpdate): void {
    if (copy !== this.#copy || this.#refused !== null) return;
    this.#refused = refused;
    copy.outgoing.flush();
    copy.connection.disconnect();
    copy.awareness.setLocalState(null);
    this.#next = this.#makeCopy(new Y.Doc());
    this.#next.connection.connect();
    this.#changed();
  }

  #synced(copy: Copy): void {
    if (copy === this.#next) void this.#setAside(copy);
  }

  async #setAside(next: Copy): Promise<void> {
    const { host, ledger, document } = this.#options;
    const old = this.#copy;
    const refused = this.#refused;
    if (old === null || refused === null || this.#settingAside === 'yes') return;
    old.outgoing.flush();
    this.#settingAside = 'yes';
    const state = Y.encodeStateAsUpdate(next.doc);
    const update = Y.encodeStateAsUpdate(old.doc, Y.encodeStateVector(next.doc));
    // With all that others wrote meanwhile on both sides, the difference is what was refused.
    Y.applyUpdate(old.doc, state, FROM_JOURNAL);
    const draft = {
      code: refused.code,
      details: { ...refused.details },
      texts: textsOf(document, old.doc),
      base: textsOf(document, next.doc),
      update,
    };
    const kept = Y.encodeStateVector(next.doc);
    const reply = await host
      .request<'journal-set-aside'>({ type: 'journal-set-aside', ledger, document, draft, state })
      .catch(() => null);
    this.#settingAside = 'no';
    if (this.#closed || next !== this.#next) return;
    if (reply?.ok !== true) {
      this.#again = setTimeout(() => void this.#setAside(next), AGAIN_MS);
      return;
    }
    // Sent before the reply, what has come meanwhile could have been set aside with all the rest.
    next.kept = true;
    this.#journal.remote(Y.encodeStateAsUpdate(next.doc, kept));
    this.#next = null;
    this.#refused = null;
    this.#endedWith = null;
    this.#copy = next;
    this.#drop(old);
    this.#changed();
    if (this.#isWorthOffering(reply.value)) return;
    await host.request<'draft-done'>({ type: 'draft-done', ledger, id: reply.value.id });
  }

  /** Not where nothing can be seen of it, nor where another window has offered the same before. */
  #isWorthOffering(draft: SetAsideDraft): boolean {
    const offered = [...this.#knownDrafts.values()].filter(({ id }) => id !== draft.id);
    this.#knownDrafts.set(draft.id, draft);
    if (changedFields(draft).length === 0) return false;
    return !offered.some(({ texts }) => isSame(texts, draft.texts));
  }

  #changed(): void {
    if (this.#closed) return;
    const copy = this.#copy;
    const view = copy === null ? null : this.#viewOf(copy);
    if (isSameView(view, this.#view)) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #viewOf(copy: Copy): DocumentView {
    const { standing } = copy.connection;
    const relay = this.#relayStatus(copy);
    if (relay === 'acknowledged') {
      copy.pending = false;
      if (this.#view?.status.relay !== 'acknowledged')
        this.#acknowledgedAt = Date.now() + (standing.clockOffset ?? 0);
    }
    const code = this.#refused?.code ?? this.#endedCode ?? this.#journal.problem;
    return {
      doc: copy.doc,
      awareness: copy.awareness,
      status: {
        saved: this.#savedStatus(copy),
        relay,
        acknowledgedAt: this.#acknowledgedAt,
        peers: Math.max(0, copy.awareness.getStates().size - 1),
        ...(code === null ? {} : { code }),
      },
      relayLetsWrite: standing.mayWrite,
      held: relay === 'refused' ? 'yes' : 'no',
      unacknowledged: copy.pending ? 'yes' : 'no',
      limits: standing.limits,
    };
  }

  #savedStatus({ outgoing }: Copy): Saved {
    const { saved } = this.#journal;
    return saved === 'saved' && !outgoing.isEmpty ? 'saving' : saved;
  }

  get #endedCode(): string | null {
    return this.#endedWith === null ? null : `closed-${this.#endedWith}`;
  }

  #relayStatus({ connection, outgoing }: Copy): DocumentStatus['relay'] {
    if (this.#refused !== null || this.#endedWith !== null) return 'refused';
    const { line, acknowledged, looking } = connection.standing;
    if (acknowledged && outgoing.isEmpty) return 'acknowledged';
    if (line === 'online') return 'waiting';
    return looking === 'yes' ? 'connecting' : 'offline';
  }
}
