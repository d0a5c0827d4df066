import { createHash } from 'node:crypto';
import type { WebSocket } from 'ws';
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/close-codes.ts';
import type { DocumentMessage } from '../../shared/protocol/document-messages.ts';
import { structuredRoots, TEXT_ROOT } from '../../shared/protocol/document-roots.ts';
import * as Y from 'yjs';
import { adoptDocument, type HandedOver } from './adopt-document.ts';
import { CommitLoop } from './commit-loop.ts';
import { DocumentRoom, type RoomOptions } from './document-room.ts';
import { DocumentSession, type SessionIdentity } from './document-session.ts';
import { DEFAULT_LIMITS, type HubLimits } from './limits.ts';
import { LiveDocument } from './live-document.ts';
import { NO_METRICS, type DocumentMetrics } from './metrics.ts';
import { isStateVector } from './state-vector.ts';
import type { DocumentStore, StoredAuthorship } from './store/document-store.ts';
import type { Refusal } from './update-refusal.ts';

/** As of pino. */
export interface HubLog {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

export interface DocumentHubOptions {
  /** Closed with the hub. */
  readonly store: DocumentStore;
  /** What a person may do with a document at the ledger's head. */
  readonly access: (
    person: string,
    document: string,
  ) => { readonly read: boolean; readonly write: boolean };
  readonly log: HubLog;
  /** ms since 1970-01-01T00:00:00Z */
  readonly clock: () => number;
  readonly limits?: Partial<HubLimits>;
  /** Whether the relay has lost something of its documents, and takes it back from whoever has it. */
  readonly recovers?: boolean;
  readonly metrics?: DocumentMetrics;
  /** A document has changed, on disk. */
  readonly changed?: (document: string) => void;
}

const LONGEST_NAME = 300;
/** How often, in ms, sockets that are behind are looked at. */
const BEHIND_MS = 50;

/** The documents of an association: their sockets, what they check, and what is on disk of them. */
export class DocumentHub {
  readonly #options: DocumentHubOptions;
  readonly #limits: HubLimits;
  readonly #metrics: DocumentMetrics;
  readonly #roomOptions: RoomOptions;
  readonly #rooms = new Map<string, DocumentRoom>();
  readonly #opening = new Map<string, Promise<DocumentRoom>>();
  readonly #sessions = new Set<DocumentSession>();
  readonly #perDevice = new Map<string, number>();
  readonly #loop: CommitLoop;
  readonly #notices: NodeJS.Timeout;
  readonly #evictions: NodeJS.Timeout;
  readonly #behind = new Map<DocumentSession, DocumentRoom>();
  #behindTimer: NodeJS.Timeout | null = null;
  /** Why nobody is let in; null while people are. */
  #away: CloseReason | null = null;
  #adopting: Promise<unknown> = Promise.resolve();

  constructor(options: DocumentHubOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#metrics = options.metrics ?? NO_METRICS;
    this.#roomOptions = {
      limits: this.#limits,
      clock: options.clock,
      mayWrite: (person, document) => options.access(person, document).write,
      recovers: options.recovers === true,
      metrics: this.#metrics,
      malformed: (session, problem) => {
        this.#malformed(session, problem);
      },
      unserved: (session, error) => {
        this.#unserved(session, error);
      },
    };
    this.#loop = new CommitLoop({
      ...this.#roomOptions,
      store: options.store,
      changed: options.changed ?? (() => {}),
      failed: (room, error) => {
        this.#fail(room, error);
      },
    });
    this.#notices = setInterval(() => this.#notice(), this.#limits.noticeMs);
    this.#evictions = setInterval(() => this.#evict(), Math.max(1, this.#limits.idleMs / 2));
    this.#notices.unref();
    this.#evictions.unref();
  }

  /** Takes over a socket of that session on that document, or closes it with a code. */
  accept(socket: WebSocket, identity: SessionIdentity, document: string): void {
    const reason = this.#turnAway(identity, document);
    if (reason !== null) {
      this.#metrics.closed(reason);
      socket.on('error', () => {});
      socket.close(CLOSE_CODES[reason], reason);
      return;
    }
    // Messages come as soon as someone listens: they wait until the document is there.
    const early: DocumentMessage[] = [];
    let room: DocumentRoom | null = null;
    const session = new DocumentSession(socket, identity, document, this.#limits, {
      message: (session, message) => {
        if (room === null) early.push(message);
        else this.#receive(room, session, message);
      },
      malformed: (session, problem) => {
        this.#malformed(session, problem);
      },
      fellBehind: (session) => {
        if (room !== null) this.#watch(session, room);
      },
      closed: (session, closedFor) => {
        this.#forget(session, room, closedFor);
      },
    });
    this.#sessions.add(session);
    this.#perDevice.set(identity.device, (this.#perDevice.get(identity.device) ?? 0) + 1);
    void this.#enter(session, (opened) => {
      room = opened;
      room.enter(session);
      for (const message of early) this.#receive(room, session, message);
    });
  }

  async #enter(session: DocumentSession, enter: (room: DocumentRoom) => void): Promise<void> {
    try {
      const room = await this.#open(session.document);
      if (session.isOpen) enter(room);
    } catch (error) {
      this.#options.log.error({ document: session.document, error }, 'a document cannot be read');
      session.close('storage');
    }
  }

  /**
   * What a replica with that state vector lacks, as it is on disk; null where nothing was ever
   * written.
   *
   * @throws where the state vector is none, or the store is damaged
   */
  async update(document: string, stateVector: Uint8Array): Promise<Uint8Array | null> {
    Y.decodeStateVector(new Uint8Array(stateVector));
    const room = await this.#open(document);
    return room.reading((doc) =>
      room.document.seq === 0 ? null : Y.encodeStateAsUpdate(doc, stateVector),
    );
  }

  /**
   * SHA-256 of the document's Markdown in UTF-8, in hex; null where nothing was ever written, and
   * for a document of a fixed form, which has no text of its own.
   */
  async hash(document: string): Promise<string | null> {
    if (structuredRoots(document) !== null) return null;
    const room = await this.#open(document);
    return room.reading((doc) =>
      room.document.seq === 0
        ? null
        : createHash('sha256').update(doc.getText(TEXT_ROOT).toJSON()).digest('hex'),
    );
  }

  /** Who claimed which client id, and what was deleted by whom and when. */
  authorship(document: string): Promise<StoredAuthorship> {
    return this.#options.store.readAuthorship(document);
  }

  /** All documents of which anything was ever written, each with a mark as of `DocumentStore`. */
  marks(): Promise<ReadonlyMap<string, string>> {
    return this.#options.store.marks();
  }

  /**
   * Takes a document over from another relay. Resolves once it is on disk, to null, or to why it is
   * not taken. Only while nobody is let in: the room would not hear of it.
   *
   * @throws MalformedUpdate, and what the store throws
   */
  adopt(document: string, given: HandedOver): Promise<Refusal | null> {
    const { store, clock } = this.#options;
    const adopted = this.#adopting.then(async () => {
      await Promise.allSettled([this.#opening.get(document)]);
      this.#rooms.delete(document);
      return adoptDocument(document, given, { store, limits: this.#limits, at: clock() });
    });
    this.#adopting = adopted.catch(() => {});
    return adopted;
  }

  /** Closes every socket for that reason, and lets nobody in any more. */
  sendAway(reason: CloseReason): void {
    this.#away ??= reason;
    for (const session of this.#sessions) session.close(reason);
  }

  /** To be called after each batch of the ledger: takes effect on open sockets at once. */
  accessChanged(): void {
    for (const session of this.#sessions) {
      const { read, write } = this.#options.access(session.person, session.document);
      if (!read) session.close('access-ended');
      else if (session.toldMayWrite !== null && session.toldMayWrite !== write)
        this.#rooms.get(session.document)?.accessChanged(session);
    }
  }

  /** Writes what has come in, closes every socket, and the store. */
  async close(): Promise<void> {
    clearInterval(this.#notices);
    clearInterval(this.#evictions);
    this.sendAway('shutting-down');
    await this.#adopting;
    if (this.#behindTimer !== null) clearInterval(this.#behindTimer);
    await Promise.allSettled(this.#opening.values());
    await this.#loop.end();
    await this.#options.store.close();
  }

  #turnAway({ person, device }: SessionIdentity, document: string): CloseReason | null {
    if (this.#away !== null) return this.#away;
    if (document === '' || document.length > LONGEST_NAME) return 'not-found';
    if (!this.#options.access(person, document).read) return 'access-ended';
    const open = this.#perDevice.get(device) ?? 0;
    return open >= this.#limits.socketsPerDevice ? 'too-many-sockets' : null;
  }

  async #open(name: string): Promise<DocumentRoom> {
    const known = this.#rooms.get(name);
    if (known !== undefined) return known;
    const opening = this.#opening.get(name) ?? this.#load(name);
    this.#opening.set(name, opening);
    return opening;
  }

  async #load(name: string): Promise<DocumentRoom> {
    try {
      const document = await LiveDocument.load(name, this.#options.store);
      const room = new DocumentRoom(document, this.#roomOptions);
      this.#rooms.set(name, room);
      return room;
    } finally {
      this.#opening.delete(name);
    }
  }

  /** A message that shows a defect ends its own socket, and never more than that. */
  #receive(room: DocumentRoom, session: DocumentSession, message: DocumentMessage): void {
    try {
      this.#take(room, session, message);
    } catch (error) {
      this.#unserved(session, error);
    }
  }

  #take(room: DocumentRoom, session: DocumentSession, message: DocumentMessage): void {
    switch (message.type) {
      case 'sync-step-1':
        if (isStateVector(message.stateVector)) room.answer(session, message.stateVector);
        else this.#malformed(session, 'a state vector that is none');
        return;
      case 'sync-step-2':
      case 'update':
        room.arrive(session, message.update, message.type === 'update' ? 'update' : 'answer');
        this.#loop.schedule(room);
        return;
      case 'awareness':
        room.receivePresence(session, message.update);
        return;
      case 'query-awareness':
        room.tellPresence(session);
        return;
      case 'permission-denied':
      case 'durable':
      case 'refused':
      case 'notice':
        this.#malformed(session, `${message.type} is for the relay to say`);
        return;
      case 'unknown':
        // Of a later version of the protocol.
        return;
    }
  }

  #malformed(session: DocumentSession, problem: string): void {
    if (!session.isOpen) return;
    const { person, device, document } = session;
    this.#options.log.warn({ person, device, document, problem }, 'malformed message');
    session.close('malformed');
  }

  #unserved(session: DocumentSession, error: unknown): void {
    const { person, device, document } = session;
    this.#options.log.error({ person, device, document, error }, 'a session could not be served');
    session.close('internal');
  }

  #forget(session: DocumentSession, room: DocumentRoom | null, reason: CloseReason | null): void {
    this.#sessions.delete(session);
    this.#behind.delete(session);
    const left = (this.#perDevice.get(session.device) ?? 1) - 1;
    if (left === 0) this.#perDevice.delete(session.device);
    else this.#perDevice.set(session.device, left);
    room?.leave(session);
    if (reason === null) return;
    this.#metrics.closed(reason);
    const { person, device, document } = session;
    this.#options.log.info({ person, device, document, reason }, 'document socket closed');
  }

  #fail(room: DocumentRoom, error: Error): void {
    this.#options.log.error({ document: room.name, error }, 'updates could not be stored');
    // Another may be there in its place already.
    if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name);
    room.fail(error);
  }

  #notice(): void {
    this.#metrics.size({ sockets: this.#sessions.size, documents: this.#rooms.size });
    for (const session of this.#sessions) {
      if (!session.ping()) session.close('timed-out');
      else if (session.toldMayWrite !== null) this.#rooms.get(session.document)?.notify(session);
    }
  }

  #watch(session: DocumentSession, room: DocumentRoom): void {
    this.#behind.set(session, room);
    this.#behindTimer ??= setInterval(() => this.#lookAtBehind(), BEHIND_MS);
  }

  #lookAtBehind(): void {
    for (const [session, room] of this.#behind) {
      const reading = session.reading();
      if (reading === 'behind') continue;
      this.#behind.delete(session);
      if (reading === 'caught-up') room.catchUp(session);
      else session.close('slow-reader');
    }
    if (this.#behind.size > 0 || this.#behindTimer === null) return;
    clearInterval(this.#behindTimer);
    this.#behindTimer = null;
  }

  #evict(): void {
    const until = performance.now() - this.#limits.idleMs;
    for (const [name, room] of this.#rooms) {
      if (!room.isIdle || room.idleSince > until) continue;
      this.#rooms.delete(name);
      room.document.doc.destroy();
    }
  }
}
